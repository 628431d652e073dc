import { useLocale, useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/radio-group";
import type { DeclarableDays } from "@/lib/absences/queries";
import { type Worth, worthOf } from "@/lib/absences/rules";
import { ABSENCE_REASONS } from "@/lib/absences/schema";

/** Why the child does not come; under each reason, before anything is sent, what it is worth. */
export function ReasonField({ activities }: Pick<DeclarableDays, "activities">) {
  const t = useTranslations("absences");
  const locale = useLocale();
  const list = new Intl.ListFormat(locale);
  const say = ({ basis, proofDays, carenceDays }: Worth) => {
    const worth = t(`worth.${basis}`, { days: proofDays });
    if (carenceDays === 0) return worth;
    return t("worth.with", { worth, carence: t("worth.carence", { days: carenceDays }) });
  };
  return (
    <RadioGroup
      name="motif"
      label={t("form.reason")}
      required
      requiredMark={t("form.required")}
      options={ABSENCE_REASONS.map((reason) => {
        const worths = worthOf(activities, reason);
        const said = worths.map((one) => {
          const activity = list.format(one.activities);
          return worths.length === 1 ? say(one) : t("worth.of", { activities: activity, worth: say(one) });
        });
        const hint = said.join(". ");
        return {
          value: reason,
          label: t(`reasons.${reason}`),
          hint: hint.charAt(0).toLocaleUpperCase(locale) + hint.slice(1),
        };
      })}
    />
  );
}
