import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { type DeadlineCalendar, deadlineEvaluator } from "@/lib/deadlines/rules";
import { DeadlineRule, type DeadlineRuleInput } from "@/lib/deadlines/schema";
import { lastMinuteOf, rule, SCHOOL, schoolCalendar, stateAt } from "./support";

const dayBefore = (at?: string): DeadlineRuleInput => ({ limit: { kind: "days-before", days: 1, at } });
const hours = (count: number): DeadlineRuleInput => ({ limit: { kind: "hours-before", hours: count } });

describe("the last minute", () => {
  test.each([
    [dayBefore(), "2026-11-23T23:59:59.999+01:00", "open"],
    [dayBefore(), "2026-11-24T00:00:00+01:00", "late"],
    [dayBefore("12:00"), "2026-11-23T12:00:59.999+01:00", "open"],
    [dayBefore("12:00"), "2026-11-23T12:01:00+01:00", "late"],
    [hours(48), "2026-11-22T12:00:59.999+01:00", "open"],
    [hours(48), "2026-11-22T12:01:00+01:00", "late"],
    [{ limit: { kind: "none" } }, "2026-11-24T11:59:59.999+01:00", "open"],
    [{ limit: { kind: "none" } }, "2026-11-24T12:00:00+01:00", "late"],
    [{ limit: { kind: "days-before", days: 0 } }, "2026-11-24T12:00:00+01:00", "late"],
    [{ limit: { kind: "weekday", weekday: 5, weeks: 0 } }, "2026-11-24T12:00:00+01:00", "late"],
  ] as [DeadlineRuleInput, string, string][])("%j at %s: %s", (input, now, status) => {
    expect(stateAt(input, "2026-11-24", now).status).toBe(status);
  });

  test("late names the minute that passed", () => {
    expect(stateAt(dayBefore(), "2026-11-24", "2026-11-24T06:00:00Z")).toEqual({
      status: "late",
      since: Temporal.Instant.from("2026-11-23T23:59:00+01:00"),
      after: { kind: "refuse" },
      until: null,
    });
  });
});

describe("the wall clock", () => {
  test.each([
    ["a day is 25 hours in autumn", hours(48), "2026-10-26", "2026-10-24T13:00+02:00"],
    ["and 23 in spring", hours(24), "2027-03-28", "2027-03-27T11:00+01:00"],
    ["named hours do not move", dayBefore("18:00"), "2026-10-25", "2026-10-24T18:00+02:00"],
    ["named hours do not move", dayBefore("18:00"), "2027-03-29", "2027-03-28T18:00+02:00"],
    [
      "an hour that spring skips is an hour later",
      dayBefore("02:30"),
      "2027-03-29",
      "2027-03-28T03:30+02:00",
    ],
    ["an hour that autumn repeats is its first", dayBefore("02:30"), "2026-10-26", "2026-10-25T02:30+02:00"],
  ] as const)("%s", (_name, input, date, until) => {
    expect(lastMinuteOf(input, date)).toBe(until);
  });

  test.each([
    ["America/Martinique", "2026-11-23T23:59-04:00"],
    ["America/Cayenne", "2026-11-23T23:59-03:00"],
    ["Indian/Reunion", "2026-11-23T23:59+04:00"],
    ["Pacific/Noumea", "2026-11-23T23:59+11:00"],
    ["Pacific/Tahiti", "2026-11-23T23:59-10:00"],
    ["America/Miquelon", "2026-11-23T23:59-03:00"],
  ])("%s", (timeZone, until) => {
    expect(lastMinuteOf(dayBefore(), "2026-11-24", { calendar: schoolCalendar(timeZone) })).toBe(until);
  });
});

describe("exceptions", () => {
  const exception = (when: unknown) =>
    DeadlineRule.parse({ ...dayBefore(), exceptions: [{ when, use: { kind: "days-before", days: 5 } }] });

  test.each([
    [{ kind: "after-holidays" }, "2026-11-02", true],
    [{ kind: "after-holidays" }, "2026-11-03", false],
    [{ kind: "after-holidays" }, "2027-01-04", true],
    [{ kind: "after-holidays", span: "week" }, "2026-11-06", true],
    [{ kind: "after-holidays", span: "week" }, "2026-11-09", false],
    [{ kind: "near-public-holiday", before: 1, after: 1 }, "2026-11-10", true],
    [{ kind: "near-public-holiday", before: 1, after: 1 }, "2026-11-12", true],
    [{ kind: "near-public-holiday", before: 1, after: 1 }, "2026-11-13", false],
    [{ kind: "near-public-holiday", before: 0, after: 2 }, "2026-11-10", false],
    [{ kind: "in-school-holidays" }, "2026-10-20", true],
    [{ kind: "in-school-holidays" }, "2026-11-02", false],
  ])("%j meets %s: %s", (when, date, expected) => {
    const until = lastMinuteOf(exception(when), date);
    expect(until < lastMinuteOf(dayBefore(), date)).toBe(expected);
  });

  test("the first day back is the activity's own: a Wednesday club returns on Wednesday", () => {
    const wednesdays: DeadlineCalendar = {
      ...SCHOOL,
      openDays: new Set(["2026-10-14", "2026-11-04", "2026-11-18"]),
    };
    const input = exception({ kind: "after-holidays" });
    expect(lastMinuteOf(input, "2026-11-04", { calendar: wednesdays })).toBe("2026-10-30T23:59+01:00");
    expect(lastMinuteOf(input, "2026-11-18", { calendar: wednesdays })).toBe("2026-11-17T23:59+01:00");
  });
});

