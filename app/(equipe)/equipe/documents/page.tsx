import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { SendOutcomeBanner } from "@/components/documents/send-outcome";
import { StaffDocumentList } from "@/components/documents/staff-document-list";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth";
import { DOCUMENTS_PER_PAGE, publishedDocuments } from "@/lib/documents/queries";
import { listPage, sendOutcome } from "@/lib/documents/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.staff"))("title") };
}

export default async function StaffDocumentsPage({ searchParams }: PageProps<"/equipe/documents">) {
  const actor = await requireStaff("DOCUMENTS");
  const query = await searchParams;
  const page = listPage.parse(query.page);
  const outcome = sendOutcome.parse(query);
  const [t, tPublish, { documents, total }] = await Promise.all([
    getTranslations("documents.staff"),
    getTranslations("documents.publish"),
    publishedDocuments(actor, { page }),
  ]);
  const pages = Math.max(1, Math.ceil(total / DOCUMENTS_PER_PAGE));
  const to = (number: number, label: string) => ({
    href: `/equipe/documents?page=${number}` as Route,
    label,
  });
  return (
    <div className="stack">
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        actions={
          <ButtonLink href="/equipe/documents/publier" icon="plus">
            {t("publish")}
          </ButtonLink>
        }
      />
      <SendOutcomeBanner outcome={outcome} received={tPublish("received", { count: outcome.recus ?? 0 })} />
      {outcome.retire && (
        <Banner tone="success" live>
          {t("withdrawn")}
        </Banner>
      )}
      {documents.length === 0 ? (
        <EmptyState icon="documents" title={t("none")}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <StaffDocumentList documents={documents} />
      )}
      {pages > 1 && (
        <Pagination
          label={t("pages")}
          status={t("page", { page, pages })}
          previous={page > 1 ? to(page - 1, t("previous")) : undefined}
          next={page < pages ? to(page + 1, t("next")) : undefined}
        />
      )}
    </div>
  );
}
