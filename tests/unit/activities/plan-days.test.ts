import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dayKey,
  type OpeningFacts,
  planDays,
  type StoredDay,
  type WantedDay,
  wantedDays,
} from "@/lib/activities/rules";
import { addDays, publicHolidayDays, schoolHolidays, weekdayOf } from "@/lib/calendar/rules";

const CALENDAR = {
  schoolHolidays: schoolHolidays("A"),
  publicHolidays: publicHolidayDays("2025-09-01", "2028-12-31"),
};
const YEAR = { firstDay: "2026-09-01", lastDay: "2027-08-31" };

const opening = (given: Partial<OpeningFacts> = {}): OpeningFacts => ({
  id: "o",
  ...YEAR,
  season: "SCHOOL",
  weekdays: [1, 2, 4, 5],
  slotIds: [],
  places: [{ groupId: "g", capacity: 10 }],
  ...given,
});
const wanted = (...openings: OpeningFacts[]) => wantedDays(openings, ["s", "t"], YEAR, CALENDAR);
const dates = (days: Map<string, WantedDay>, open = true) => [
  ...new Set([...days.values()].filter((day) => day.open === open).map(({ date }) => date)),
];

describe("the days that openings want", () => {
  test("are the weekdays of school time, shut in the holidays with the reason", () => {
    const { days } = wanted(opening());
    const of = (date: string) => days.get(`s g ${date}`);
    expect(of("2026-11-24")).toMatchObject({ open: true, closedReason: null, capacity: 10 });
    expect(of("2026-11-25")).toBeUndefined();
    expect(of("2026-10-19")).toMatchObject({ open: false, closedReason: "SCHOOL_HOLIDAY" });
    expect(of("2027-03-29")).toMatchObject({ open: false, closedReason: "PUBLIC_HOLIDAY" });
    expect(of("2026-12-25")).toMatchObject({ closedReason: "PUBLIC_HOLIDAY" });
    expect(dates(days).every((date) => [1, 2, 4, 5].includes(weekdayOf(date)))).toBe(true);
  });

  test("of the holidays are those alone, of always are both", () => {
    const holidays = dates(wanted(opening({ season: "HOLIDAYS", weekdays: [1, 2, 3, 4, 5] })).days);
    expect(holidays[0]).toBe("2026-10-19");
    expect(holidays).not.toContain("2026-11-02");
    const always = wanted(opening({ season: "ALWAYS" })).days;
    expect(always.get("s g 2026-10-19")).toMatchObject({ open: true });
    expect(always.get("s g 2027-05-06")).toMatchObject({ open: false, closedReason: "PUBLIC_HOLIDAY" });
  });

  test("go through the change of hour and a leap day one by one", () => {
    const leap = { firstDay: "2028-02-28", lastDay: "2028-03-01" };
    const everyDay = opening({ ...leap, season: "ALWAYS", weekdays: [1, 2, 3, 4, 5, 6, 7] });
    expect(dates(wantedDays([everyDay], ["s"], leap, CALENDAR).days)).toEqual([
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
    ]);
    const change = { firstDay: "2026-10-24", lastDay: "2026-10-26" };
    const around = opening({ ...change, season: "ALWAYS", weekdays: [6, 7, 1] });
    expect(dates(wantedDays([around], ["s"], change, CALENDAR).days)).toEqual([
      "2026-10-24",
      "2026-10-25",
      "2026-10-26",
    ]);
  });

  test("of two openings: an open day goes before a shut one, and two open ones are told", () => {
    const both = wanted(opening(), opening({ season: "HOLIDAYS", places: [{ groupId: "g", capacity: 4 }] }));
    expect(both.overlap).toBeNull();
    expect(both.days.get("s g 2026-10-19")).toMatchObject({ open: true, capacity: 4 });
    const twice = wanted(opening(), opening({ season: "ALWAYS", places: [{ groupId: "g", capacity: 4 }] }));
    expect(twice.overlap).toBe("2026-09-01");
    expect(twice.days.get("s g 2026-09-01")).toMatchObject({ capacity: 10 });
    expect(wanted(opening({ slotIds: ["s"] }), opening({ slotIds: ["t"] })).overlap).toBeNull();
    expect(wanted(opening({ slotIds: ["s"] })).days.has("t g 2026-09-01")).toBe(false);
  });
});

const stored = (given: Partial<StoredDay> = {}): StoredDay => ({
  id: "d",
  slotId: "s",
  groupId: "g",
  date: "2026-11-24",
  open: true,
  closedReason: null,
  capacity: 10,
  held: 0,
  adjusted: false,
  shut: false,
  booked: "NONE",
  ...given,
});
const wish = (given: Partial<WantedDay> = {}) => {
  const day = { slotId: "s", groupId: "g", date: "2026-11-24", open: true, closedReason: null, capacity: 10 };
  const made: WantedDay = { ...day, ...given };
  return new Map([[dayKey(made), made]]);
};
const closed = { open: false, closedReason: "SCHOOL_HOLIDAY" } as const;

