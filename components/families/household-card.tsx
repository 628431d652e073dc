import { getFormatter, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { FamilyDetail } from "@/lib/families/queries";
import { FileLinks } from "./file-links";

/** What is known of the household itself. */
export async function HouseholdCard({ family, timeZone }: { family: FamilyDetail; timeZone: string }) {
  const [t, format] = await Promise.all([getTranslations("families.detail"), getFormatter()]);
  const { address, postalCode, city, regime, allocataireNumber, externalRef } = family;
  const home = [address, `${postalCode} ${city}`.trim()].filter(Boolean);
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
          ...optional,
          { term: t("since"), details: format.dateTime(family.createdAt, { dateStyle: "long", timeZone }) },
          {
            term: t("confirmed"),
            details: family.confirmedAt
              ? format.dateTime(family.confirmedAt, { dateStyle: "long", timeZone })
              : t("neverConfirmed"),
          },
        ]}
      />
      <FileLinks householdId={family.id} subject="HOUSEHOLD" id={family.id} name={t("household")} />
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
