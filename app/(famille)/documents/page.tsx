import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Contacts } from "@/components/home/contacts";
import { DocumentTabs } from "@/components/home/document-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { ownStructures } from "@/lib/home/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home.documents"))("title") };
}

export default async function DocumentsPage() {
  const actor = await requireParent();
  const [t, family, structures] = await Promise.all([
    getTranslations("home.documents"),
    getTranslations("home.family"),
    ownStructures(actor),
  ]);
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/accueil", label: family("back") }} />
      <DocumentTabs current="documents" />
      <EmptyState icon="documents" title={t("none")}>
        {t("noneText")}
      </EmptyState>
      <Contacts title={t("ask")} structures={structures} subject={t("subject")} />
    </div>
  );
}
