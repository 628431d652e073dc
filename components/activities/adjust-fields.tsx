import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { ADJUSTMENTS } from "@/lib/activities/schema";

/** What to do with the days ticked. */
export function AdjustFields() {
  const t = useTranslations("activities");
  return (
    <Card>
      <div className="stack">
        <RadioGroup
          name="faire"
          label={t("days.what")}
          defaultValue="places"
          options={ADJUSTMENTS.map((value) => ({
            value,
            label: t(`days.choices.${value}`),
            hint: value === "fermer" ? t("days.closeHint") : undefined,
          }))}
        />
        <TextField
          name="nombre"
          label={t("days.number")}
          hint={t("days.numberHint")}
          inputMode="numeric"
          maxLength={5}
          width="short"
        />
        <div>
          <SubmitButton pending={t("pending")} icon="check">
            {t("days.apply")}
          </SubmitButton>
        </div>
      </div>
    </Card>
  );
}
