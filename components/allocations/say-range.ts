import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/actor";
import { sayDay } from "@/lib/text/dates";

const SHORT = { day: "numeric", month: "long", year: "numeric" } as const;

/** "du 6 juillet 2027 au 30 juillet 2027", or the one day. */
export function sayRange(
  t: ReturnType<typeof useTranslations<"allocations">>,
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
  locale: Locale,
): string {
  const [first, last] = [sayDay(firstDay, locale, SHORT), sayDay(lastDay, locale, SHORT)];
  return firstDay === lastDay ? t("oneDay", { first }) : t("range", { first, last });
}
