import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, schoolHolidays, weekdayOf, weekOf } from "@/lib/calendar/rules";
import { custodyOn, hasWholeDay, householdOn, otherRank, partOf, planOn } from "@/lib/custody/rules";
import type { CustodyFacts, CustodyPattern, Rank } from "@/lib/custody/schema";

const HOLIDAYS = schoolHolidays("A");

type Weeks = Extract<CustodyPattern, { kind: "alternate-weeks" }>;

/** Home 1 takes the child on the Friday of even weeks at 16:30; holidays as told. */
const weeks = (given: Partial<Weeks> = {}): Weeks => ({
  kind: "alternate-weeks",
  evenWeeks: 1,
  changeDay: 5,
  changeTime: "16:30",
  holidays: { kind: "as-weeks" },
  ...given,
});
const HALVES = { kind: "halves", firstHalfEvenYears: 1, summer: "halves" } as const;
const QUARTERS = { ...HALVES, summer: "quarters" } as const;

const ALL_DAY_1 = { morning: 1, evening: 1, changeAt: null };

type Given = Pick<CustodyFacts, "plans" | "freeDays">;
const facts = (pattern: CustodyPattern, freeDays: CustodyFacts["freeDays"] = []): Given => ({
  plans: [{ validFrom: "2020-01-01", validTo: null, pattern }],
  freeDays,
});
const at = (given: Given, date: string, time = "12:00") => householdOn(given, date, time, HOLIDAYS);

describe("alternate weeks", () => {
  test.each<[string, string, Rank]>([
    // 2026-11-27 is the Friday of week 48, even; the week before began on Friday of week 47, odd.
    ["2026-11-27", "00:00", 2],
    ["2026-11-27", "16:29", 2],
    ["2026-11-27", "16:30", 1],
    ["2026-11-28", "00:00", 1],
    ["2026-11-30", "11:45", 1],
    ["2026-12-04", "16:29", 1],
    ["2026-12-04", "16:30", 2],
    ["2026-12-07", "07:30", 2],
  ])("on %s at %s home %i has the child", (date, time, rank) => {
    expect(at(facts(weeks()), date, time)).toBe(rank);
    expect(at(facts(weeks({ evenWeeks: 2 })), date, time)).toBe(otherRank(rank));
  });

  test("that change on Monday at midnight follow the ISO weeks", () => {
    const given = facts(weeks({ changeDay: 1, changeTime: "00:00" }));
    expect(at(given, "2026-11-22", "23:59")).toBe(2);
    expect(custodyOn(given, "2026-11-23", [])).toEqual({
      morning: 1,
      evening: 1,
      changeAt: null,
      why: "weeks",
    });
  });

  test("go by the week's own year: week 53 is odd, and so is the week 1 that follows", () => {
    const given = facts(weeks({ changeDay: 1, changeTime: "08:30" }));
    expect(weekOf("2026-12-28")).toMatchObject({ week: 53 });
    expect(at(given, "2026-12-27")).toBe(1);
    expect(at(given, "2026-12-31")).toBe(2);
    expect(at(given, "2027-01-01")).toBe(2);
    expect(custodyOn(given, "2027-01-04", [])).toEqual({
      morning: 2,
      evening: 2,
      changeAt: null,
      why: "weeks",
    });
    expect(at(given, "2027-01-10")).toBe(2);
    expect(at(given, "2027-01-11")).toBe(1);
  });

  test("cross the turn of a year of 52 weeks without a break", () => {
    const given = facts(weeks({ changeDay: 1, changeTime: "00:00" }));
    expect(["2025-12-28", "2025-12-29", "2026-01-04", "2026-01-05"].map((date) => at(given, date))).toEqual([
      1, 2, 2, 1,
    ]);
  });

  test.each(["2026-10-25", "2027-03-28"])(
    "change at the hour of the wall clock on %s, when clocks change",
    (date) => {
      const given = facts(weeks({ changeDay: 7, changeTime: "02:30" }));
      expect(custodyOn(given, date, [])).toMatchObject({ changeAt: "02:30" });
      expect(at(given, date, "02:29")).toBe(otherRank(at(given, date, "02:30")!));
    },
  );
});

