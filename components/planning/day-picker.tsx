import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { Button } from "@/components/ui/button";
import type { PlainDate } from "@/lib/dates";

type Props = { structures: { id: string; name: string }[]; structureId: string; date: PlainDate };

/** Which structure and which day: a plain GET form. */
export function DayPicker({ structures, structureId, date }: Props) {
  const t = useTranslations("planning");
  return (
    <search aria-label={t("pick")} className="print:hidden">
      <form
        key={`${structureId} ${date}`}
        action="/equipe/planning"
        className="flex flex-wrap items-end gap-4"
      >
        {structures.length > 1 ? (
          <SelectField
            name="structure"
            label={t("structure")}
            options={structures.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={structureId}
          />
        ) : (
          <input type="hidden" name="structure" value={structureId} />
        )}
        <DateField name="jour" label={t("day")} defaultValue={date} />
        <Button type="submit" variant="secondary">
          {t("show")}
        </Button>
      </form>
    </search>
  );
}
