import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ChildCard } from "@/components/home/child-card";
import { Contacts } from "@/components/home/contacts";
import { sayQuotient } from "@/components/home/euros";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { ownFamily, ownStructures } from "@/lib/home/queries";
import { sayDay } from "@/lib/text/dates";
import { sayPhone } from "@/lib/text/phones";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home.family"))("title") };
}

export default async function FamilyPage() {
  const actor = await requireParent();
  const [t, locale, family, structures] = await Promise.all([
    getTranslations("home.family"),
    getLocale(),
    ownFamily(actor),
    ownStructures(actor),
  ]);
  const { quotient, address, postalCode, city } = family;
  const home = [address, `${postalCode} ${city}`.trim()].filter(Boolean).join(", ");
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/accueil", label: t("back") }} />
      <Banner title={t("correct")}>
        {t("correctText")}{" "}
        <a href="#structures" className="link">
          {t("correctLink")}
        </a>
      </Banner>
      <Card title={t("home")}>
        <DescriptionList
          items={[
            { term: t("address"), details: home || t("unknown") },
            {
              term: t("quotient"),
              details: quotient
                ? t(quotient.validTo ? "quotientUntil" : "quotientValue", {
                    value: sayQuotient(quotient.valueCents, locale),
                    source: t(`source.${quotient.source}`),
                    date: quotient.validTo
                      ? sayDay(quotient.validTo, locale, { day: "numeric", month: "long", year: "numeric" })
                      : "",
                  })
                : t("noQuotient"),
            },
          ]}
        />
      </Card>
      <section aria-labelledby="responsables" className="mt-8">
        <h2 id="responsables" className="mb-3">
          {t("adults")}
        </h2>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {family.adults.map(({ id, firstName, lastName, phone, email }) => (
            <Card key={id} level={3} title={`${firstName} ${lastName}`}>
              <DescriptionList
                items={[
                  { term: t("phone"), details: phone ? sayPhone(phone) : t("unknown") },
                  ...(email
                    ? [{ term: t("email"), details: <span className="break-all">{email}</span> }]
                    : []),
                ]}
              />
            </Card>
          ))}
        </div>
      </section>
      <section aria-labelledby="enfants" className="mt-8">
        <h2 id="enfants" className="mb-3">
          {t("children")}
        </h2>
        {family.children.length === 0 ? (
          <EmptyState icon="child" title={t("noChild")}>
            {t("noChildText")}
          </EmptyState>
        ) : (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {family.children.map((child) => (
              <ChildCard key={child.id} child={child} today={family.today} />
            ))}
          </div>
        )}
      </section>
      <div id="structures" className="mt-8 scroll-mt-4">
        <Contacts title={t("structures")} structures={structures} subject={t("subject")} />
      </div>
    </div>
  );
}
