import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Contacts } from "@/components/home/contacts";
import { LegalSection } from "@/components/home/legal-section";
import { PageHeader } from "@/components/ui/page-header";
import { structures } from "@/lib/activities/queries";
import { visitor } from "@/lib/auth";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("legal.accessibility"))("title") };
}

const DONE = ["keyboard", "names", "colour", "script", "tests"] as const;
const DEFENDER = "https://formulaire.defenseurdesdroits.fr/";

export default async function AccessibilityPage() {
  const actor = await visitor();
  const [t, legal, { name: organisation }, contacts] = await Promise.all([
    getTranslations("legal.accessibility"),
    getTranslations("legal"),
    organisationFacts(actor),
    structures(actor),
  ]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <LegalSection id="state" title={t("state")}>
        <p>{t("stateText", { organisation })}</p>
      </LegalSection>
      <LegalSection id="done" title={t("done")}>
        <ul className="list-disc space-y-1 ps-5">
          {DONE.map((item) => (
            <li key={item}>{t(`doneList.${item}`)}</li>
          ))}
        </ul>
      </LegalSection>
      <LegalSection id="limits" title={t("limits")}>
        <p>{t("limitsText")}</p>
      </LegalSection>
      <LegalSection id="report" title={t("report")}>
        <p>{t("reportText")}</p>
        <p>
          {t.rich("defender", {
            link: (text) => (
              <a className="link" href={DEFENDER}>
                {text}
              </a>
            ),
          })}
        </p>
      </LegalSection>
      <div className="mt-8">
        <Contacts title={legal("contact")} structures={contacts} />
      </div>
    </>
  );
}
