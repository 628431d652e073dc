import { describe, expect, test } from "vitest";
import type { DeadlineRuleInput } from "@/lib/deadlines/schema";
import { lastMinuteOf, rule, stateAt } from "./support";

const weekBefore = (weekday: number, at?: string): DeadlineRuleInput => ({
  limit: { kind: "weekday", weekday, at, weeks: 1 },
});
const dayBefore = (at?: string): DeadlineRuleInput => ({ limit: { kind: "days-before", days: 1, at } });

/** Mondays, Fridays and Wednesdays of autumn 2026; summer time ends on Sunday 25 October. */
describe("rules that communes publish", () => {
  test.each<[string, DeadlineRuleInput, string, string]>([
    ["1 Veyras, cantine", weekBefore(2), "2026-11-16", "2026-11-10T23:59+01:00"],
    ["1 Veyras, cantine", weekBefore(2), "2026-11-20", "2026-11-10T23:59+01:00"],
    ["1 Veyras, cantine", weekBefore(2), "2026-10-12", "2026-10-06T23:59+02:00"],
    ["1 Veyras, cantine", weekBefore(2), "2026-11-02", "2026-10-27T23:59+01:00"],
    ["1 Veyras, garderie", dayBefore("18:00"), "2026-11-16", "2026-11-15T18:00+01:00"],
    ["1 Veyras, garderie", dayBefore("18:00"), "2026-11-12", "2026-11-11T18:00+01:00"],
    ["1 Veyras, cancel", dayBefore("17:00"), "2026-10-26", "2026-10-25T17:00+01:00"],
    ["2 Andancette", weekBefore(5, "12:00"), "2026-11-02", "2026-10-30T12:00+01:00"],
    ["2 Andancette", weekBefore(5, "12:00"), "2026-10-16", "2026-10-09T12:00+02:00"],
    ["2 Andancette, cancel", dayBefore("12:00"), "2026-11-02", "2026-11-01T12:00+01:00"],
    ["3 Saint-Cyprien", weekBefore(2, "23:00"), "2026-11-13", "2026-11-03T23:00+01:00"],
    ["3 Saint-Cyprien, périscolaire", dayBefore(), "2026-11-13", "2026-11-12T23:59+01:00"],
    ["4 Saint-Jean-Bonnefonds", weekBefore(3, "12:00"), "2026-11-16", "2026-11-11T12:00+01:00"],
    ["5 Cournon-d'Auvergne", weekBefore(7), "2026-11-04", "2026-11-01T23:59+01:00"],
    ["5 Cournon-d'Auvergne", weekBefore(7), "2026-10-28", "2026-10-25T23:59+01:00"],
    [
      "8 Pamiers",
      { limit: { kind: "days-before", days: 8 }, prepaid: true },
      "2026-11-02",
      "2026-10-25T23:59+01:00",
    ],
    [
      "8 Pamiers",
      { limit: { kind: "days-before", days: 8 }, prepaid: true },
      "2026-11-01",
      "2026-10-24T23:59+02:00",
    ],
  ])("%s: for %3$s until %4$s", (_name, input, date, until) => {
    expect(lastMinuteOf(input, date)).toBe(until);
  });

  test.each([
    ["ouvres", "2026-11-13", "2026-11-10T23:59+01:00"],
    ["ouvres", "2026-11-16", "2026-11-12T23:59+01:00"],
    ["ouvres", "2026-11-03", "2026-10-30T23:59+01:00"],
    ["ouvrables", "2026-11-16", "2026-11-13T23:59+01:00"],
    ["ouvrables", "2026-11-03", "2026-10-31T23:59+01:00"],
    ["ouvres", "2026-12-28", "2026-12-23T23:59+01:00"],
    ["ouvres", "2027-01-04", "2026-12-30T23:59+01:00"],
    ["ouvres", "2027-03-30", "2027-03-25T23:59+01:00"],
    ["open", "2026-11-03", "2026-10-16T23:59+02:00"],
  ] as const)("6 Villeneuve, two days %s: for %s until %s", (counting, date, until) => {
    expect(lastMinuteOf({ limit: { kind: "days-before", days: 2, counting } }, date)).toBe(until);
  });

  describe("7 a booking window, then until 48 h before with a surcharge", () => {
    const input: DeadlineRuleInput = {
      limit: {
        kind: "window",
        periods: [
          {
            firstDay: "2026-11-02",
            lastDay: "2026-12-18",
            opensAt: "2026-10-01T08:00",
            closesAt: "2026-10-16T17:00",
          },
        ],
      },
      after: [{ kind: "surcharge", percent: 20, until: { kind: "hours-before", hours: 48 } }],
    };

    test.each([
      ["2026-10-01T07:59:59+02:00", "not-yet", null],
      ["2026-10-01T08:00:00+02:00", "open", null],
      ["2026-10-16T17:00:59.999+02:00", "open", null],
      ["2026-10-16T17:01:00+02:00", "late", { kind: "surcharge", percent: 20 }],
      ["2026-11-22T12:00:59+01:00", "late", { kind: "surcharge", percent: 20 }],
      ["2026-11-22T12:01:00+01:00", "late", { kind: "refuse" }],
    ])("for 24 November at %s: %s", (now, status, after) => {
      const state = stateAt(input, "2026-11-24", now);
      expect(state.status).toBe(status);
      expect(state.status === "late" ? state.after : null).toEqual(after);
    });

    test("a day outside the period is not open yet", () => {
      expect(stateAt(input, "2027-01-05", "2026-10-05T12:00:00Z")).toEqual({
        status: "not-yet",
        opensAt: null,
      });
    });
  });

  test("8 asks to be paid in advance", () => {
    expect(rule({ limit: { kind: "days-before", days: 8 }, prepaid: true }).prepaid).toBe(true);
  });

  test.each<[string, DeadlineRuleInput, string, string]>([
    [
      "Thursday 10:00 for Monday and Tuesday",
      {
        limit: {
          kind: "weekday-table",
          rows: [
            { for: [1, 2], weekday: 4, at: "10:00", weeks: 1 },
            { for: [4, 5], weekday: 2, at: "10:00", weeks: 0 },
          ],
        },
      },
      "2026-11-17",
      "2026-11-12T10:00+01:00",
    ],
    [
      "the 15th of the month before",
      { limit: { kind: "month-day", day: 15 } },
      "2027-01-12",
      "2026-12-15T23:59+01:00",
    ],
    [
      "the last day of the month before",
      { limit: { kind: "month-day", day: 31, at: "12:00" } },
      "2026-11-02",
      "2026-10-31T12:00+01:00",
    ],
    [
      "the last day of the month before",
      { limit: { kind: "month-day", day: 31 } },
      "2027-03-01",
      "2027-02-28T23:59+01:00",
    ],
    [
      "the 25th of the month before, on a working day",
      { limit: { kind: "month-day", day: 25, at: "12:00" }, shift: "ouvres" },
      "2027-01-12",
      "2026-12-24T12:00+01:00",
    ],
    [
      "Wednesday noon, the day before when it is a public holiday",
      { limit: { kind: "weekday", weekday: 3, at: "12:00", weeks: 1 }, shift: "public-holiday" },
      "2026-11-16",
      "2026-11-10T12:00+01:00",
    ],
    [
      "48 working hours, counted in whole days",
      { limit: { kind: "hours-before", hours: 48, counting: "working", from: "00:00", to: "24:00" } },
      "2026-11-16",
      "2026-11-12T12:00+01:00",
    ],
    [
      "16 office hours",
      { limit: { kind: "hours-before", hours: 16, counting: "working" } },
      "2026-11-12",
      "2026-11-09T12:00+01:00",
    ],
    [
      "half past nine the same morning",
      { limit: { kind: "days-before", days: 0, at: "09:30" } },
      "2026-11-24",
      "2026-11-24T09:30+01:00",
    ],
    [
      "two weeks before, Monday",
      { limit: { kind: "weekday", weekday: 1, weeks: 2 } },
      "2027-01-05",
      "2026-12-21T23:59+01:00",
    ],
  ])("%s", (_name, input, date, until) => {
    expect(lastMinuteOf(input, date)).toBe(until);
  });
});
