import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { FamilyDetail } from "@/lib/families/queries";
import { formatCents } from "@/lib/money";
import { sayDay } from "@/lib/text/dates";

const SHORT = { day: "numeric", month: "short", year: "numeric" } as const;

/** What is known of the household itself. */
export async function HouseholdCard({ family, timeZone }: { family: FamilyDetail; timeZone: string }) {
  const [t, locale, format] = await Promise.all([
    getTranslations("families.detail"),
    getLocale(),
    getFormatter(),
  ]);
  const { address, postalCode, city, regime, allocataireNumber, externalRef, quotients } = family;
  const home = [address, `${postalCode} ${city}`.trim()].filter(Boolean);
  const quotientLines = quotients.map(({ valueCents, source, from, to }) =>
    t("quotientLine", {
      value: formatCents(valueCents, locale),
      source: t(`sources.${source}`),
      from: sayDay(from, locale, SHORT),
      to: to ? sayDay(to, locale, SHORT) : "none",
    }),
  );
  const optional = [
    { term: t("reference"), details: externalRef },
    { term: t("regime"), details: regime && t(`regimes.${regime}`) },
    { term: t("allocataire"), details: allocataireNumber },
  ].filter(({ details }) => details);
  return (
    <Card title={t("household")}>
      <DescriptionList
        items={[
          { term: t("address"), details: <Lines lines={home} none={t("noAddress")} /> },
          { term: t("structures"), details: <Lines lines={family.structures} none="–" /> },
          { term: t("quotient"), details: <Lines lines={quotientLines} none={t("noQuotient")} /> },
          ...optional,
          { term: t("since"), details: format.dateTime(family.createdAt, { dateStyle: "long", timeZone }) },
        ]}
      />
    </Card>
  );
}

function Lines({ lines, none }: { lines: string[]; none: string }) {
  if (lines.length === 0) return none;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
