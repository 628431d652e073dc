import { Temporal } from "temporal-polyfill";
import { fromDbDate, type PlainDate, toDbDate } from "@/lib/dates";

const DAY = 86_400_000;

/** A run of days, both ends included. */
export interface DayRange {
  firstDay: PlainDate;
  lastDay: PlainDate;
}

/** The ISO week of a day (weeks start on Monday), with the parity that alternating custody goes by. */
export interface Week {
  year: number;
  week: number;
  parity: "even" | "odd";
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: PlainDate): number {
  return toDbDate(day).getUTCDay() || 7;
}

/** The ISO week that `day` belongs to; its year is the week's, not always the day's (2027-01-03 is in 2026-W53). */
export function weekOf(day: PlainDate): Week {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
  return { year: yearOfWeek!, week: weekOfYear!, parity: weekOfYear! % 2 === 0 ? "even" : "odd" };
}

/** The Monday of the ISO week of `day`. */
export function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, 1 - weekdayOf(day));
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: PlainDate, count: number): PlainDate {
  // Calendars ask this thousands of times a page, and Temporal takes twenty times as long over it.
  return fromDbDate(new Date(toDbDate(day).getTime() + count * DAY));
}

/** Every day of a month named "2026-11", in order. */
export function monthDays(month: string): PlainDate[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return Array.from({ length: daysInMonth }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
}

/** The month `count` months after a month named "2026-11" (before it when negative). */
export function addMonths(month: string, count: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months: count }).toString();
}

/** The first of `holidays` that covers `day`, or null. */
export function holidayOn<T extends DayRange>(day: PlainDate, holidays: readonly T[]): T | null {
  return holidays.find((holiday) => holiday.firstDay <= day && day <= holiday.lastDay) ?? null;
}