describe("the plan of the days", () => {
  const cases: [string, StoredDay, Map<string, WantedDay>, Partial<ReturnType<typeof planDays>>][] = [
    ["nothing changes", stored(), wish(), { adds: [], updates: [], removes: [] }],
    ["a day no longer wanted goes", stored(), new Map(), { removes: ["d"], updates: [] }],
    [
      "it is shut where something was once asked",
      stored({ booked: "PAST" }),
      new Map(),
      { removes: [], updates: [{ id: "d", open: false, closedReason: "STRUCTURE", capacity: 10 }] },
    ],
    [
      "it is kept for those who are on it, and for nobody else",
      stored({ booked: "LIVE", held: 3 }),
      new Map(),
      { removes: [], updates: [{ id: "d", open: true, closedReason: null, capacity: 3 }] },
    ],
    [
      "a holiday that comes over booked days does not shut them",
      stored({ booked: "LIVE", held: 3 }),
      wish(closed),
      { updates: [{ id: "d", open: true, closedReason: null, capacity: 3 }] },
    ],
    ["a day set by hand stays", stored({ adjusted: true }), wish({ capacity: 2 }), { updates: [] }],
    ["… even unwanted", stored({ adjusted: true }), new Map(), { removes: [] }],
    [
      "places are never fewer than those held",
      stored({ booked: "LIVE", held: 8 }),
      wish({ capacity: 5 }),
      { updates: [{ id: "d", open: true, closedReason: null, capacity: 8 }], freed: [] },
    ],
    [
      "more places free some",
      stored({ booked: "LIVE", held: 10 }),
      wish({ capacity: 12 }),
      { freed: ["d"], updates: [{ id: "d", open: true, closedReason: null, capacity: 12 }] },
    ],
    [
      "a shut day that is wanted again opens",
      stored({ open: false, closedReason: "STRUCTURE" }),
      wish(),
      { freed: ["d"], updates: [{ id: "d", open: true, closedReason: null, capacity: 10 }] },
    ],
    [
      "a closure stays, with the new places",
      stored({ open: false, closedReason: "STRUCTURE", shut: true, booked: "PAST" }),
      wish({ capacity: 12 }),
      { freed: [], updates: [{ id: "d", open: false, closedReason: "STRUCTURE", capacity: 12 }] },
    ],
  ];
  test.each(cases)("%s", (_name, day, wants, expected) => {
    expect(planDays(wants, [day])).toMatchObject(expected);
  });

  test("says in days, slots and groups what it does, and which days stay for those booked", () => {
    const { days } = wanted(opening({ places: ["g", "h"].map((groupId) => ({ groupId, capacity: 5 })) }));
    const { report } = planDays(days, [
      stored({ id: "kept", date: "2026-11-25", booked: "LIVE", held: 2 }),
      stored({ id: "short", booked: "LIVE", held: 7 }),
    ]);
    expect(report.kept).toEqual(["2026-11-25"]);
    expect(report.short).toEqual(["2026-11-24"]);
    expect(report.added).toMatchObject({ slots: 2, groups: 2 });
  });

  const capacity = fc.integer({ min: 0, max: 20 });
  const date = fc.integer({ min: 0, max: 40 }).map((days) => addDays("2026-12-01", days));
  const place = { slotId: fc.constantFrom("s", "t"), groupId: fc.constantFrom("g", "h"), date };
  const state = fc.constantFrom(
    { open: true, closedReason: null },
    { open: false, closedReason: "STRUCTURE" as const },
    closed,
  );
  const wants = fc
    .uniqueArray(fc.record({ ...place, capacity, state }), { selector: dayKey })
    .map((days) => new Map(days.map(({ state: s, ...day }) => [dayKey(day), { ...day, ...s }])));
  const rows = fc
    .uniqueArray(
      fc.record({
        ...place,
        capacity,
        state,
        taken: capacity,
        adjusted: fc.boolean(),
        shut: fc.boolean(),
        booked: fc.constantFrom("LIVE" as const, "PAST" as const, "NONE" as const),
      }),
      { selector: dayKey },
    )
    .map((days) =>
      days.map(({ state: s, taken, ...day }, index): StoredDay => {
        const held = day.booked === "LIVE" ? Math.min(taken, day.capacity) : 0;
        return { ...day, ...s, id: `d${index}`, held, shut: day.shut && !s.open };
      }),
    );

  /** The days as they stand once a plan is stored. */
  const after = (plan: ReturnType<typeof planDays>, days: StoredDay[]) => {
    const updates = new Map(plan.updates.map((update) => [update.id, update]));
    const added = plan.adds.map((day, index) => stored({ ...day, id: `new${index}`, held: 0 }));
    const left = days.filter(({ id }) => !plan.removes.includes(id));
    return [...left.map((day) => ({ ...day, ...updates.get(day.id) })), ...added];
  };

  test("loses nobody, holds every place, and has nothing left to do the second time", () => {
    fc.assert(
      fc.property(wants, rows, (wishes, days) => {
        const plan = planDays(wishes, days);
        const next = after(plan, days);
        for (const day of days) {
          const now = next.find(({ id }) => id === day.id);
          if (day.adjusted) expect(now).toEqual(day);
          if (day.booked !== "NONE") expect(now).toBeDefined();
          if (day.booked === "LIVE" && day.open) expect(now!.open).toBe(true);
          if (day.shut && now) expect(now.open).toBe(false);
          if (now && !day.adjusted) expect(now.capacity).toBeGreaterThanOrEqual(now.held);
        }
        for (const wanted of wishes.values()) {
          const now = next.find((day) => dayKey(day) === dayKey(wanted))!;
          if (now.adjusted || now.shut) continue;
          if (wanted.open)
            expect(now).toMatchObject({ open: true, capacity: Math.max(wanted.capacity, now.held) });
        }
        const again = planDays(wishes, next);
        expect(again).toMatchObject({ adds: [], updates: [], removes: [], freed: [] });
      }),
    );
  });
});
