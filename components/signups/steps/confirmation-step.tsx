import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { confirmFile } from "@/lib/signups/actions";
import type { HouseholdFile } from "@/lib/signups/queries";
import { FileRecap } from "../file-recap";
import { StepForm } from "./step-form";

export async function ConfirmationStep({ file }: { file: HouseholdFile }) {
  const t = await getTranslations("signups.file");
  return (
    <div className="stack">
      <p>{t("confirmIntro")}</p>
      <FileRecap file={file} />
      <StepForm
        step="confirmation"
        action={confirmFile}
        submit={{ label: t("confirm"), pending: t("confirming") }}
      >
        <CheckboxField name="exact" label={t("exact")} required />
      </StepForm>
    </div>
  );
}
