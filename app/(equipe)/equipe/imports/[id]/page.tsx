import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { PreviewView } from "@/components/imports/preview-view";
import { ResultView } from "@/components/imports/result-view";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { type ImportPage as Import, importPage } from "@/lib/imports/queries";
import { organisationFacts } from "@/lib/organisation/queries";

/** Seconds: a large file takes longer than a page. Cut short, an import goes on at the next press. */
export const maxDuration = 300;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.page"))("title") };
}

export default async function ImportPage({ params }: PageProps<"/equipe/imports/[id]">) {
  const actor = await requireStaff("IMPORTS");
  const found = await importPage(actor, (await params).id);
  if (!found) notFound();
  const [t, format, { timeZone }] = await Promise.all([
    getTranslations("imports.preview"),
    getFormatter(),
    organisationFacts(actor),
  ]);
  const when = format.dateTime(found.importedAt ?? found.createdAt, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  });
  return (
    <>
      <PageHeader
        title={t(found.status === "IMPORTED" ? "done" : "title", { file: found.fileName })}
        intro={t("by", { when, by: found.by })}
        back={{ href: "/equipe/imports", label: t("back") }}
      />
      <Content found={found} />
    </>
  );
}

async function Content({ found }: { found: Import }) {
  if (found.status === "IMPORTED") return <ResultView result={found.result} />;
  if (found.status === "CHECKED") {
    return <PreviewView id={found.id} started={found.started} preview={found.preview} />;
  }
  const t = await getTranslations("imports");
  const { code, params } = found.refusal;
  return (
    <Banner tone="danger" title={t("preview.unreadable")}>
      {t(`refusal.${code}`, params as Record<"columns" | "line" | "max", string>)}
    </Banner>
  );
}