describe("openings, priorities and late steps", () => {
  const window: DeadlineRuleInput = {
    limit: {
      kind: "window",
      periods: [
        {
          firstDay: "2026-10-17",
          lastDay: "2026-11-01",
          opensAt: "2026-09-14T09:00",
          closesAt: "2026-10-04T23:59",
          stages: [{ priority: "residents", opensAt: "2026-09-07T09:00" }],
        },
      ],
    },
  };

  test.each([
    ["residents", "2026-09-07T09:00:00+02:00", "open"],
    ["residents", "2026-09-07T08:59:59+02:00", "not-yet"],
    ["siblings", "2026-09-13T12:00:00+02:00", "not-yet"],
    ["siblings", "2026-09-14T09:00:00+02:00", "open"],
  ] as const)("a window for %s at %s: %s", (priority, now, status) => {
    const calendar = { ...SCHOOL, priorities: [priority] };
    expect(stateAt(window, "2026-10-20", now, { calendar }).status).toBe(status);
  });

  test.each([
    ["2026-09-30T23:59:59+02:00", "not-yet"],
    ["2026-10-01T00:00:00+02:00", "open"],
  ])("from the 1st of the month before: at %s, %s", (now, status) => {
    const input: DeadlineRuleInput = { ...dayBefore(), opens: { kind: "month-day", day: 1 } };
    expect(stateAt(input, "2026-11-24", now).status).toBe(status);
  });

  test("an opening after the last minute opens nothing", () => {
    const input: DeadlineRuleInput = {
      limit: { kind: "days-before", days: 8 },
      opens: { kind: "days-before", days: 2 },
    };
    expect(stateAt(input, "2026-11-24", "2026-11-01T00:00:00Z")).toMatchObject({
      status: "late",
      since: null,
    });
  });

  test.each([
    ["2026-11-16T12:00:00Z", { kind: "surcharge", percent: 10 }],
    ["2026-11-21T12:00:00Z", { kind: "surcharge", percent: 25 }],
    ["2026-11-24T08:00:00Z", { kind: "staff" }],
    ["2026-11-24T11:00:00Z", { kind: "refuse" }],
  ])("steps follow one another: at %s, %j", (now, after) => {
    const input: DeadlineRuleInput = {
      limit: { kind: "days-before", days: 15 },
      after: [
        { kind: "surcharge", percent: 10, until: { kind: "days-before", days: 5 } },
        { kind: "surcharge", percent: 25, until: { kind: "days-before", days: 1 } },
        { kind: "staff" },
      ],
    };
    expect(stateAt(input, "2026-11-24", now)).toMatchObject({ status: "late", after });
  });

  test("where families can never ask, staff may still decide", () => {
    expect(
      stateAt({ limit: { kind: "never" }, after: [{ kind: "staff" }] }, "2026-11-24", "2026-11-01T00:00:00Z"),
    ).toEqual({
      status: "late",
      since: null,
      after: { kind: "staff" },
      until: Temporal.Instant.from("2026-11-24T11:59:00+01:00"),
    });
  });
});

describe("many cells", () => {
  test("an evaluator answers by date and start, whatever was asked before", () => {
    const evaluate = deadlineEvaluator(rule(hours(2)), SCHOOL);
    const now = Temporal.Instant.from("2026-11-24T09:30:00+01:00");
    const at = (startsAt: string) => evaluate({ date: "2026-11-24", startsAt }, now).status;
    expect([at("12:00"), at("11:00"), at("12:00"), at("08:00")]).toEqual(["open", "late", "open", "late"]);
  });

  test("open days that run out are counted as calendar days", () => {
    const input: DeadlineRuleInput = { limit: { kind: "days-before", days: 3, counting: "open" } };
    expect(lastMinuteOf(input, "2026-09-01")).toBe("2026-08-29T23:59+02:00");
    expect(lastMinuteOf(input, "2026-09-03")).toBe("2026-08-30T23:59+02:00");
    expect(lastMinuteOf(input, "2026-09-07")).toBe("2026-09-01T23:59+02:00");
  });
});
