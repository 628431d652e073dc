import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewPasswordForm } from "@/components/accounts/new-password-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { finishSignUp } from "@/lib/accounts/actions";
import { passwordLink } from "@/lib/accounts/queries";
import { visitor } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("signups"))("finish.title"),
    robots: { index: false },
    // The address holds a secret. "no-referrer" would make browsers post the form without its origin.
    referrer: "same-origin",
  };
}

/** Shows the form without using the link up: mail scanners follow links too. */
export default async function FinishSignUpPage({ params }: PageProps<"/inscription/terminer/[jeton]">) {
  const { jeton } = await params;
  const link = await passwordLink(await visitor(), jeton, "FINISH_SIGN_UP");
  const t = await getTranslations("signups.finish");
  if (link?.state === "live") {
    return (
      <div className="narrow">
        <PageHeader title={t("title")} intro={t("intro")} />
        <Card>
          <NewPasswordForm
            id="terminer"
            action={finishSignUp}
            identifiant={link.email}
            jeton={jeton}
            submit={t("submit")}
          />
        </Card>
      </div>
    );
  }
  const state = link?.state ?? "unknown";
  return (
    <div className="narrow stack">
      <PageHeader title={t(`${state}Title`)} intro={t(`${state}Text`)} />
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/connexion">{t("signIn")}</ButtonLink>
        {state !== "used" && (
          <ButtonLink href="/mot-de-passe-oublie" variant="secondary">
            {t("newLink")}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
