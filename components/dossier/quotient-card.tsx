import { useLocale, useTranslations } from "next-intl";
import { sayQuotient } from "@/components/home/euros";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FamilyFile } from "@/lib/dossier/schema";
import { sayDay } from "@/lib/text/dates";

const DAY = { day: "numeric", month: "long", year: "numeric" } as const;

/** The quotient familial in force today, and the way to prove a newer one. */
export function QuotientCard({ quotient }: Pick<FamilyFile, "quotient">) {
  const t = useTranslations("dossier.overview");
  const locale = useLocale();
  return (
    <Card title={t("quotient")}>
      {quotient ? (
        <>
          <p className="text-lg font-bold">
            {t("quotientValue", {
              value: sayQuotient(quotient.valueCents, locale),
              source: t(`source.${quotient.source}`),
            })}
          </p>
          <p className="text-muted">
            {t(quotient.to ? "quotientPeriod" : "quotientFrom", {
              from: sayDay(quotient.from, locale, DAY),
              to: quotient.to ? sayDay(quotient.to, locale, DAY) : "",
            })}
          </p>
        </>
      ) : (
        <p>{t("noQuotient")}</p>
      )}
      <div className="mt-3">
        <ButtonLink href="/documents/envois" variant="secondary" icon="upload">
          {t("sendProof")}
        </ButtonLink>
      </div>
    </Card>
  );
}
