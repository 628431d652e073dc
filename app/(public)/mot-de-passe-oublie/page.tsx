import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { askPasswordReset } from "@/lib/accounts/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("forgottenTitle") };
}

export default async function ForgottenPasswordPage() {
  const t = await getTranslations("accounts");
  return (
    <div className="narrow">
      <PageHeader
        title={t("forgottenTitle")}
        intro={t("forgottenIntro")}
        back={{ href: "/connexion", label: t("backToSignIn") }}
      />
      <Card>
        <ActionForm
          id="oubli"
          action={askPasswordReset}
          labels={{ summary: t("requestRefused"), reference: t("reference") }}
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
          <SubmitButton pending={t("sending")}>{t("sendLink")}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}
