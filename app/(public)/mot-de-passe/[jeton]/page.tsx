import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewPasswordForm } from "@/components/accounts/new-password-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { resetPassword } from "@/lib/accounts/actions";
import { passwordLink } from "@/lib/accounts/queries";
import { visitor } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("accounts"))("resetTitle"),
    robots: { index: false },
    // The address holds a secret. "no-referrer" would make browsers post the form without its origin.
    referrer: "same-origin",
  };
}

/** Shows the form without using the link up: mail scanners follow links too. */
export default async function ResetPasswordPage({ params }: PageProps<"/mot-de-passe/[jeton]">) {
  const { jeton } = await params;
  const link = await passwordLink(await visitor(), jeton, "RESET_PASSWORD");
  const t = await getTranslations("accounts");
  if (link?.state === "live") {
    return (
      <div className="narrow">
        <PageHeader title={t("resetTitle")} intro={t("resetIntro")} />
        <Card>
          <NewPasswordForm id="nouveau" action={resetPassword} identifiant={link.email} jeton={jeton} />
        </Card>
      </div>
    );
  }
  return (
    <div className="narrow stack">
      <PageHeader title={t("deadLinkTitle")} intro={t(`deadLink.${link?.state ?? "unknown"}`)} />
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/mot-de-passe-oublie">{t("askAgain")}</ButtonLink>
        <ButtonLink href="/connexion" variant="secondary">
          {t("signIn")}
        </ButtonLink>
      </div>
    </div>
  );
}
