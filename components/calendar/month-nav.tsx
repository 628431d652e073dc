import type { Route } from "next";
import Link from "next/link";
import { useLocale } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";
import { addMonths } from "@/lib/calendar/rules";
import { sayMonth } from "@/lib/text/dates";

type Props = {
  /** The month shown, "2026-11". */
  month: string;
  today: string;
  /** The address of the page at a month. */
  to: (month: string) => Route;
  words: { label: string; previous: string; next: string; current: string };
};

/** The month shown, with the ways to the one before, the one after and the current one. */
export function MonthNav({ month, today, to, words }: Props) {
  const locale = useLocale();
  const current = today.slice(0, 7);
  const way = (offset: 1 | -1) => {
    const target = addMonths(month, offset);
    return (
      <Link
        href={to(target)}
        rel={offset === 1 ? "next" : "prev"}
        aria-label={`${offset === 1 ? words.next : words.previous}, ${sayMonth(target, locale)}`}
        className="flex size-target shrink-0 items-center justify-center rounded-lg border border-line-strong bg-surface text-accent hover:bg-accent-soft"
      >
        <Icon name={offset === 1 ? "chevronRight" : "chevronLeft"} />
      </Link>
    );
  };
  return (
    <nav aria-label={words.label} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {way(-1)}
      <h2 className="min-w-40 text-center text-xl font-bold first-letter:uppercase">
        {sayMonth(month, locale)}
      </h2>
      {way(1)}
      {month !== current && (
        <TextLink href={to(current)} className="flex min-h-target items-center">
          {words.current}
        </TextLink>
      )}
    </nav>
  );
}
