import type { Route } from "next";
import { useLocale } from "next-intl";
import { addMonths } from "@/lib/calendar/rules";
import { sayMonth } from "@/lib/text/dates";
import { RangeNav } from "./range-nav";

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
  const way = (offset: 1 | -1, label: string) => {
    const target = addMonths(month, offset);
    return { href: to(target), label: `${label}, ${sayMonth(target, locale)}` };
  };
  return (
    <RangeNav
      label={words.label}
      title={sayMonth(month, locale)}
      previous={way(-1, words.previous)}
      next={way(1, words.next)}
      current={month === current ? null : { href: to(current), label: words.current }}
    />
  );
}
