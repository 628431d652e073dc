import { Temporal } from "temporal-polyfill";
import type { DeadlineRule, LateStep } from "../schema";
import { type Days, type DeadlineCalendar, type DeadlineCell, prepareDays } from "./days";
import { firstMoment, lastMinute, meets } from "./limits";
import { MINUTE } from "./wall-clock";

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

/** Everything about a cell that does not depend on the time it is asked, in epoch milliseconds. */
interface Milestones {
  opensAt: number | null | undefined;
  until: number | null;
  steps: { after: Exclude<AfterDeadline, { kind: "refuse" }>; until: number | null }[];
  startsAt: number;
}

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
  const startsAt = days.clock(cell.date, cell.startsAt);
  const capped = (limit: DeadlineRule["limit"]) => {
    const last = lastMinute(limit, cell, rule.shift, days);
    return last === null ? null : Math.min(last, startsAt - MINUTE);
  };
  const exception = rule.exceptions.find(({ when }) => meets(when, cell.date, days));
  const until = capped(exception?.use ?? rule.limit);
  const steps = rule.after.map((step) => ({ after: afterOf(step), until: capped(step.until) }));
  const opensAt = firstMoment(rule, cell, days);
  const opensInVain =
    opensAt && [until, ...steps.map((step) => step.until)].every((last) => last === null || last < opensAt);
  return opensInVain
    ? { opensAt: undefined, until: null, steps: [], startsAt }
    : { opensAt, until, steps, startsAt };
}

function afterOf(step: LateStep): Exclude<AfterDeadline, { kind: "refuse" }> {
  return step.kind === "staff" ? { kind: "staff" } : { kind: "surcharge", percent: step.percent };
}

function stateAt({ opensAt, until, steps, startsAt }: Milestones, now: Temporal.Instant): DeadlineState {
  const time = now.epochMilliseconds;
  if (time < startsAt) {
    if (opensAt === null) return { status: "not-yet", opensAt };
    if (opensAt !== undefined && time < opensAt) return { status: "not-yet", opensAt: instant(opensAt) };
    if (until !== null && time < until + MINUTE) return { status: "open", until: instant(until) };
  }
  const since = until === null ? null : instant(until);
  const step = steps.find((candidate) => candidate.until !== null && time < candidate.until + MINUTE);
  return step
    ? { status: "late", since, after: step.after, until: instant(step.until!) }
    : { status: "late", since, after: { kind: "refuse" }, until: null };
}

function instant(epochMilliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
}
