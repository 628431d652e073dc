import { addDays, addMonths, holidayOn, mondayOf, monthDays, weekdayOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type {
  DeadlineRule,
  ExceptionCondition,
  Limit,
  Opening,
  RelativeLimit,
  WindowPeriod,
  WorkingDays,
} from "../schema";
import { type Days, type DeadlineCell, daysBefore, firstDayBack, isWorkingDay, shifted } from "./days";
import { MINUTE, minutesOf, type WallClock, wallTime } from "./wall-clock";

const HOUR = 60 * MINUTE;

/** The last minute of a limit (epoch milliseconds), not capped at the slot's start; null when nobody may ever ask. */
export function lastMinute(
  limit: Limit,
  cell: DeadlineCell,
  shift: DeadlineRule["shift"],
  days: Days,
): number | null {
  const { clock } = days;
  switch (limit.kind) {
    case "none":
      return clock(cell.date, cell.startsAt);
    case "never":
      return null;
    case "hours-before":
      return limit.counting === "clock"
        ? clock(cell.date, cell.startsAt) - limit.hours * HOUR
        : workingHoursBefore(limit, cell, days);
    case "window": {
      const period = periodOf(limit.periods, cell.date);
      return period && localMoment(period.closesAt, clock);
    }
    case "weekday-table": {
      const row = limit.rows.find((candidate) => candidate.for.includes(weekdayOf(cell.date)));
      return row ? lastMinute({ ...row, kind: "weekday" }, cell, shift, days) : null;
    }
    default:
      return clock(shifted(namedDay(limit, cell.date, days), shift, days.calendar), limit.at);
  }
}

/** The first moment to ask for a cell (epoch milliseconds): null when not set yet, undefined when there is none. */
export function firstMoment(rule: DeadlineRule, cell: DeadlineCell, days: Days): number | null | undefined {
  const { calendar, clock } = days;
  if (rule.limit.kind === "window") {
    const period = periodOf(rule.limit.periods, cell.date);
    if (!period) return null;
    const stages = period.stages.filter((stage) => calendar.priorities?.includes(stage.priority));
    return localMoment([period.opensAt, ...stages.map((stage) => stage.opensAt)].sort()[0]!, clock);
  }
  return rule.opens && clock(namedDay(rule.opens, cell.date, days), rule.opens.at);
}

/** Whether a slot of `date` is one that an exception speaks of. */
export function meets(condition: ExceptionCondition, date: PlainDate, days: Days): boolean {
  const { publicHolidays, schoolHolidays } = days.calendar;
  switch (condition.kind) {
    case "in-school-holidays":
      return holidayOn(date, schoolHolidays) !== null;
    case "near-public-holiday":
      for (let offset = -condition.after; offset <= condition.before; offset += 1) {
        if (publicHolidays.has(addDays(date, offset))) return true;
      }
      return false;
    case "after-holidays":
      return schoolHolidays.some((holiday) => {
        if (date <= holiday.lastDay) return false;
        const back = firstDayBack(holiday.lastDay, days);
        return condition.span === "day" ? date === back : date >= back && mondayOf(date) === mondayOf(back);
      });
  }
}

function namedDay(
  limit: Opening | Extract<RelativeLimit, { kind: "days-before" | "weekday" | "month-day" }>,
  date: PlainDate,
  days: Days,
): PlainDate {
  switch (limit.kind) {
    case "days-before":
      return daysBefore(date, limit.days, limit.counting, days);
    case "weekday":
      return addDays(mondayOf(date), limit.weekday - 1 - 7 * limit.weeks);
    case "month-day": {
      const month = monthDays(addMonths(date.slice(0, 7), -limit.months));
      return month[Math.min(limit.day, month.length) - 1]!;
    }
  }
}

function workingHoursBefore(
  limit: { hours: number; workingDays: WorkingDays; from: string; to: string },
  cell: DeadlineCell,
  days: Days,
): number {
  const from = minutesOf(limit.from);
  let left = limit.hours * 60;
  let date = cell.date;
  let end = Math.min(minutesOf(limit.to), minutesOf(cell.startsAt));
  for (;;) {
    const worked = isWorkingDay(date, limit.workingDays, days.calendar) ? Math.max(0, end - from) : 0;
    if (worked >= left) return days.clock(date, wallTime(end - left));
    left -= worked;
    date = addDays(date, -1);
    end = minutesOf(limit.to);
  }
}

function periodOf(periods: readonly WindowPeriod[], date: PlainDate): WindowPeriod | null {
  return holidayOn(date, periods);
}

function localMoment(localDateTime: string, clock: WallClock): number {
  return clock(localDateTime.slice(0, 10), localDateTime.slice(11));
}