describe("shared holidays", () => {
  test.each<[string, string, typeof HALVES | typeof QUARTERS, [string, Rank][]]>([
    [
      "Christmas, 16 days that begin in an even year",
      "2026-12-19",
      HALVES,
      [
        ["2026-12-19", 1],
        ["2026-12-26", 1],
        ["2026-12-27", 2],
        ["2027-01-03", 2],
      ],
    ],
    [
      "winter, 16 days of an odd year",
      "2027-02-13",
      HALVES,
      [
        ["2027-02-13", 2],
        ["2027-02-20", 2],
        ["2027-02-21", 1],
        ["2027-02-28", 1],
      ],
    ],
    [
      "the summer in halves, 59 days: the thirtieth is the first half's",
      "2026-07-04",
      HALVES,
      [
        ["2026-07-04", 1],
        ["2026-08-02", 1],
        ["2026-08-03", 2],
        ["2026-08-31", 2],
      ],
    ],
    [
      "the summer in quarters",
      "2026-07-04",
      QUARTERS,
      [
        ["2026-07-18", 1],
        ["2026-07-19", 2],
        ["2026-08-02", 2],
        ["2026-08-03", 1],
        ["2026-08-17", 1],
        ["2026-08-18", 2],
        ["2026-08-31", 2],
      ],
    ],
    [
      "short ones in halves all the same where the summer has quarters",
      "2026-12-19",
      QUARTERS,
      [
        ["2026-12-26", 1],
        ["2026-12-27", 2],
      ],
    ],
  ])("%s", (_, __, holidays, days) => {
    const given = facts(weeks({ holidays }));
    for (const [date, rank] of days) {
      expect(custodyOn(given, date, HOLIDAYS)).toMatchObject({
        morning: rank,
        evening: rank,
        why: "holidays",
      });
    }
  });

  test("give way to the weeks where the plan says so, and on a long weekend", () => {
    expect(custodyOn(facts(weeks()), "2026-12-22", HOLIDAYS).why).toBe("weeks");
    expect(custodyOn(facts(weeks({ holidays: HALVES })), "2027-05-07", HOLIDAYS).why).toBe("weeks");
  });

  test("begin at the change of the day before, for whoever has their first half", () => {
    const given = facts(weeks({ changeTime: "18:00", holidays: HALVES }));
    // Week 51 is odd: by the weeks alone home 2 would take the child on Friday 18 December, for one night.
    expect(custodyOn(given, "2026-12-18", HOLIDAYS)).toEqual({ ...ALL_DAY_1, why: "weeks" });
    expect(custodyOn(given, "2026-12-19", HOLIDAYS)).toEqual({ ...ALL_DAY_1, why: "holidays" });
  });

  test("last until the first change after them", () => {
    // Holidays end on Sunday 3 January with home 2; by the weeks alone home 1 would have had the child on both days.
    const given = facts(weeks({ changeDay: 1, changeTime: "08:30", evenWeeks: 2, holidays: HALVES }));
    expect(custodyOn(given, "2027-01-03", HOLIDAYS)).toMatchObject({ evening: 2 });
    expect(custodyOn(given, "2027-01-04", HOLIDAYS)).toEqual({
      morning: 2,
      evening: 1,
      changeAt: "08:30",
      why: "weeks",
    });
  });
});

describe("free days and plans", () => {
  test("a free day goes before everything, all day", () => {
    for (const date of ["2026-11-27", "2026-12-19"]) {
      const given = facts(weeks({ holidays: HALVES }), [{ date, rank: 2 }]);
      expect(custodyOn(given, date, HOLIDAYS)).toEqual({
        morning: 2,
        evening: 2,
        changeAt: null,
        why: "free-day",
      });
    }
  });

  test("nobody knows where there is no plan, or a free one", () => {
    const unknown = { morning: null, evening: null, changeAt: null, why: "unknown" };
    expect(custodyOn({ plans: [], freeDays: [] }, "2026-11-27", HOLIDAYS)).toEqual(unknown);
    expect(custodyOn(facts({ kind: "free" }), "2026-11-27", HOLIDAYS)).toEqual(unknown);
  });

  test("each day follows the plan in force on it", () => {
    const plans = [
      { validFrom: "2026-09-01", validTo: "2026-11-29", pattern: weeks() },
      { validFrom: "2026-11-30", validTo: null, pattern: weeks({ evenWeeks: 2 }) },
    ];
    expect(["2026-08-31", "2026-09-01", "2026-11-29", "2026-11-30"].map((d) => planOn(plans, d))).toEqual([
      null,
      plans[0],
      plans[0],
      plans[1],
    ]);
    expect(at({ plans, freeDays: [] }, "2026-11-29")).toBe(1);
    expect(at({ plans, freeDays: [] }, "2026-11-30")).toBe(2);
  });
});

