import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FamilyOverview } from "@/components/dossier/family-overview";
import { Outcome } from "@/components/dossier/outcome";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { awaitedAnswers } from "@/lib/consents/queries";
import { missingPieces } from "@/lib/documents/queries";
import { familyFile } from "@/lib/dossier/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier"))("title") };
}

export default async function FamilyPage({ searchParams }: PageProps<"/famille">) {
  const actor = await requireParent();
  const [t, file, pieces, consents] = await Promise.all([
    getTranslations("dossier"),
    familyFile(actor),
    missingPieces(actor),
    awaitedAnswers(actor),
  ]);
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/accueil", label: t("home") }} />
      <Outcome asked={await searchParams} />
      <FamilyOverview file={file} pieces={pieces} consents={consents} />
    </div>
  );
}
