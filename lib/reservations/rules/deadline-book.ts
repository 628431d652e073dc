import { Temporal } from "temporal-polyfill";
import { type DayRange, type HolidayRegion, publicHolidayDays } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { type DeadlineCalendar, type DeadlineState, deadlineEvaluator } from "@/lib/deadlines/rules";
import { DeadlineRule, type Priority } from "@/lib/deadlines/schema";

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

/** Answers for one cell; `priorities` are what lets its child book earlier. */
export type DeadlineBook = (
  cell: { date: PlainDate; startsAt: string },
  now: Temporal.Instant,
  priorities?: readonly Priority[],
) => CellDeadlines;

/**
 * Answers, for the cells of one activity between two days, where both deadlines stand. A day without a
 * policy in force can be neither booked nor cancelled.
 */
export function deadlineBook(
  policies: readonly PolicyFacts[],
  openDays: Iterable<PlainDate>,
  calendar: Calendar,
  range: DayRange,
): DeadlineBook {
  const first = Temporal.PlainDate.from(range.firstDay).subtract({ days: LOOK_BACK }).toString();
  const last = Temporal.PlainDate.from(range.lastDay).add({ days: LOOK_AHEAD }).toString();
  const days: DeadlineCalendar = {
    timeZone: calendar.timeZone,
    publicHolidays: publicHolidayDays(first, last, calendar.holidayRegion),
    schoolHolidays: calendar.schoolHolidays,
    openDays: new Set(openDays),
  };
  const evaluators = policies.map(({ validFrom, validTo, bookRule, cancelRule }) => {
    const rule = DeadlineRule.parse(bookRule);
    return {
      validFrom,
      validTo,
      book: stagedEvaluator(rule, days),
      cancel: deadlineEvaluator(DeadlineRule.parse(cancelRule), days),
    };
  });
  return (cell, now, priorities = []) => {
    const policy = evaluators.find(
      ({ validFrom, validTo }) => validFrom <= cell.date && (validTo === null || cell.date <= validTo),
    );
    const startsAt = Temporal.PlainDateTime.from(`${cell.date}T${cell.startsAt}`)
      .toZonedDateTime(calendar.timeZone)
      .toInstant();
    if (!policy) return { book: LATE, cancel: LATE, startsAt };
    return { book: policy.book(priorities)(cell, now), cancel: policy.cancel(cell, now), startsAt };
  };
}

/** The rule's evaluator for whoever has these priorities: one for all where its windows have no stages. */
function stagedEvaluator(rule: DeadlineRule, days: DeadlineCalendar) {
  const isStaged = rule.limit.kind === "window" && rule.limit.periods.some(({ stages }) => stages.length > 0);
  const known = new Map<string, ReturnType<typeof deadlineEvaluator>>();
  return (given: readonly Priority[]) => {
    const priorities = isStaged ? given : [];
    const key = priorities.join();
    const evaluator = known.get(key) ?? deadlineEvaluator(rule, { ...days, priorities });
    known.set(key, evaluator);
    return evaluator;
  };
}

/** Whether a rule looks at the activity's own open days, which then must be read further than the cells. */
export function needsOpenDays(policies: readonly PolicyFacts[]): boolean {
  return policies.some(({ bookRule, cancelRule }) =>
    /"(open|after-holidays)"/.test(JSON.stringify([bookRule, cancelRule])),
  );
}
