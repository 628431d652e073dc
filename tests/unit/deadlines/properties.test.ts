import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { type DeadlineState, deadlineEvaluator, evaluateDeadline } from "@/lib/deadlines/rules";
import { wallClock } from "@/lib/deadlines/rules/wall-clock";
import { DeadlineRule } from "@/lib/deadlines/schema";
import { anyRule, date, time, timeZone, uniformRule } from "./arbitrary";
import { rule, SCHOOL } from "./support";

const LONG_AGO = Temporal.Instant.from("2020-01-01T00:00:00Z");
const instant = fc
  .integer({ min: Date.parse("2026-06-01T00:00:00Z"), max: Date.parse("2027-08-01T00:00:00Z") })
  .map((epoch) => Temporal.Instant.fromEpochMilliseconds(epoch));

/** The deadline as evaluation shows it from any moment: its last minute, or when it passed. */
function deadlineOf(state: DeadlineState): Temporal.Instant | null {
  if (state.status === "open") return state.until;
  return state.status === "late" ? state.since : null;
}

const STAGE = { "not-yet": 0, open: 1, late: 2 } as const;

test("a later day of the same rule never closes earlier", () => {
  fc.assert(
    fc.property(uniformRule, date, date, time, timeZone, (input, one, other, startsAt, zone) => {
      const [first, second] = [one, other].sort() as [string, string];
      const evaluate = deadlineEvaluator(rule(input), { ...SCHOOL, timeZone: zone });
      const end = Temporal.Instant.from("2028-01-01T00:00:00Z");
      const earlier = deadlineOf(evaluate({ date: first, startsAt }, end));
      const later = deadlineOf(evaluate({ date: second, startsAt }, end));
      if (earlier && later) expect(Temporal.Instant.compare(earlier, later)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2_000 },
  );
});

test("no deadline and no late step lasts until the slot has started", () => {
  fc.assert(
    fc.property(anyRule, date, time, timeZone, instant, (input, day, startsAt, zone, now) => {
      const start = Temporal.ZonedDateTime.from(`${day}T${startsAt}[${zone}]`).toInstant();
      const calendar = { ...SCHOOL, timeZone: zone };
      for (const moment of [LONG_AGO, now, start]) {
        const state = evaluateDeadline(rule(input), { date: day, startsAt }, calendar, moment);
        if (state.status === "not-yet") continue;
        const lasts = [deadlineOf(state), state.until].filter((last) => last !== null);
        for (const last of lasts) expect(Temporal.Instant.compare(last, start)).toBeLessThan(0);
      }
      const atStart = evaluateDeadline(rule(input), { date: day, startsAt }, calendar, start);
      expect(atStart).toMatchObject({ status: "late", after: { kind: "refuse" } });
    }),
    { numRuns: 1_000 },
  );
});

test("time only moves a cell forward: not yet, open, late, and refused for good", () => {
  fc.assert(
    fc.property(anyRule, date, time, instant, instant, (input, day, startsAt, one, other) => {
      const [before, after] = [one, other].sort(Temporal.Instant.compare) as [
        Temporal.Instant,
        Temporal.Instant,
      ];
      const evaluate = deadlineEvaluator(rule(input), SCHOOL);
      const early = evaluate({ date: day, startsAt }, before);
      const late = evaluate({ date: day, startsAt }, after);
      expect(STAGE[late.status]).toBeGreaterThanOrEqual(STAGE[early.status]);
      if (early.status === "late" && early.after.kind === "refuse") expect(late).toEqual(early);
    }),
    { numRuns: 2_000 },
  );
});

test("the minute that is shown as the last one is in time to its last millisecond, the next is not", () => {
  fc.assert(
    fc.property(anyRule, date, time, instant, (input, day, startsAt, now) => {
      const evaluate = deadlineEvaluator(rule(input), SCHOOL);
      const cell = { date: day, startsAt };
      const state = evaluate(cell, now);
      if (state.status !== "open") return;
      expect(state.until.epochMilliseconds % 60_000).toBe(0);
      expect(evaluate(cell, state.until.add({ milliseconds: 59_999 }))).toEqual(state);
      expect(evaluate(cell, state.until.add({ milliseconds: 60_000 })).status).toBe("late");
    }),
    { numRuns: 1_000 },
  );
});

test("the wall clock agrees with Temporal, also on the days that clocks change", () => {
  const day = fc.oneof(
    date,
    fc.constantFrom("2026-10-24", "2026-10-25", "2027-03-27", "2027-03-28", "2027-03-14"),
  );
  fc.assert(
    fc.property(day, time, timeZone, (on, at, zone) => {
      const expected = Temporal.ZonedDateTime.from(`${on}T${at}[${zone}]`, { disambiguation: "compatible" });
      expect(wallClock(zone)(on, at)).toBe(expected.epochMilliseconds);
    }),
    { numRuns: 1_000 },
  );
});

test("a rule survives storage as JSON, and parsing it again changes nothing", () => {
  fc.assert(
    fc.property(anyRule, (input) => {
      const parsed = rule(input);
      expect(DeadlineRule.parse(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
    }),
  );
});

test.each([
  [{ limit: { kind: "weekday", weekday: 8, weeks: 1 } }],
  [{ limit: { kind: "days-before", days: 1, at: "24:00" } }],
  [{ limit: { kind: "days-before", days: 1, hour: "12:00" } }],
  [{ limit: { kind: "hours-before", hours: 2, counting: "working", from: "17:00", to: "09:00" } }],
  [
    {
      limit: {
        kind: "weekday-table",
        rows: [
          { for: [1, 2], weekday: 4, weeks: 1 },
          { for: [2], weekday: 5, weeks: 1 },
        ],
      },
    },
  ],
  [
    {
      limit: {
        kind: "window",
        periods: [
          {
            firstDay: "2026-11-01",
            lastDay: "2026-11-30",
            opensAt: "2026-10-01T08:00",
            closesAt: "2026-10-15T08:00",
          },
          {
            firstDay: "2026-11-30",
            lastDay: "2026-12-18",
            opensAt: "2026-11-01T08:00",
            closesAt: "2026-11-15T08:00",
          },
        ],
      },
    },
  ],
  [
    {
      limit: {
        kind: "window",
        periods: [
          {
            firstDay: "2026-02-30",
            lastDay: "2026-03-30",
            opensAt: "2026-01-01T08:00",
            closesAt: "2026-01-15T08:00",
          },
        ],
      },
    },
  ],
])("a rule that cannot be meant is refused: %j", (input) => {
  expect(DeadlineRule.safeParse(input).success).toBe(false);
});
