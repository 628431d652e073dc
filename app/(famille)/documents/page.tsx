import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentList } from "@/components/documents/document-list";
import { DocumentTabs } from "@/components/documents/document-tabs";
import { Contacts } from "@/components/home/contacts";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { offeredDocuments } from "@/lib/documents/queries";
import { ownStructures } from "@/lib/home/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.offered"))("title") };
}

export default async function DocumentsPage() {
  const actor = await requireParent();
  const [t, documents, structures] = await Promise.all([
    getTranslations("documents"),
    offeredDocuments(actor),
    ownStructures(actor),
  ]);
  return (
    <div className="stack">
      <PageHeader
        title={t("offered.title")}
        intro={t("offered.intro")}
        back={{ href: "/accueil", label: t("back") }}
      />
      <DocumentTabs current="offered" />
      {documents.length === 0 ? (
        <EmptyState icon="documents" title={t("offered.none")}>
          {t("offered.noneText")}
        </EmptyState>
      ) : (
        <DocumentList label={t("offered.list")} documents={documents} />
      )}
      <Contacts title={t("offered.ask")} structures={structures} subject={t("offered.subject")} />
    </div>
  );
}
