import { getTranslations } from "next-intl/server";
import { PasswordField } from "@/components/forms/password-field";

/** The two fields in which a password is chosen. */
export async function NewPasswordFields() {
  const t = await getTranslations("accounts");
  const labels = { show: t("show"), hide: t("hide") };
  return (
    <>
      <PasswordField
        name="nouveauMotDePasse"
        label={t("newPassword")}
        hint={t("newPasswordHint")}
        autoComplete="new-password"
        labels={labels}
        required
      />
      <PasswordField
        name="confirmation"
        label={t("confirmation")}
        autoComplete="new-password"
        labels={labels}
        required
      />
    </>
  );
}
