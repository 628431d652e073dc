import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { addMonths } from "@/lib/calendar/rules";
import { sayMonth } from "@/lib/text/dates";

/** The month shown, with the ways to the others; `path` is the page without its month. */
export function MonthLinks({ path, month, today }: { path: string; month: string; today: string }) {
  const t = useTranslations("custody.month");
  const locale = useLocale();
  const current = today.slice(0, 7);
  const to = (target: string) => `${path}?mois=${target}` as Route;
  const way = (offset: 1 | -1) => {
    const target = addMonths(month, offset);
    return (
      <Link
        href={to(target)}
        rel={offset === 1 ? "next" : "prev"}
        aria-label={`${t(offset === 1 ? "next" : "previous")}, ${sayMonth(target, locale)}`}
        className="flex size-target shrink-0 items-center justify-center rounded-lg border border-line-strong bg-surface text-accent hover:bg-accent-soft"
      >
        <Icon name={offset === 1 ? "chevronRight" : "chevronLeft"} />
      </Link>
    );
  };
  return (
    <nav aria-label={t("title")} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {way(-1)}
      <h2 className="min-w-40 text-center text-xl font-bold first-letter:uppercase">
        {sayMonth(month, locale)}
      </h2>
      {way(1)}
      {month !== current && (
        <TextLink href={to(current)} className="flex min-h-target items-center">
          {t("this")}
        </TextLink>
      )}
    </nav>
  );
}
