import { Temporal } from "temporal-polyfill";
import { addDays, addMonths, holidayOn, mondayOf, weekdayOf } from "@/lib/calendar/rules";
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
import {
  type Days,
  type DeadlineCell,
  daysBefore,
  firstDayBack,
  isWorkingDay,
  moment,
  shifted,
} from "./days";

/** The last minute of a limit, not yet capped at the slot's start; null when it never lets anybody ask. */
export function lastMinute(
  limit: Limit,
  cell: DeadlineCell,
  shift: DeadlineRule["shift"],
  days: Days,
): Temporal.Instant | null {
  const { timeZone } = days.calendar;
  switch (limit.kind) {
    case "none":
      return moment(cell.date, cell.startsAt, timeZone);
    case "never":
      return null;
    case "hours-before":
      return limit.counting === "clock"
        ? moment(cell.date, cell.startsAt, timeZone).subtract({ hours: limit.hours })
        : workingHoursBefore(limit, cell, days);
    case "window": {
      const period = periodOf(limit.periods, cell.date);
      return period && wallMoment(period.closesAt, timeZone);
    }
    case "weekday-table": {
      const row = limit.rows.find((candidate) => candidate.for.includes(weekdayOf(cell.date)));
      return row ? lastMinute({ ...row, kind: "weekday" }, cell, shift, days) : null;
    }
    default:
      return moment(shifted(namedDay(limit, cell.date, days), shift, days.calendar), limit.at, timeZone);
  }
}

/** The first moment at which a cell may be asked for: null when not known yet, undefined when there is none. */
export function firstMoment(
  rule: DeadlineRule,
  cell: DeadlineCell,
  days: Days,
): Temporal.Instant | null | undefined {
  const { timeZone, priorities = [] } = days.calendar;
  if (rule.limit.kind === "window") {
    const period = periodOf(rule.limit.periods, cell.date);
    if (!period) return null;
    const stages = period.stages.filter((stage) => priorities.includes(stage.priority));
    return wallMoment([period.opensAt, ...stages.map((stage) => stage.opensAt)].sort()[0]!, timeZone);
  }
  return rule.opens && moment(namedDay(rule.opens, cell.date, days), rule.opens.at, timeZone);
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
      const month = Temporal.PlainYearMonth.from(addMonths(date.slice(0, 7), -limit.months));
      return month.toPlainDate({ day: Math.min(limit.day, month.daysInMonth) }).toString();
    }
  }
}

function workingHoursBefore(
  limit: { hours: number; workingDays: WorkingDays; from: string; to: string },
  cell: DeadlineCell,
  days: Days,
): Temporal.Instant {
  const from = minutes(limit.from);
  let left = limit.hours * 60;
  let date = cell.date;
  let end = Math.min(minutes(limit.to), minutes(cell.startsAt));
  for (;;) {
    const worked = isWorkingDay(date, limit.workingDays, days.calendar) ? Math.max(0, end - from) : 0;
    if (worked >= left) return moment(date, wallTime(end - left), days.calendar.timeZone);
    left -= worked;
    date = addDays(date, -1);
    end = minutes(limit.to);
  }
}

function periodOf(periods: readonly WindowPeriod[], date: PlainDate): WindowPeriod | null {
  return holidayOn(date, periods);
}

function wallMoment(localDateTime: string, timeZone: string): Temporal.Instant {
  return moment(localDateTime.slice(0, 10), localDateTime.slice(11), timeZone);
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function wallTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
