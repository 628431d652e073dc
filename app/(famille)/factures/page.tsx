import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DocumentList } from "@/components/documents/document-list";
import { ActivityPrices } from "@/components/home/activity-prices";
import { Contacts } from "@/components/home/contacts";
import { sayQuotient } from "@/components/home/euros";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireParent } from "@/lib/auth";
import { householdLetters } from "@/lib/documents/queries";
import { ownStructures } from "@/lib/home/queries";
import { tariffsOfHousehold } from "@/lib/tariffs/queries";
import { sayDay } from "@/lib/text/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tariffs"))("title") };
}

export default async function InvoicesPage() {
  const actor = await requireParent();
  const [t, tLetters, locale, { quotient, activities }, structures, letters] = await Promise.all([
    getTranslations("tariffs"),
    getTranslations("documents.letters"),
    getLocale(),
    tariffsOfHousehold(actor),
    ownStructures(actor),
    householdLetters(actor),
  ]);
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/accueil", label: t("back") }} />
      <section aria-labelledby="factures">
        <h2 id="factures" className="mb-3">
          {t("invoices")}
        </h2>
        <EmptyState icon="invoice" title={t("none")}>
          {t("noneText")}
        </EmptyState>
      </section>
      <section aria-labelledby="courriers" className="mt-8">
        <h2 id="courriers" className="mb-3">
          {tLetters("title")}
        </h2>
        {letters.length === 0 ? (
          <EmptyState icon="mail" title={tLetters("none")}>
            {tLetters("noneText")}
          </EmptyState>
        ) : (
          <DocumentList label={tLetters("title")} documents={letters} />
        )}
      </section>
      <section aria-labelledby="tarifs" className="mt-8">
        <h2 id="tarifs" className="mb-3">
          {t("tariffs")}
        </h2>
        {quotient ? (
          <p className="mb-4">
            {t(quotient.validTo ? "quotientUntil" : "quotient", {
              value: sayQuotient(quotient.valueCents, locale),
              date: quotient.validTo
                ? sayDay(quotient.validTo, locale, { day: "numeric", month: "long", year: "numeric" })
                : "",
            })}
          </p>
        ) : (
          <div className="mb-4">
            <Banner
              tone="warning"
              title={t("noQuotient")}
              action={
                <ButtonLink href="/documents/envois" variant="secondary">
                  {t("papers")}
                </ButtonLink>
              }
            >
              {t("noQuotientText")}
            </Banner>
          </div>
        )}
        {activities.length === 0 ? (
          <EmptyState
            icon="child"
            title={t("noActivity")}
            action={<TextLink href="/">{t("publicHome")}</TextLink>}
          >
            {t("noActivityText")}
          </EmptyState>
        ) : (
          <div className="gap-4 lg:columns-2">
            {activities.map((activity) => (
              <ActivityPrices
                key={activity.id}
                activity={activity}
                quotientCents={quotient?.valueCents ?? null}
              />
            ))}
          </div>
        )}
      </section>
      <Contacts title={t("whom")} structures={structures} subject={t("subject")} />
    </div>
  );
}
