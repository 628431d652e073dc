import { Temporal } from "temporal-polyfill";
import { addDays, publicHolidayDays, schoolHolidays, weekdayOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { type DeadlineCalendar, type DeadlineState, evaluateDeadline } from "@/lib/deadlines/rules";
import { DeadlineRule, type DeadlineRuleInput } from "@/lib/deadlines/schema";

/** A school canteen in zone A: open Monday, Tuesday, Thursday and Friday outside holidays. */
export function schoolCalendar(timeZone = "Europe/Paris"): DeadlineCalendar {
  const publicHolidays = publicHolidayDays("2026-08-01", "2027-08-31");
  const holidays = schoolHolidays("A");
  const openDays = new Set<PlainDate>();
  for (let day = "2026-09-01"; day < "2027-07-03"; day = addDays(day, 1)) {
    const off = holidays.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
    if (!off && !publicHolidays.has(day) && [1, 2, 4, 5].includes(weekdayOf(day))) openDays.add(day);
  }
  return { timeZone, publicHolidays, schoolHolidays: holidays, openDays };
}

export const SCHOOL = schoolCalendar();

export function rule(input: DeadlineRuleInput): DeadlineRule {
  return DeadlineRule.parse(input);
}

/** The state of a slot at an instant such as "2026-11-10T23:59:59+01:00". */
export function stateAt(
  input: DeadlineRuleInput,
  date: PlainDate,
  now: string,
  { startsAt = "12:00", calendar = SCHOOL }: { startsAt?: string; calendar?: DeadlineCalendar } = {},
): DeadlineState {
  return evaluateDeadline(rule(input), { date, startsAt }, calendar, Temporal.Instant.from(now));
}

const LONG_AGO = "2020-01-01T00:00:00Z";

/** The last minute of a slot's day on the organisation's wall clock, such as "2026-11-10T23:59+01:00". */
export function lastMinuteOf(
  input: DeadlineRuleInput,
  date: PlainDate,
  options: { startsAt?: string; calendar?: DeadlineCalendar } = {},
): string {
  const state = stateAt(input, date, LONG_AGO, options);
  if (state.status !== "open") throw new Error(`expected open, got ${state.status}`);
  return state.until
    .toZonedDateTimeISO(options.calendar?.timeZone ?? SCHOOL.timeZone)
    .toString({ smallestUnit: "minute", timeZoneName: "never" });
}
