import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { CustodyPattern, Rank } from "@/lib/custody/schema";
import { sayTime } from "@/lib/text/dates";

/** The rule of custody as one home reads it, sentence by sentence, and the way to ask for another. */
export function CustodyRule({ pattern, rank }: { pattern: CustodyPattern | null; rank: Rank }) {
  const t = useTranslations("custody.plan");
  return (
    <Card title={t("title")}>
      <Sentences pattern={pattern} rank={rank} />
      <p className="mt-3">
        <TextLink href={"/famille/demander" as Route} className="inline-flex min-h-target items-center">
          {t("wish")}
        </TextLink>
      </p>
    </Card>
  );
}

function Sentences({ pattern, rank }: { pattern: CustodyPattern | null; rank: Rank }) {
  const t = useTranslations("custody");
  const locale = useLocale();
  if (pattern === null) return <p>{t("plan.none")}</p>;
  if (pattern.kind === "free") return <p>{t("plan.free")}</p>;
  const { evenWeeks, changeDay, changeTime, holidays } = pattern;
  return (
    <ul className="grid max-w-text list-disc gap-1 ps-5">
      <li>{t("plan.weeks", { day: t(`weekday.${changeDay as 1}`), time: sayTime(changeTime, locale) })}</li>
      <li>{t(evenWeeks === rank ? "plan.evenOwn" : "plan.evenOther")}</li>
      {holidays.kind === "as-weeks" ? (
        <li>{t("plan.holidaysAsWeeks")}</li>
      ) : (
        <>
          <li>{t(holidays.firstHalfEvenYears === rank ? "plan.holidaysOwn" : "plan.holidaysOther")}</li>
          {holidays.summer === "quarters" && <li>{t("plan.quarters")}</li>}
        </>
      )}
    </ul>
  );
}
