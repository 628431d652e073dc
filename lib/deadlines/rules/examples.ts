import type { Temporal } from "temporal-polyfill";
import { addDays, weekdayOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type { DeadlineRule } from "../schema";
import type { DeadlineCalendar } from "./days";
import { describeDeadline, describeState } from "./describe";
import { type DeadlineState, deadlineEvaluator } from "./evaluate";
import { type PolicyDates, planPolicy } from "./policies";

/** What examples are computed on: an activity's calendar and one of its slots, as of a moment. */
export interface Outlook {
  calendar: DeadlineCalendar;
  /** The first slot of the day; "12:00" and no name where the activity has none yet. */
  slot: { name: string | null; startsAt: string };
  now: Temporal.Instant;
}

export interface DayExample {
  date: PlainDate;
  book: DeadlineState;
  cancel: DeadlineState;
}

/** Where the first `count` days from `from` on stand: open days, or working days where none is planned yet. */
export function dayExamples(
  { book, cancel }: { book: DeadlineRule; cancel: DeadlineRule },
  outlook: Outlook,
  from: PlainDate,
  count: number,
): DayExample[] {
  const [booking, cancelling] = [book, cancel].map((rule) => deadlineEvaluator(rule, outlook.calendar));
  return exampleDays(outlook.calendar, from, count).map((date) => {
    const cell = { date, startsAt: outlook.slot.startsAt };
    return { date, book: booking!(cell, outlook.now), cancel: cancelling!(cell, outlook.now) };
  });
}

/** The first of the examples that can still be asked for, or the first. */
export function tellingExample(examples: readonly DayExample[]): DayExample | undefined {
  return examples.find(({ book }) => book.status === "open") ?? examples[0];
}

function exampleDays(
  { openDays, publicHolidays }: DeadlineCalendar,
  from: PlainDate,
  count: number,
): PlainDate[] {
  const open = [...openDays].filter((day) => day >= from).sort();
  if (open.length > 0) return open.slice(0, count);
  const days: PlainDate[] = [];
  for (let day = from; days.length < count; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && !publicHolidays.has(day)) days.push(day);
  }
  return days;
}

/** What a new rule would do: its dates, its sentences, and where the next open days would stand under it. */
export function policyPreview(
  { policies, today, outlook }: { policies: readonly PolicyDates[]; today: PlainDate; outlook: Outlook },
  {
    validFrom,
    bookRule,
    cancelRule,
  }: { validFrom: PlainDate; bookRule: DeadlineRule; cancelRule: DeadlineRule },
) {
  const plan = planPolicy(policies, today, validFrom);
  if ("refused" in plan) return plan;
  const examples = dayExamples({ book: bookRule, cancel: cancelRule }, outlook, validFrom, 5);
  return {
    validFrom,
    validTo: plan.validTo,
    book: describeDeadline(bookRule),
    cancel: describeDeadline(cancelRule),
    days: examples.map(({ date, book, cancel }) => ({
      date,
      book: describeState(book),
      cancel: describeState(cancel),
    })),
  };
}
