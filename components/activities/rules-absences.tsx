import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Fieldset } from "@/components/forms/fieldset";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { ABSENCE_REASONS } from "@/lib/absences/schema";
import type { RulesOfActivity } from "@/lib/activities/queries";
import { ABSENCE_ANSWERS, absenceAnswer } from "@/lib/activities/schema/rules-form";
import { saveAbsenceRule } from "@/lib/deadlines/actions";

/** Which absences an activity takes for justified. */
export function AbsenceRuleForm({ activity, absences }: Pick<RulesOfActivity, "activity" | "absences">) {
  const t = useTranslations("deadlines.absences");
  const reasons = useTranslations("absences.reasons");
  const days = [
    { name: "carence", label: t("carence"), hint: t("carenceHint"), value: absences.carenceDays },
    { name: "justificatif", label: t("proofDays"), hint: t("proofDaysHint"), value: absences.proofDays },
  ];
  return (
    <ActionForm
      id="absences"
      action={saveAbsenceRule}
      labels={{ summary: t("summary") }}
      className="stack max-w-text"
    >
      <input type="hidden" name="activite" value={activity.id} />
      <HiddenField name="version" value={String(activity.version)} />
      <Card>
        <div className="stack">
          {days.map(({ name, label, hint, value }) => (
            <TextField
              key={name}
              name={name}
              inputMode="numeric"
              maxLength={2}
              width="short"
              label={label}
              hint={hint}
              defaultValue={String(value)}
            />
          ))}
        </div>
      </Card>
      <Card>
        <Fieldset legend={t("reasons")} hint={t("reasonsIntro")}>
          {ABSENCE_REASONS.map((reason) => (
            <RadioGroup
              key={reason}
              name={`motifs.${reason}`}
              label={reasons(reason)}
              inline
              defaultValue={absenceAnswer(absences.reasons[reason])}
              options={ABSENCE_ANSWERS.map((value) => ({ value, label: t(`answerOf.${value}`) }))}
            />
          ))}
        </Fieldset>
      </Card>
      <div>
        <SubmitButton pending={t("saving")} icon="check">
          {t("save")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
