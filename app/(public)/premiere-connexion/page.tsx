import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewPasswordForm } from "@/components/accounts/new-password-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { setFirstPassword } from "@/lib/accounts/actions";
import { myIdentifiant } from "@/lib/accounts/queries";
import { homePath, requireAccount } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("firstTitle") };
}

export default async function FirstSignInPage() {
  const actor = await requireAccount();
  if (actor.stage === "FULL") redirect((await homePath()) ?? "/connexion");
  const [t, identifiant] = await Promise.all([getTranslations("accounts"), myIdentifiant(actor)]);
  return (
    <div className="narrow">
      <PageHeader title={t("firstTitle")} intro={t("firstIntro")} />
      <Card>
        <NewPasswordForm id="premiere" action={setFirstPassword} identifiant={identifiant} />
      </Card>
    </div>
  );
}
