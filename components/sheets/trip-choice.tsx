import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { Button } from "@/components/ui/button";
import type { PlainDate } from "@/lib/dates";
import type { TripActivity } from "@/lib/sheets/queries";

type Props = { activities: TripActivity[]; activityId: string | undefined; date: PlainDate };

/** Which activity leaves, and when; it only leads to the children. */
export async function TripChoice({ activities, activityId, date }: Props) {
  const t = await getTranslations("sheets.page");
  return (
    <search aria-label={t("chooseLabel")}>
      <form
        action="/equipe/sorties"
        className="grid items-end gap-4 rounded-xl border border-line bg-surface p-4 shadow-card sm:grid-cols-[2fr_1fr_auto]"
      >
        <SelectField
          name="activite"
          label={t("activity")}
          options={activities.map(({ id, name, structure }) => ({
            value: id,
            label: t("activityLine", { activity: name, structure }),
          }))}
          defaultValue={activityId ?? activities[0]?.id}
        />
        <DateField name="date" label={t("date")} defaultValue={date} required />
        <Button type="submit" variant="secondary" icon="search">
          {t("choose")}
        </Button>
      </form>
    </search>
  );
}
