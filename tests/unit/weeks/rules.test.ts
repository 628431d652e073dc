import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { CustodyFacts } from "@/lib/custody/schema";
import {
  answersOf,
  cellsOf,
  isAsked,
  periodChoices,
  recapCounts,
  repeatedDays,
  repeatOf,
  slotsOf,
  weekdaysOf,
  weekLines,
} from "@/lib/weeks/rules";
import type { WeekChild } from "@/lib/weeks/schema";

const ID = "0199aaaa-0000-7000-8000-000000000001";
const OTHER = "0199aaaa-0000-7000-8000-000000000002";
const TODAY = "2026-11-23";

const day = fc
  .integer({ min: 0, max: 1500 })
  .map((count) => Temporal.PlainDate.from("2025-09-01").add({ days: count }).toString());

describe("the days that repeat", () => {
  it.each([
    ["toutes", "2026-11-23", "2026-12-06", [1, 3], ["2026-11-23", "2026-11-25", "2026-11-30", "2026-12-02"]],
    ["paires", "2026-11-23", "2026-12-06", [1], ["2026-11-23"]],
    ["impaires", "2026-11-23", "2026-12-06", [1], ["2026-11-30"]],
    // 2026 has a week 53: two odd weeks follow each other over the new year.
    [
      "impaires",
      "2026-12-21",
      "2027-01-17",
      [1, 7],
      ["2026-12-28", "2027-01-03", "2027-01-04", "2027-01-10"],
    ],
    ["paires", "2026-12-21", "2027-01-17", [7], ["2026-12-27", "2027-01-17"]],
    ["toutes", "2026-11-25", "2026-11-25", [1, 2, 3, 4, 5, 6, 7], ["2026-11-25"]],
    ["toutes", "2026-11-25", "2026-11-24", [1, 2, 3], []],
    ["toutes", "2026-11-23", "2026-12-06", [], []],
  ] as const)("%s from %s to %s", (rhythm, firstDay, lastDay, weekdays, days) => {
    expect(repeatedDays({ firstDay, lastDay }, weekdays, rhythm)).toEqual(days);
  });

  it("are even weeks and odd weeks, each once, and together all of them", () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), weekdays, (firstDay, length, chosen) => {
        const lastDay = Temporal.PlainDate.from(firstDay).add({ days: length }).toString();
        const of = (rhythm: "toutes" | "paires" | "impaires") =>
          repeatedDays({ firstDay, lastDay }, chosen, rhythm);
        expect([...of("paires"), ...of("impaires")].sort()).toEqual(of("toutes"));
        for (const date of of("toutes")) {
          expect(date >= firstDay && date <= lastDay).toBe(true);
          expect(chosen).toContain(Temporal.PlainDate.from(date).dayOfWeek);
        }
      }),
    );
  });
});

describe("custody weeks", () => {
  const holidays = { kind: "as-weeks" } as const;
  const pattern = {
    kind: "alternate-weeks",
    evenWeeks: 1,
    changeDay: 5,
    changeTime: "16:30",
    holidays,
  } as const;
  const plans = [{ validFrom: "2026-09-01", validTo: null, pattern }];
  const facts = (rank: 1 | 2): CustodyFacts => ({ rank, plans, freeDays: [] });
  const at = (childId: string, date: string, startsAt: string, rank: 1 | 2 = 1) => {
    const weekday = Temporal.PlainDate.from(date).dayOfWeek;
    const of = new Map([[ID, facts(rank)]]);
    return isAsked({ childId, slotId: OTHER, weekday, startsAt }, date, "garde", { of, schoolHolidays: [] });
  };

  it("are the days on which a child of two homes is here when the slot starts", () => {
    // Week 48 is even: from Friday 27 November at 16:30 the first home has the child.
    expect(at(ID, "2026-11-27", "16:30")).toBe(true);
    expect(at(ID, "2026-11-27", "11:45")).toBe(false);
    expect(at(ID, "2026-11-27", "11:45", 2)).toBe(true);
  });

  it("are all weeks for a child of one home", () => {
    expect(at(OTHER, "2026-11-27", "11:45")).toBe(true);
    expect(at(OTHER, "2026-12-04", "11:45")).toBe(true);
  });

  it("of the two homes never share a slot, and leave none out", () => {
    fc.assert(
      fc.property(day, fc.constantFrom("07:30", "11:45", "16:30", "18:00"), (date, startsAt) => {
        fc.pre(date >= "2026-09-01");
        expect(at(ID, date, startsAt, 1)).toBe(!at(ID, date, startsAt, 2));
      }),
    );
  });

  it("ask for nothing on another weekday", () => {
    const cell = { childId: ID, slotId: OTHER, weekday: 2, startsAt: "11:45" };
    expect(isAsked(cell, "2026-11-23", "toutes", { of: new Map(), schoolHolidays: [] })).toBe(false);
  });
});

it("a week is each child × slot × weekday once", () => {
  const cells = cellsOf({ childIds: [ID, OTHER], slotIds: [ID], weekdays: [1, 2, 4] });
  expect(cells).toHaveLength(6);
  expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(6);
});

