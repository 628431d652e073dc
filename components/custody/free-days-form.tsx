import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { setFreeDays } from "@/lib/custody/actions";

type Props = {
  householdId: string;
  childId: string;
  today: string;
  homes: { value: string; label: string }[];
};

/** Days given to one home whatever the plan says, or handed back to the plan. */
export function FreeDaysForm({ householdId, childId, today, homes }: Props) {
  const t = useTranslations("custody.staff");
  return (
    <ActionForm
      id="jours"
      action={setFreeDays}
      labels={{ summary: t("summaryDays") }}
      className="stack max-w-text"
    >
      <input type="hidden" name="foyer" value={householdId} />
      <input type="hidden" name="enfant" value={childId} />
      <div className="flex flex-wrap items-end gap-4">
        <DateField name="du" label={t("firstDay")} min={today} required />
        <DateField
          name="au"
          label={t("lastDay")}
          hint={t("lastDayHint")}
          min={today}
          optionalMark={t("optional")}
        />
      </div>
      <RadioGroup
        name="qui"
        label={t("who")}
        options={[...homes, { value: "plan", label: t("asPlanned") }]}
        required
      />
      <div>
        <SubmitButton variant="secondary" pending={t("saving")}>
          {t("saveDays")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
