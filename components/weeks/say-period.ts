import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/actor";
import { sayDay } from "@/lib/text/dates";
import type { PeriodChoice } from "@/lib/weeks/rules";

const SHORT = { day: "numeric", month: "long" } as const;

/** "Jusqu'au 18 décembre", "Vacances de Noël : du 19 décembre au 3 janvier". */
export function sayPeriod(
  t: ReturnType<typeof useTranslations<"weeks.repeat">>,
  locale: Locale,
  { name, firstDay, lastDay }: PeriodChoice,
  today: string,
): string {
  const [from, to] = [sayDay(firstDay, locale, SHORT), sayDay(lastDay, locale, SHORT)];
  const isNow = firstDay === today;
  if (name) return isNow ? t("holidayNow", { name, to }) : t("holiday", { name, from, to });
  return isNow ? t("termNow", { to }) : t("term", { from, to });
}
