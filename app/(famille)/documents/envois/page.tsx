import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Contacts } from "@/components/home/contacts";
import { DocumentTabs } from "@/components/home/document-tabs";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { ownStructures } from "@/lib/home/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home.uploads"))("title") };
}

const PAPERS = ["insurance", "vaccinations", "quotient", "address", "authority", "pai"] as const;

export default async function UploadsPage() {
  const actor = await requireParent();
  const [t, family, structures] = await Promise.all([
    getTranslations("home.uploads"),
    getTranslations("home.family"),
    ownStructures(actor),
  ]);
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/accueil", label: family("back") }} />
      <DocumentTabs current="uploads" />
      <Banner title={t("closed")}>{t("closedText")}</Banner>
      <Card title={t("papers")}>
        <p>{t("papersText")}</p>
        <ul className="mt-3 list-disc space-y-1 ps-5">
          {PAPERS.map((paper) => (
            <li key={paper}>{t(`list.${paper}`)}</li>
          ))}
        </ul>
      </Card>
      <Contacts title={t("whom")} structures={structures} subject={t("subject")} />
    </div>
  );
}