const anyRank = fc.constantFrom<Rank>(1, 2);
const anyWeeks = fc.record<Weeks>({
  kind: fc.constant("alternate-weeks"),
  evenWeeks: anyRank,
  changeDay: fc.integer({ min: 1, max: 7 }),
  changeTime: fc.integer({ min: 0, max: 1439 }).map((minute) => clock(minute)),
  holidays: fc.oneof(
    fc.constant({ kind: "as-weeks" } as const),
    fc.record({
      kind: fc.constant("halves" as const),
      firstHalfEvenYears: anyRank,
      summer: fc.constantFrom("halves" as const, "quarters" as const),
    }),
  ),
});
const anyDay = fc.integer({ min: 0, max: 700 }).map((count) => addDays("2025-10-01", count));
const anyTime = fc.integer({ min: 0, max: 1439 }).map((minute) => clock(minute));
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** The other home in the place of each. */
const mirrored = (pattern: Weeks): Weeks => ({
  ...pattern,
  evenWeeks: otherRank(pattern.evenWeeks),
  holidays:
    pattern.holidays.kind === "halves"
      ? { ...pattern.holidays, firstHalfEvenYears: otherRank(pattern.holidays.firstHalfEvenYears) }
      : pattern.holidays,
});

describe("whatever the plan", () => {
  test("one home, never none and never both, has the child at any time", () => {
    fc.assert(
      fc.property(anyWeeks, anyDay, anyTime, (pattern, date, time) => {
        const rank = at(facts(pattern), date, time);
        expect([1, 2]).toContain(rank);
        expect(at(facts(mirrored(pattern)), date, time)).toBe(otherRank(rank!));
      }),
      { numRuns: 2_000 },
    );
  });

  test("outside holidays the weeks alternate, save after a week 53", () => {
    fc.assert(
      fc.property(anyWeeks, anyDay, anyTime, (pattern, date, time) => {
        const given = facts(pattern);
        const [one, next] = [date, addDays(date, 7)].map((day) => householdOn(given, day, time, []));
        const turns = [date, addDays(date, 7)].map((day) => {
          const since = (weekdayOf(day) - pattern.changeDay + 7) % 7;
          return weekOf(addDays(day, since === 0 && time < pattern.changeTime ? -7 : -since)).week;
        });
        if (turns[0] === 53) expect(next).toBe(one);
        else expect(next).toBe(otherRank(one!));
      }),
      { numRuns: 2_000 },
    );
  });

  test("the child changes homes only at a change, at midnight of shared holidays, or of a free day", () => {
    fc.assert(
      fc.property(anyWeeks, anyDay, (pattern, date) => {
        const given = facts(pattern);
        const eve = custodyOn(given, date, HOLIDAYS);
        const day = custodyOn(given, addDays(date, 1), HOLIDAYS);
        if (eve.evening !== day.morning) {
          const isMidnight =
            pattern.changeTime === "00:00" && weekdayOf(addDays(date, 1)) === pattern.changeDay;
          expect(isMidnight || [eve.why, day.why].includes("holidays")).toBe(true);
        }
        expect(day.changeAt === null).toBe(day.morning === day.evening);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a day and its times agree", () => {
    fc.assert(
      fc.property(anyWeeks, anyDay, anyTime, anyRank, (pattern, date, time, rank) => {
        const day = custodyOn(facts(pattern), date, HOLIDAYS);
        if (hasWholeDay(day, rank)) expect(at(facts(pattern), date, time)).toBe(rank);
        if (day.changeAt) expect(at(facts(pattern), date, day.changeAt)).toBe(day.evening);
      }),
    );
  });

  test("holidays of two years running are shared the other way round", () => {
    const summer = (year: number) => [{ firstDay: `${year}-07-01`, lastDay: `${year}-08-31` }];
    fc.assert(
      fc.property(anyWeeks, fc.integer({ min: 0, max: 61 }), (pattern, index) => {
        fc.pre(pattern.holidays.kind === "halves");
        const [one, next] = [2026, 2027].map((year) =>
          householdOn(facts(pattern), addDays(`${year}-07-01`, index), "12:00", summer(year)),
        );
        expect(next).toBe(otherRank(one!));
      }),
    );
  });

  test("parts follow each other, and differ by a day at most", () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 80 }), fc.constantFrom(2, 4), (length, parts) => {
        const all = Array.from({ length }, (_, index) => partOf(index, length, parts));
        expect(all).toEqual([...all].sort());
        const sizes = Array.from({ length: parts }, (_, part) => all.filter((one) => one === part).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(sizes[0]).toBe(Math.max(...sizes));
      }),
    );
  });
});
