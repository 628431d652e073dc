import type { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import type {
  DayCounting,
  DeadlineRule,
  ExceptionCondition,
  Limit,
  Opening,
  Priority,
  WindowPeriod,
  WorkingDays,
} from "../schema";
import type { DeadlineState } from "./evaluate";

/** The keys of the namespace "deadlines". */
export type DeadlineKey =
  | "time"
  | "moment"
  | `weekday.${1 | 2 | 3 | 4 | 5 | 6 | 7}`
  | `list.${"and" | "comma"}`
  | `limit.${"none" | "never" | "hours" | `hours-${WorkingDays}` | "row" | "window" | "stage"}`
  | `${"limit" | "opening"}.${`days-${DayCounting}` | "weekday" | "month-day"}`
  | `priority.${Priority}`
  | `shift.${Exclude<DeadlineRule["shift"], "none">}`
  | "exception"
  | `when.${"after-holidays-day" | "after-holidays-week" | "near-public-holiday" | "in-school-holidays"}`
  | `after.${"staff" | "surcharge"}`
  | "prepaid"
  | `state.${"open" | "not-yet" | "not-yet-unknown" | "late" | "staff" | "surcharge"}`;

/** A sentence to be said; a parameter may be a message, a day or an instant itself. */
export interface DeadlineMessage {
  key: DeadlineKey;
  params: Record<
    string,
    string | number | DeadlineMessage | { day: PlainDate } | { instant: Temporal.Instant }
  >;
}

/** How a language writes messages (next-intl's translator of "deadlines"), days and instants. */
export interface DeadlineVoice {
  translate: (key: DeadlineKey, values: Record<string, string | number>) => string;
  day: (day: PlainDate) => string;
  instant: (instant: Temporal.Instant) => string;
}

type Param = DeadlineMessage["params"][string];

/** A published rule in words: its limit first, then what surrounds it, one message a sentence. */
export function describeDeadline(rule: DeadlineRule): DeadlineMessage[] {
  return [
    ...(rule.opens ? [openingMessage(rule.opens)] : []),
    ...limitMessages(rule.limit),
    ...(rule.shift === "none" ? [] : [message(`shift.${rule.shift}`)]),
    ...rule.exceptions.flatMap(({ when, use }) =>
      limitMessages(use).map((limit) => message("exception", { when: conditionMessage(when), limit })),
    ),
    ...rule.after.flatMap((step) =>
      limitMessages(step.until).map((limit) =>
        step.kind === "staff"
          ? message("after.staff", { limit })
          : message("after.surcharge", { limit, percent: step.percent }),
      ),
    ),
    ...(rule.prepaid ? [message("prepaid")] : []),
  ];
}

/** Where a cell stands, in words: since when it is late, and what a late request meets. */
export function describeState(state: DeadlineState): DeadlineMessage[] {
  if (state.status === "open") return [message("state.open", { until: { instant: state.until } })];
  if (state.status === "not-yet") {
    return [
      state.opensAt
        ? message("state.not-yet", { opensAt: { instant: state.opensAt } })
        : message("state.not-yet-unknown"),
    ];
  }
  const since = state.since
    ? message("state.late", { since: { instant: state.since } })
    : message("limit.never");
  if (state.until === null) return [since];
  const until = { instant: state.until };
  return [
    since,
    state.after.kind === "staff"
      ? message("state.staff", { until })
      : message("state.surcharge", { until, percent: state.after.percent }),
  ];
}

/** Says a message in the reader's language, its first letter a capital. */
export function sayDeadline(sentence: DeadlineMessage, voice: DeadlineVoice): string {
  const value = (param: Param): string | number => {
    if (typeof param !== "object") return param;
    if ("day" in param) return voice.day(param.day);
    return "instant" in param ? voice.instant(param.instant) : say(param);
  };
  const say = ({ key, params }: DeadlineMessage): string =>
    voice.translate(
      key,
      Object.fromEntries(Object.entries(params).map(([name, param]) => [name, value(param)])),
    );
  const text = say(sentence);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function limitMessages(limit: Limit): DeadlineMessage[] {
  switch (limit.kind) {
    case "none":
    case "never":
      return [message(`limit.${limit.kind}`)];
    case "hours-before":
      return [
        limit.counting === "clock"
          ? message("limit.hours", { hours: limit.hours })
          : message(`limit.hours-${limit.workingDays}`, {
              hours: limit.hours,
              from: time(limit.from),
              to: time(limit.to),
            }),
      ];
    case "days-before":
      return [message(`limit.days-${limit.counting}`, { days: limit.days, at: time(limit.at) })];
    case "weekday":
      return [weekdayMessage("limit.weekday", limit)];
    case "weekday-table":
      return limit.rows.map((row) =>
        message("limit.row", { days: weekdayList(row.for), limit: weekdayMessage("limit.weekday", row) }),
      );
    case "month-day":
      return [monthDayMessage("limit.month-day", limit)];
    case "window":
      return limit.periods.flatMap(windowMessages);
  }
}

function openingMessage(opening: Opening): DeadlineMessage {
  switch (opening.kind) {
    case "days-before":
      return message(`opening.days-${opening.counting}`, { days: opening.days, at: time(opening.at) });
    case "weekday":
      return weekdayMessage("opening.weekday", opening);
    case "month-day":
      return monthDayMessage("opening.month-day", opening);
  }
}

function windowMessages({ firstDay, lastDay, opensAt, closesAt, stages }: WindowPeriod): DeadlineMessage[] {
  return [
    message("limit.window", {
      firstDay: { day: firstDay },
      lastDay: { day: lastDay },
      opens: localMoment(opensAt),
      closes: localMoment(closesAt),
    }),
    ...stages.map((stage) =>
      message("limit.stage", {
        opens: localMoment(stage.opensAt),
        who: message(`priority.${stage.priority}`),
      }),
    ),
  ];
}

function conditionMessage(condition: ExceptionCondition): DeadlineMessage {
  switch (condition.kind) {
    case "after-holidays":
      return message(`when.after-holidays-${condition.span}`);
    case "near-public-holiday":
      return message("when.near-public-holiday", { before: condition.before, after: condition.after });
    case "in-school-holidays":
      return message("when.in-school-holidays");
  }
}

function weekdayMessage(
  key: "limit.weekday" | "opening.weekday",
  limit: { weekday: number; at: string; weeks: number },
): DeadlineMessage {
  return message(key, { weekday: weekday(limit.weekday), at: time(limit.at), weeks: limit.weeks });
}

function monthDayMessage(
  key: "limit.month-day" | "opening.month-day",
  limit: { day: number; at: string; months: number },
): DeadlineMessage {
  return message(key, { day: limit.day, at: time(limit.at), months: limit.months });
}

function weekdayList(days: readonly number[]): DeadlineMessage {
  const [last, ...others] = days.toSorted((a, b) => b - a).map(weekday);
  return others.reduce(
    (rest, day, index) => message(index === 0 ? "list.and" : "list.comma", { first: day, rest }),
    last!,
  );
}

function weekday(day: number): DeadlineMessage {
  return message(`weekday.${day as 1 | 2 | 3 | 4 | 5 | 6 | 7}`);
}

function localMoment(localDateTime: string): DeadlineMessage {
  return message("moment", { day: { day: localDateTime.slice(0, 10) }, at: time(localDateTime.slice(11)) });
}

function time(at: string): DeadlineMessage {
  return message("time", { hour: Number(at.slice(0, 2)), minute: at.slice(3) });
}

function message(key: DeadlineKey, params: DeadlineMessage["params"] = {}): DeadlineMessage {
  return { key, params };
}
