import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { LanguageSwitch } from "@/components/layout/language-switch";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { changePassword, chooseLanguage, signOutEverywhere } from "@/lib/accounts/actions";
import { NewPasswordFields } from "./new-password-fields";

type Props = {
  account: { email: string; locale: "fr" | "en"; openSessions: number };
  /** Who may change the login, in words. */
  loginHelp: string;
  back?: { href: Route; label: string };
};

/** The account of who is signed in: login, password, language, devices. */
export async function AccountSettings({ account, loginHelp, back }: Props) {
  const t = await getTranslations("accounts");
  return (
    <>
      <PageHeader title={t("accountTitle")} intro={t("accountIntro")} back={back} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="stack">
          <Card title={t("loginTitle")}>
            <p className="font-semibold break-words">{account.email}</p>
            <p className="text-muted">{loginHelp}</p>
          </Card>
          <Card title={t("changeTitle")}>
            <ActionForm
              id="mot-de-passe"
              action={changePassword}
              labels={{ summary: t("passwordRefused"), reference: t("reference") }}
            >
              <p className="text-muted">{t("changeIntro")}</p>
              <PasswordField
                name="motDePasseActuel"
                label={t("currentPassword")}
                autoComplete="current-password"
                labels={{ show: t("show"), hide: t("hide") }}
                required
              />
              <NewPasswordFields />
              <SubmitButton pending={t("saving")}>{t("change")}</SubmitButton>
            </ActionForm>
          </Card>
        </div>
        <div className="stack">
          <Card title={t("languageTitle")}>
            <p className="text-muted">{t("languageHelp")}</p>
            <LanguageSwitch
              label={t("languageTitle")}
              action={chooseLanguage}
              current={account.locale}
              languages={[
                { code: "fr", label: t("french") },
                { code: "en", label: t("english") },
              ]}
            />
          </Card>
          <Card title={t("devicesTitle")}>
            <p className="mb-3">{t("devices", { count: account.openSessions })}</p>
            <form action={signOutEverywhere}>
              <SubmitButton variant="secondary" icon="logout" pending={t("signOutEverywhere")}>
                {t("signOutEverywhere")}
              </SubmitButton>
            </form>
          </Card>
        </div>
      </div>
    </>
  );
}
