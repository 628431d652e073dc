import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { deadlineBook, needsOpenDays, type PolicyFacts } from "@/lib/reservations/rules";

const PARIS = { timeZone: "Europe/Paris", holidayRegion: "METROPOLE" as const, schoolHolidays: [] };
const YEAR = { firstDay: "2026-11-01", lastDay: "2026-12-31" };
const none = { limit: { kind: "none" } };
const dayBefore = (at: string) => ({ limit: { kind: "days-before", days: 1, at } });

const policy = (given: Partial<PolicyFacts> = {}): PolicyFacts => ({
  validFrom: "2026-09-01",
  validTo: null,
  bookRule: none,
  cancelRule: none,
  ...given,
});

/** Both deadlines of a noon slot, in words, at an instant. */
function at(policies: PolicyFacts[], date: string, now: string, openDays: string[] = []) {
  const { book, cancel, startsAt } = deadlineBook(
    policies,
    openDays,
    PARIS,
    YEAR,
  )({ date, startsAt: "12:00" }, Temporal.Instant.from(now));
  return { book: book.status, cancel: cancel.status, startsAt: startsAt.toString() };
}

describe("the deadlines of a cell", () => {
  test("know a public holiday that comes after the last cell, over the end of the year", () => {
    const exceptions = [
      { when: { kind: "near-public-holiday", before: 14, after: 0 }, use: { kind: "never" } },
    ];
    const early = [policy({ bookRule: { ...none, exceptions } })];
    expect(at(early, "2026-12-31", "2026-12-01T10:00:00Z").book).toBe("late");
    // Fifteen days before Christmas.
    expect(at(early, "2026-12-10", "2026-12-01T10:00:00Z").book).toBe("open");
  });

  test("are those of both rules, on the wall clock of the organisation", () => {
    const both = [policy({ bookRule: dayBefore("18:00"), cancelRule: dayBefore("12:00") })];
    const startsAt = "2026-11-24T11:00:00Z";
    expect(at(both, "2026-11-24", "2026-11-23T10:00:00Z")).toEqual({
      book: "open",
      cancel: "open",
      startsAt,
    });
    expect(at(both, "2026-11-24", "2026-11-23T13:00:00Z")).toEqual({
      book: "open",
      cancel: "late",
      startsAt,
    });
    expect(at(both, "2026-11-24", "2026-11-23T18:00:00Z")).toEqual({
      book: "late",
      cancel: "late",
      startsAt,
    });
  });

  test("are those of the policy in force on the day of the slot, its last day included", () => {
    const never = { limit: { kind: "never" } };
    const dated = [policy({ validTo: "2026-11-30" }), policy({ validFrom: "2026-12-01", bookRule: never })];
    const now = "2026-11-16T08:00:00Z";
    expect(at(dated, "2026-11-30", now).book).toBe("open");
    expect(at(dated, "2026-12-01", now).book).toBe("late");
    expect(at(dated.toReversed(), "2026-11-30", now).book).toBe("open");
    expect(at([policy({ validFrom: "2026-11-24" })], "2026-11-24", now).book).toBe("open");
    expect(at([policy({ validFrom: "2026-11-25" })], "2026-11-24", now).book).toBe("late");
  });

  test("of a day without a policy are over", () => {
    const early = [policy({ validTo: "2026-11-20" })];
    expect(at(early, "2026-11-24", "2026-11-16T08:00:00Z")).toMatchObject({ book: "late", cancel: "late" });
    expect(at([], "2026-11-24", "2026-11-16T08:00:00Z")).toMatchObject({ book: "late", cancel: "late" });
  });

  test("count the activity's own open days where the rule says so", () => {
    const twoOpenDays = { limit: { kind: "days-before", days: 2, at: "10:00", counting: "open" } };
    const open = ["2026-11-10", "2026-11-17", "2026-11-24"];
    expect(at([policy({ bookRule: twoOpenDays })], "2026-11-24", "2026-11-10T08:00:00Z", open).book).toBe(
      "open",
    );
    expect(at([policy({ bookRule: twoOpenDays })], "2026-11-24", "2026-11-10T10:00:00Z", open).book).toBe(
      "late",
    );
  });

  test("of a rule that the database should not hold are an error, not a guess", () => {
    expect(() =>
      at([policy({ bookRule: { limit: { kind: "someday" } } })], "2026-11-24", "2026-11-16T08:00:00Z"),
    ).toThrow();
  });
});

test.each([
  [false, none],
  [false, dayBefore("18:00")],
  [false, { limit: { kind: "days-before", days: 2, counting: "ouvres" } }],
  [true, { limit: { kind: "days-before", days: 2, counting: "open" } }],
  [true, { ...none, opens: { kind: "days-before", days: 30, counting: "open" } }],
  [true, { ...none, exceptions: [{ when: { kind: "after-holidays" }, use: { kind: "never" } }] }],
  [false, { ...none, exceptions: [{ when: { kind: "in-school-holidays" }, use: { kind: "never" } }] }],
])("open days are read further only where a rule looks at them: %s for %j", (expected, rule) => {
  expect(needsOpenDays([policy(), policy({ bookRule: rule })])).toBe(expected);
  expect(needsOpenDays([policy({ cancelRule: rule })])).toBe(expected);
});
