import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FormState } from "@/lib/form-state";
import type { Step } from "@/lib/signups/schema";

type Props = {
  step: Step;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  intro?: string;
  /** Words of the button, in place of "Enregistrer et continuer". */
  submit?: { label: string; pending: string };
  children: ReactNode;
};

/** One step of the first file: what it asks, and the way on. */
export async function StepForm({ step, action, intro, submit, children }: Props) {
  const t = await getTranslations("signups");
  return (
    <ActionForm
      id={step}
      action={action}
      labels={{ summary: t("file.summary"), reference: t("errorReference") }}
    >
      {intro && <p>{intro}</p>}
      {children}
      <SubmitButton pending={submit?.pending ?? t("file.saving")}>
        {submit?.label ?? t("file.save")}
      </SubmitButton>
    </ActionForm>
  );
}
