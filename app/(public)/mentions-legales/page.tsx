import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Contacts } from "@/components/home/contacts";
import { LegalSection } from "@/components/home/legal-section";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { structures } from "@/lib/activities/queries";
import { visitor } from "@/lib/auth";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("legal.notice"))("title") };
}

const PARTS = ["director", "host", "content"] as const;

export default async function LegalNoticePage() {
  const actor = await visitor();
  const [t, legal, { name: organisation }, contacts] = await Promise.all([
    getTranslations("legal.notice"),
    getTranslations("legal"),
    organisationFacts(actor),
    structures(actor),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <Banner tone="warning" title={legal("toComplete")}>
        {t("toCompleteText", { organisation })}
      </Banner>
      <LegalSection id="publisher" title={t("publisher")}>
        <p>{t("publisherText", { organisation })}</p>
      </LegalSection>
      {PARTS.map((part) => (
        <LegalSection key={part} id={part} title={t(part)}>
          <p>{t(`${part}Text`)}</p>
        </LegalSection>
      ))}
      <div className="mt-8">
        <Contacts title={legal("contact")} structures={contacts} />
      </div>
    </>
  );
}
