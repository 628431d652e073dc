import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Contacts } from "@/components/home/contacts";
import { LegalSection } from "@/components/home/legal-section";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { structures } from "@/lib/activities/queries";
import { visitor } from "@/lib/auth";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("legal.privacy"))("title") };
}

const ROWS = [
  "signUp",
  "family",
  "health",
  "persons",
  "pieces",
  "reservations",
  "mails",
  "account",
  "logs",
] as const;
const COOKIES = ["session", "device", "language"] as const;
const COMPLAINTS = "https://www.cnil.fr/fr/adresser-une-plainte";

export default async function PrivacyPage() {
  const actor = await visitor();
  const [t, legal, { name: organisation }, contacts] = await Promise.all([
    getTranslations("legal.privacy"),
    getTranslations("legal"),
    organisationFacts(actor),
    structures(actor),
  ]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <LegalSection id="controller" title={t("controller")}>
        <p>{t("controllerText", { organisation })}</p>
      </LegalSection>
      <LegalSection id="data" title={t("data")}>
        <p className="text-muted">{t("dataText", { organisation })}</p>
        <Kept
          why={t("why")}
          howLong={t("howLong")}
          rows={ROWS.map((row) => ({
            what: t(`rows.${row}.what`),
            why: t(`rows.${row}.why`),
            howLong: t(`rows.${row}.howLong`),
          }))}
        />
        <p>{t("notYet")}</p>
      </LegalSection>
      <LegalSection id="who" title={t("who")}>
        <p>{t("whoText")}</p>
      </LegalSection>
      <LegalSection id="cookies" title={t("cookies")}>
        <p>{t("cookiesText")}</p>
        <Kept
          why={t("why")}
          howLong={t("howLong")}
          rows={COOKIES.map((cookie) => ({
            what: t("cookie", { name: t(`cookieRows.${cookie}.name`) }),
            why: t(`cookieRows.${cookie}.why`),
            howLong: t(`cookieRows.${cookie}.howLong`),
          }))}
        />
      </LegalSection>
      <LegalSection id="rights" title={t("rights")}>
        <p>{t("rightsText", { organisation })}</p>
        <p>
          {t.rich("complaint", {
            link: (text) => (
              <a className="link" href={COMPLAINTS}>
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

type KeptProps = {
  why: string;
  howLong: string;
  rows: { what: string; why: string; howLong: string }[];
};

/** Things that the portal keeps, each with its reason and its time. */
function Kept({ why, howLong, rows }: KeptProps) {
  return (
    <ul className="space-y-4">
      {rows.map((row) => (
        <li key={row.what} className="rounded-lg border border-line bg-surface px-4 py-3">
          <p className="font-bold">{row.what}</p>
          <DescriptionList
            items={[
              { term: why, details: row.why },
              { term: howLong, details: row.howLong },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
