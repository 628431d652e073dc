import { getTranslations } from "next-intl/server";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import { saveQuotient } from "@/lib/signups/actions";
import type { HouseholdFile } from "@/lib/signups/queries";
import { StepForm } from "./step-form";

const REGIMES = ["CAF", "MSA", "OTHER"] as const;

export async function QuotientStep({ file }: { file: HouseholdFile }) {
  const t = await getTranslations("signups");
  return (
    <StepForm step="quotient" action={saveQuotient} intro={t("file.quotientIntro")}>
      <RadioGroup
        name="regime"
        label={t("file.regime")}
        options={REGIMES.map((value) => ({ value, label: t(`file.regimes.${value}`) }))}
        defaultValue={file.regime ?? undefined}
        required
      />
      <TextField
        name="allocataire"
        label={t("file.allocataire")}
        optionalMark={t("optional")}
        autoComplete="off"
        width="medium"
        defaultValue={file.allocataireNumber ?? undefined}
      />
    </StepForm>
  );
}
