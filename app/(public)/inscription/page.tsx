import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "@/components/signups/sign-up-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { visitor } from "@/lib/auth";
import { structuresOpenToSignUp } from "@/lib/signups/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signups"))("form.title"), robots: { index: true } };
}

export default async function SignUpPage() {
  const structures = await structuresOpenToSignUp(await visitor());
  const t = await getTranslations("signups");
  return (
    <div className="narrow">
      <PageHeader
        title={t("form.title")}
        intro={
          <>
            <p>{t("form.intro")}</p>
            <p className="mt-2">
              {t("form.known")} <TextLink href="/connexion">{t("form.signIn")}</TextLink>
            </p>
          </>
        }
      />
      {structures.length > 0 ? (
        <SignUpForm structures={structures} />
      ) : (
        <EmptyState title={t("form.closed")}>{t("form.closedText")}</EmptyState>
      )}
    </div>
  );
}
