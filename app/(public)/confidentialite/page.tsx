import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Contacts } from "@/components/home/contacts";
import { LegalSection } from "@/components/home/legal-section";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { structures } from "@/lib/activities/queries";
import { visitor } from "@/lib/auth";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("legal.privacy"))("title") };
}

const ROWS = ["signUp", "family", "reservations", "mails", "account", "logs"] as const;
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
      <section aria-labelledby="data" className="mt-8">
        <h2 id="data" className="mb-2">
          {t("data")}
        </h2>
        <p className="mb-3 text-muted">{t("dataText", { organisation })}</p>
        <Table label={t("dataTable")}>
          <Head labels={[t("what"), t("why"), t("howLong")]} />
          <tbody>
            {ROWS.map((row) => (
              <tr key={row}>
                <td>{t(`rows.${row}.what`)}</td>
                <td>{t(`rows.${row}.why`)}</td>
                <td>{t(`rows.${row}.howLong`)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <p className="mt-3 max-w-text">{t("notYet")}</p>
      </section>
      <LegalSection id="who" title={t("who")}>
        <p>{t("whoText")}</p>
      </LegalSection>
      <section aria-labelledby="cookies" className="mt-8">
        <h2 id="cookies" className="mb-2">
          {t("cookies")}
        </h2>
        <p className="mb-3 max-w-text">{t("cookiesText")}</p>
        <Table label={t("cookieTable")}>
          <Head labels={[t("cookie"), t("why"), t("howLong")]} />
          <tbody>
            {COOKIES.map((cookie) => (
              <tr key={cookie}>
                <td>{t(`cookieRows.${cookie}.name`)}</td>
                <td>{t(`cookieRows.${cookie}.why`)}</td>
                <td>{t(`cookieRows.${cookie}.howLong`)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
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

function Head({ labels }: { labels: string[] }) {
  return (
    <thead>
      <tr>
        {labels.map((label) => (
          <th key={label} scope="col">
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}
