import { Temporal } from "temporal-polyfill";
import { type DayRange, type HolidayRegion, publicHolidayDays } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { type DeadlineCalendar, type DeadlineState, deadlineEvaluator } from "@/lib/deadlines/rules";
import { DeadlineRule } from "@/lib/deadlines/schema";

/** The dated deadlines of one activity, as the database keeps them. */
export type PolicyFacts = {
  validFrom: PlainDate;
  validTo: PlainDate | null;
  bookRule: unknown;
  cancelRule: unknown;
};

type Calendar = {
  timeZone: string;
  holidayRegion: HolidayRegion;
  schoolHolidays: readonly DayRange[];
};

export type CellDeadlines = { book: DeadlineState; cancel: DeadlineState; startsAt: Temporal.Instant };

const LATE: DeadlineState = { status: "late", since: null, after: { kind: "refuse" }, until: null };

/** How far back a rule may look for holidays and open days: the longest limit is a year before. */
const LOOK_BACK = 400;

/** How far ahead: an exception may speak of the fourteen days before a public holiday. */
const LOOK_AHEAD = 14;

/**
 * Answers, for the cells of one activity between two days, where both deadlines stand. A day without a
 * policy in force can be neither booked nor cancelled.
 */
export function deadlineBook(
  policies: readonly PolicyFacts[],
  openDays: Iterable<PlainDate>,
  calendar: Calendar,
  range: DayRange,
): (cell: { date: PlainDate; startsAt: string }, now: Temporal.Instant) => CellDeadlines {
  const first = Temporal.PlainDate.from(range.firstDay).subtract({ days: LOOK_BACK }).toString();
  const last = Temporal.PlainDate.from(range.lastDay).add({ days: LOOK_AHEAD }).toString();
  const days: DeadlineCalendar = {
    timeZone: calendar.timeZone,
    publicHolidays: publicHolidayDays(first, last, calendar.holidayRegion),
    schoolHolidays: calendar.schoolHolidays,
    openDays: new Set(openDays),
  };
  const evaluators = policies.map(({ validFrom, validTo, bookRule, cancelRule }) => ({
    validFrom,
    validTo,
    book: deadlineEvaluator(DeadlineRule.parse(bookRule), days),
    cancel: deadlineEvaluator(DeadlineRule.parse(cancelRule), days),
  }));
  return (cell, now) => {
    const policy = evaluators.find(
      ({ validFrom, validTo }) => validFrom <= cell.date && (validTo === null || cell.date <= validTo),
    );
    const startsAt = Temporal.PlainDateTime.from(`${cell.date}T${cell.startsAt}`)
      .toZonedDateTime(calendar.timeZone)
      .toInstant();
    if (!policy) return { book: LATE, cancel: LATE, startsAt };
    return { book: policy.book(cell, now), cancel: policy.cancel(cell, now), startsAt };
  };
}

/** Whether a rule looks at the activity's own open days, which then must be read further than the cells. */
export function needsOpenDays(policies: readonly PolicyFacts[]): boolean {
  return policies.some(({ bookRule, cancelRule }) =>
    /"(open|after-holidays)"/.test(JSON.stringify([bookRule, cancelRule])),
  );
}
