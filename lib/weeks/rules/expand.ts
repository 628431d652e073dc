import { addDays, type DayRange, weekdayOf, weekOf } from "@/lib/calendar/rules";
import { isOtherHome } from "@/lib/custody/rules";
import type { CustodyFacts } from "@/lib/custody/schema";
import type { PlainDate } from "@/lib/dates";
import type { Rhythm, WeekCell } from "../schema";

/** What decides which weeks are a child's own. */
export type Custody = {
  /** By child; null for a child of one home. */
  of: ReadonlyMap<string, CustodyFacts | null>;
  schoolHolidays: readonly DayRange[];
};

/** Every cell of a week as weekdays × slots × children make it. */
export function cellsOf(given: { childIds: string[]; slotIds: string[]; weekdays: number[] }): WeekCell[] {
  return given.childIds.flatMap((childId) =>
    given.slotIds.flatMap((slotId) => given.weekdays.map((weekday) => ({ childId, slotId, weekday }))),
  );
}

/** Whether a day is in a week of the rhythm; the parity is the ISO week's, whose year may be another than the day's. */
const isInRhythm = (rhythm: Rhythm, date: PlainDate): boolean => {
  if (rhythm === "paires") return weekOf(date).parity === "even";
  if (rhythm === "impaires") return weekOf(date).parity === "odd";
  return true;
};

/** The days of a range that fall on one of `weekdays` in a week of the rhythm, in order. */
export function repeatedDays(range: DayRange, weekdays: Iterable<number>, rhythm: Rhythm): PlainDate[] {
  const wanted = new Set(weekdays);
  const days: PlainDate[] = [];
  for (let day = range.firstDay; day <= range.lastDay; day = addDays(day, 1)) {
    if (wanted.has(weekdayOf(day)) && isInRhythm(rhythm, day)) days.push(day);
  }
  return days;
}

/**
 * Whether a cell of a week is asked for on a day: its weekday, a week of the rhythm and, by custody, a day on which a
 * child of two homes is with this one when the slot starts.
 */
export function isAsked(
  cell: WeekCell & { startsAt: string },
  date: PlainDate,
  rhythm: Rhythm,
  custody: Custody,
): boolean {
  if (cell.weekday !== weekdayOf(date) || !isInRhythm(rhythm, date)) return false;
  if (rhythm !== "garde") return true;
  const facts = custody.of.get(cell.childId) ?? null;
  return !isOtherHome(facts, date, cell.startsAt, custody.schoolHolidays);
}
