import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { previewClosure } from "@/lib/closures/actions";
import type { ClosureScopes } from "@/lib/closures/queries";
import { CLOSURE_CAUSES, type NewClosure, scopeValue } from "@/lib/closures/schema";
import type { PlainDate } from "@/lib/dates";

type Props = {
  structureId: string;
  activities: ClosureScopes["activities"];
  /** The first day proposed, and the closure that is looked at again. */
  firstDay: PlainDate;
  given: NewClosure | null;
};

/** What is closed, when and why; sending it shows what it changes. */
export function ClosureForm({ structureId, activities, firstDay, given }: Props) {
  const t = useTranslations("closures");
  const scopes = [
    { value: "", label: t("whole") },
    ...activities.flatMap(({ id, name, slots }) => [
      { value: scopeValue({ activityId: id, slotId: null }), label: name },
      ...(slots.length > 1 ? slots : []).map((slot) => ({
        value: scopeValue({ activityId: id, slotId: slot.id }),
        label: t("scopeLine", { activity: name, slot: slot.name }),
      })),
    ]),
  ];
  return (
    <ActionForm id="fermeture" action={previewClosure} labels={{ summary: t("form.summary") }}>
      <input type="hidden" name="structure" value={structureId} />
      <SelectField
        name="portee"
        label={t("form.scope")}
        options={scopes}
        defaultValue={given ? scopeValue(given) : ""}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField name="du" label={t("form.from")} defaultValue={given?.firstDay ?? firstDay} required />
        <DateField name="au" label={t("form.to")} hint={t("form.toHint")} defaultValue={given?.lastDay} />
      </div>
      <SelectField
        name="cause"
        label={t("form.cause")}
        placeholder={t("form.pick")}
        options={CLOSURE_CAUSES.map((cause) => ({ value: cause, label: t(`causes.${cause}`) }))}
        defaultValue={given?.cause}
        required
      />
      <TextareaField
        name="message"
        label={t("form.message")}
        hint={t("form.messageHint")}
        optionalMark={t("form.optional")}
        rows={3}
        maxLength={500}
        defaultValue={given?.message}
      />
      <RadioGroup
        name="facture"
        label={t("form.billed")}
        defaultValue={given?.billed ? "oui" : "non"}
        options={[
          { value: "non", label: t("form.free") },
          { value: "oui", label: t("form.due") },
        ]}
      />
      <SubmitButton pending={t("form.pending")}>{t("form.look")}</SubmitButton>
    </ActionForm>
  );
}