describe("an address", () => {
  const fine = { enfant: ID, creneau: [ID, OTHER], jour: ["1", "5"], periode: "2026-11-01_2026-12-18" };
  const errorsOf = (query: object) => repeatOf({ ...fine, ...query }, TODAY).errors;

  it("is read, and begins today at the earliest", () => {
    expect(repeatOf(fine, TODAY).repeat).toEqual({
      weekId: null,
      childIds: [ID],
      slotIds: [ID, OTHER],
      weekdays: [1, 5],
      firstDay: TODAY,
      lastDay: "2026-12-18",
      rhythm: "toutes",
    });
    const typed = { ...fine, periode: "dates", du: "2027-01-04", au: "2027-02-12", rythme: "garde" };
    expect(repeatOf(typed, TODAY).repeat).toMatchObject({ firstDay: "2027-01-04", rhythm: "garde" });
    expect(repeatOf({ semaine: ID, periode: fine.periode }, TODAY).repeat).toMatchObject({ weekId: ID });
  });

  it.each([
    [{ enfant: undefined }, { enfant: "nothing-ticked" }],
    [{ creneau: [] }, { creneau: "nothing-ticked" }],
    [{ jour: undefined }, { jour: "nothing-ticked" }],
    [{ jour: "8" }, { jour: "invalid" }],
    [{ jour: "lundi" }, { jour: "invalid" }],
    [{ enfant: "x" }, { enfant: "not-found" }],
    [{ creneau: Array.from({ length: 61 }, () => ID) }, { creneau: "too-many" }],
    [{ semaine: "x" }, { semaine: "not-found" }],
    [{ rythme: "parfois" }, { rythme: "choose-one" }],
    [{ periode: undefined }, { periode: "choose-one" }],
    [{ periode: "2026-11-01" }, { periode: "choose-one" }],
    [{ periode: "2026-13-41_2026-12-18" }, { periode: "choose-one" }],
    [{ periode: "dates" }, { du: "required", au: "required" }],
    [{ periode: "dates", du: "2026-02-30", au: "2026-12-18" }, { du: "bad-date" }],
    [{ periode: "dates", du: "2026-12-18", au: "2026-12-17" }, { au: "end-before-start" }],
    [{ periode: "dates", du: "2026-10-01", au: "2026-11-22" }, { au: "period-past" }],
    [{ periode: "dates", du: "2026-11-24", au: "2056-11-24" }, { au: "date-too-far" }],
    [{ periode: "dates", du: "2026-11-24", au: "2027-11-26" }, { au: "period-too-long" }],
  ])("is refused at its field: %j", (query, errors) => {
    expect(errorsOf(query)).toEqual(errors);
  });

  it("never throws, whatever it holds", () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }), fc.constant(undefined));
    const names = fc.constantFrom("semaine", "enfant", "creneau", "jour", "periode", "du", "au", "rythme");
    fc.assert(
      fc.property(fc.dictionary(names, value), (query) => {
        const { repeat, errors } = repeatOf(query, TODAY);
        expect(repeat === null).toBe(errors !== null);
      }),
    );
  });
});

const slot = (id: string, weekdays: number[], activity = "Cantine") => ({
  ...{ id, name: "Repas", activity, startsAt: "11:45", endsAt: "13:30", weekdays },
});
const children: WeekChild[] = [
  { id: ID, firstName: "Zoé", shared: true, slots: [slot("a", [1, 2]), slot("b", [3], "Mercredis")] },
  { id: OTHER, firstName: "Léa", shared: false, slots: [slot("a", [1, 5])] },
];

it("weekdays and slots are offered once, with who may attend", () => {
  expect(weekdaysOf(children)).toEqual([1, 2, 3, 5]);
  expect(slotsOf(children).map(({ id, of }) => [id, ...of])).toEqual([
    ["a", "Zoé", "Léa"],
    ["b", "Zoé"],
  ]);
});

it("a usual week is told child by child, without what is no longer offered", () => {
  const cells = [
    { childId: OTHER, slotId: "a", weekday: 5 },
    { childId: OTHER, slotId: "a", weekday: 1 },
    { childId: OTHER, slotId: "gone", weekday: 1 },
    { childId: "gone", slotId: "a", weekday: 1 },
  ];
  const line = { child: "Léa", activity: "Cantine", slot: "Repas", weekdays: [1, 5] };
  expect(weekLines({ id: ID, name: "", cells }, children)).toEqual([line]);
});

describe("the form", () => {
  const periods = periodChoices(
    [
      { name: "Vacances de Noël", firstDay: "2026-12-19", lastDay: "2027-01-03" },
      { name: "Vacances d’hiver", firstDay: "2027-02-13", lastDay: "2027-02-28" },
    ],
    TODAY,
  );

  it("offers the rest of this period and the next ones, without a gap", () => {
    expect(periods.map(({ firstDay, lastDay }) => `${firstDay} ${lastDay}`).slice(0, 4)).toEqual([
      "2026-11-23 2026-12-18",
      "2026-12-19 2027-01-03",
      "2027-01-04 2027-02-12",
      "2027-02-13 2027-02-28",
    ]);
  });

  it("begins with all the children and this period, and keeps what was asked", () => {
    expect(answersOf({}, children, periods)).toMatchObject({
      ...{ enfant: [ID, OTHER], creneau: [], jour: [], rythme: "toutes" },
      periode: "2026-11-23_2026-12-18",
    });
    const query = { voir: "1", enfant: OTHER, creneau: "a", jour: ["1"], periode: "dates", du: "x" };
    expect(answersOf(query, children, periods)).toMatchObject({
      ...{ enfant: [OTHER], creneau: ["a"], jour: ["1"], periode: "dates", du: "x" },
    });
    expect(answersOf({}, [children[1]!], periods).creneau).toEqual(["a"]);
  });
});

it("a recap counts cells, and days where they are fewer", () => {
  const days = [{ date: "2026-11-24" }, { date: "2026-11-26" }];
  expect(recapCounts([{ slots: [{ days, waits: [1] }] }])).toEqual({ cells: 2, days: 0, waits: 1 });
  const two = {
    slots: [
      { days, waits: [] },
      { days: days.slice(1), waits: [] },
    ],
  };
  expect(recapCounts([two])).toEqual({ cells: 3, days: 2, waits: 0 });
});
