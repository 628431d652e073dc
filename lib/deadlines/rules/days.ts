import { addDays, type DayRange, weekdayOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type { DayCounting, DeadlineRule, Priority, WorkingDays } from "../schema";
import { type WallClock, wallClock } from "./wall-clock";

/** What a deadline is asked for: a slot's day and its start on the wall clock, "HH:MM". */
export interface DeadlineCell {
  date: PlainDate;
  startsAt: string;
}

/**
 * What deadlines count on. The sets must reach back before the first cell as far as the rule does:
 * a rule of n open days needs the n open days before it.
 */
export interface DeadlineCalendar {
  /** IANA name, such as "Europe/Paris" or "Indian/Reunion". */
  timeZone: string;
  publicHolidays: ReadonlySet<PlainDate>;
  schoolHolidays: readonly DayRange[];
  /** The days on which the activity is open. */
  openDays: ReadonlySet<PlainDate>;
  /** What lets this household book earlier; nothing by default. */
  priorities?: readonly Priority[];
}

/** A calendar made ready for many cells. */
export interface Days {
  calendar: DeadlineCalendar;
  clock: WallClock;
  /** In order. */
  openDays: readonly PlainDate[];
}

export function prepareDays(calendar: DeadlineCalendar): Days {
  return { calendar, clock: wallClock(calendar.timeZone), openDays: [...calendar.openDays].sort() };
}

export function isWorkingDay(date: PlainDate, kind: WorkingDays, calendar: DeadlineCalendar): boolean {
  return weekdayOf(date) <= (kind === "ouvres" ? 5 : 6) && !calendar.publicHolidays.has(date);
}

/** The day that lies `count` counted days before `date`, which is not counted itself. */
export function daysBefore(date: PlainDate, count: number, counting: DayCounting, days: Days): PlainDate {
  if (counting === "calendar") return addDays(date, -count);
  if (counting === "open") return openDaysBefore(date, count, days.openDays);
  let result = date;
  for (let left = count; left > 0; ) {
    result = addDays(result, -1);
    if (isWorkingDay(result, counting, days.calendar)) left -= 1;
  }
  return result;
}

/** Where a season has too few open days before `date`, the missing ones are counted as calendar days. */
function openDaysBefore(date: PlainDate, count: number, openDays: readonly PlainDate[]): PlainDate {
  const index = firstFrom(openDays, date);
  if (index >= count) return count === 0 ? date : openDays[index - count]!;
  return addDays(index > 0 ? openDays[0]! : date, index - count);
}

/** The index of the first of the sorted `days` that is `date` or later. */
function firstFrom(days: readonly PlainDate[], date: PlainDate): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first open day after `lastDay`; the first working day where no later open day is known. */
export function firstDayBack(lastDay: PlainDate, days: Days): PlainDate {
  const next = addDays(lastDay, 1);
  const open = days.openDays[firstFrom(days.openDays, next)];
  if (open) return open;
  let result = next;
  while (!isWorkingDay(result, "ouvres", days.calendar)) result = addDays(result, 1);
  return result;
}

/** The last day up to `date` on which the rule lets a deadline stand. */
export function shifted(
  date: PlainDate,
  shift: DeadlineRule["shift"],
  calendar: DeadlineCalendar,
): PlainDate {
  if (shift === "none") return date;
  const stands = (candidate: PlainDate) =>
    shift === "public-holiday"
      ? !calendar.publicHolidays.has(candidate)
      : isWorkingDay(candidate, shift, calendar);
  let result = date;
  while (!stands(result)) result = addDays(result, -1);
  return result;
}
