import type { Route } from "next";
import { useTranslations } from "next-intl";
import { MonthNav } from "@/components/calendar/month-nav";

/** The months of a custody calendar; `path` is the page without its month. */
export function CustodyMonths({ path, month, today }: { path: string; month: string; today: string }) {
  const t = useTranslations("custody.month");
  return (
    <MonthNav
      month={month}
      today={today}
      to={(target) => `${path}?mois=${target}` as Route}
      words={{ label: t("title"), previous: t("previous"), next: t("next"), current: t("this") }}
    />
  );
}
