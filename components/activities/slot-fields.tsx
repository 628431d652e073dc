import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import type { SlotDetail } from "@/lib/activities/queries";

type Linkable = { id: string; name: string; activity: string; isOwn: boolean };
type Props = { slot: SlotDetail | null; position: number; others: Linkable[] };

/** A slot's name, times and links to the other slots of its structure. */
export function SlotFields({ slot, position, others }: Props) {
  const t = useTranslations("activities.slots");
  const label = ({ name, activity, isOwn }: Linkable) =>
    isOwn ? name : t("other", { slot: name, activity });
  const boxes = (name: "exclut" | "avec", chosen: string[] = []) => (
    <div className="grid sm:grid-cols-2">
      {others.map((other) => (
        <CheckboxField
          key={other.id}
          name={name}
          value={other.id}
          label={label(other)}
          defaultChecked={chosen.includes(other.id)}
        />
      ))}
    </div>
  );
  return (
    <>
      <TextField name="nom" label={t("name")} required maxLength={60} defaultValue={slot?.name} />
      <div className="flex flex-wrap gap-4">
        <TextField
          name="debut"
          type="time"
          label={t("start")}
          required
          width="short"
          defaultValue={slot?.startsAt}
        />
        <TextField
          name="fin"
          type="time"
          label={t("end")}
          required
          width="short"
          defaultValue={slot?.endsAt}
        />
      </div>
      <TextField
        name="rang"
        label={t("order")}
        hint={t("orderHint")}
        inputMode="numeric"
        maxLength={2}
        width="short"
        defaultValue={String(position + 1)}
      />
      {others.length > 0 && (
        <>
          <Fieldset name="avec" legend={t("needsLabel")} hint={t("needsHint")}>
            {boxes("avec", slot?.needs)}
          </Fieldset>
          <Fieldset name="exclut" legend={t("excludesLabel")}>
            {boxes("exclut", slot?.excludes)}
          </Fieldset>
        </>
      )}
    </>
  );
}
