import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { signIn } from "@/lib/accounts/actions";
import { homePath } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("signInTitle") };
}

export default async function SignInPage() {
  const home = await homePath();
  if (home) redirect(home);
  const t = await getTranslations("accounts");
  return (
    <div className="narrow">
      <PageHeader title={t("signInTitle")} intro={t("signInIntro")} />
      <Card>
        <ActionForm
          id="connexion"
          action={signIn}
          labels={{ summary: t("signInRefused"), reference: t("reference") }}
        >
          <TextField
            name="identifiant"
            label={t("identifiant")}
            hint={t("identifiantHint")}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <PasswordField
            name="motDePasse"
            label={t("motDePasse")}
            autoComplete="current-password"
            labels={{ show: t("show"), hide: t("hide") }}
            required
          />
          <SubmitButton pending={t("signingIn")}>{t("signIn")}</SubmitButton>
        </ActionForm>
        <p className="mt-2">
          <TextLink href="/mot-de-passe-oublie" className="inline-flex min-h-target items-center">
            {t("forgotten")}
          </TextLink>
        </p>
      </Card>
      <p className="mt-6">
        {t("noAccount")} <TextLink href="/inscription">{t("signUp")}</TextLink>
      </p>
    </div>
  );
}
