import type { Temporal } from "temporal-polyfill";
import type { DeadlineRule, LateStep } from "../schema";
import { type Days, type DeadlineCalendar, type DeadlineCell, moment, prepareDays } from "./days";
import { firstMoment, lastMinute, meets } from "./limits";

/** What a late request meets. */
export type AfterDeadline = { kind: "refuse" } | { kind: "staff" } | { kind: "surcharge"; percent: number };

/**
 * Where a cell stands. `until` and `since` name the last minute that is in time, as it is shown to people
 * ("23:59"): that minute counts whole. `opensAt` is null when the day's booking window is not set yet; `since` is
 * null when the rule never lets families ask.
 */
export type DeadlineState =
  | { status: "open"; until: Temporal.Instant }
  | { status: "not-yet"; opensAt: Temporal.Instant | null }
  | { status: "late"; since: Temporal.Instant | null; after: { kind: "refuse" }; until: null }
  | {
      status: "late";
      since: Temporal.Instant | null;
      after: Exclude<AfterDeadline, { kind: "refuse" }>;
      until: Temporal.Instant;
    };

/** Everything about a cell that does not depend on the time it is asked. */
interface Milestones {
  opensAt: Temporal.Instant | null | undefined;
  until: Temporal.Instant | null;
  steps: { after: Exclude<AfterDeadline, { kind: "refuse" }>; until: Temporal.Instant | null }[];
  startsAt: Temporal.Instant;
}

const MINUTE = 60_000;

/** Where one cell stands at `now`. For many cells, prepare once with `deadlineEvaluator`. */
export function evaluateDeadline(
  rule: DeadlineRule,
  cell: DeadlineCell,
  calendar: DeadlineCalendar,
  now: Temporal.Instant,
): DeadlineState {
  return deadlineEvaluator(rule, calendar)(cell, now);
}

/**
 * A function that tells where each cell stands under one rule and calendar; each date and start is worked out once.
 * No deadline lies after the slot's start, and once it has started everything is refused.
 */
export function deadlineEvaluator(
  rule: DeadlineRule,
  calendar: DeadlineCalendar,
): (cell: DeadlineCell, now: Temporal.Instant) => DeadlineState {
  const days = prepareDays(calendar);
  const known = new Map<string, Milestones>();
  return (cell, now) => {
    const key = `${cell.date} ${cell.startsAt}`;
    let milestones = known.get(key);
    if (!milestones) {
      milestones = milestonesOf(rule, cell, days);
      known.set(key, milestones);
    }
    return stateAt(milestones, now);
  };
}

function milestonesOf(rule: DeadlineRule, cell: DeadlineCell, days: Days): Milestones {
  const startsAt = moment(cell.date, cell.startsAt, days.calendar.timeZone);
  const cap = startsAt.subtract({ minutes: 1 });
  const capped = (limit: DeadlineRule["limit"]) => {
    const last = lastMinute(limit, cell, rule.shift, days);
    return last && last.epochMilliseconds > cap.epochMilliseconds ? cap : last;
  };
  const exception = rule.exceptions.find(({ when }) => meets(when, cell.date, days));
  const until = capped(exception?.use ?? rule.limit);
  const steps = rule.after.map((step) => ({ after: afterOf(step), until: capped(step.until) }));
  const opensAt = firstMoment(rule, cell, days);
  const opensInVain =
    opensAt &&
    [until, ...steps.map((step) => step.until)].every(
      (last) => last === null || last.epochMilliseconds < opensAt.epochMilliseconds,
    );
  return opensInVain
    ? { opensAt: undefined, until: null, steps: [], startsAt }
    : { opensAt, until, steps, startsAt };
}

function afterOf(step: LateStep): Exclude<AfterDeadline, { kind: "refuse" }> {
  return step.kind === "staff" ? { kind: "staff" } : { kind: "surcharge", percent: step.percent };
}

function stateAt({ opensAt, until, steps, startsAt }: Milestones, now: Temporal.Instant): DeadlineState {
  const time = now.epochMilliseconds;
  const inTime = (last: Temporal.Instant) => time < last.epochMilliseconds + MINUTE;
  const refused: DeadlineState = { status: "late", since: until, after: { kind: "refuse" }, until: null };
  if (time >= startsAt.epochMilliseconds) return refused;
  if (opensAt === null || (opensAt && time < opensAt.epochMilliseconds))
    return { status: "not-yet", opensAt };
  if (until && inTime(until)) return { status: "open", until };
  for (const step of steps) {
    if (step.until && inTime(step.until)) {
      return { status: "late", since: until, after: step.after, until: step.until };
    }
  }
  return refused;
}
