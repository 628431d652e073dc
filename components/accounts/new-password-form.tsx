import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import type { FormState } from "@/lib/form-state";
import { NewPasswordFields } from "./new-password-fields";

type Props = {
  id: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Shown, and kept by password managers together with the new password. */
  identifiant: string;
  /** The secret of the link that opened the page, where there is one. */
  jeton?: string;
  /** Words of the button, in place of the usual ones. */
  submit?: string;
};

/** The choice of a password by somebody who has none to give. */
export async function NewPasswordForm({ id, action, identifiant, jeton, submit }: Props) {
  const t = await getTranslations("accounts");
  return (
    <ActionForm id={id} action={action} labels={{ summary: t("passwordRefused"), reference: t("reference") }}>
      {jeton && <input type="hidden" name="jeton" value={jeton} />}
      <TextField
        name="identifiant"
        label={t("identifiant")}
        type="email"
        autoComplete="username"
        defaultValue={identifiant}
        readOnly
      />
      <NewPasswordFields />
      <SubmitButton pending={t("saving")}>{submit ?? t("save")}</SubmitButton>
    </ActionForm>
  );
}
