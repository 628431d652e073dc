import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActivityLimits } from "@/lib/activities/schema";
import { fallsTogether, type Granted, type Held, type SlotLink } from "@/lib/reservations/rules";

const WEEK = ["2026-11-23", "2026-11-24", "2026-11-26", "2026-11-27"];
const HOLIDAYS = [
  { name: "Vacances de la Toussaint", firstDay: "2026-10-17", lastDay: "2026-11-01" },
  { name: "Vacances de Noël", firstDay: "2026-12-19", lastDay: "2027-01-03" },
];

/** "Matin 24" in short: a slot, and a day of November; activity "Centre", child "Léa" unless told otherwise. */
function held(text: string, given: Partial<Held> = {}): Held {
  const [slotId = "", day = "24"] = text.split(" ");
  return { childId: "Léa", date: `2026-11-${day}`, slotId, activityId: "Centre", ...given };
}
const take = (text: string, given: Partial<Held> = {}): Granted => ({
  ...held(text, given),
  key: text,
  takes: true,
  keeps: false,
});
const give = (text: string): Granted => ({ ...take(text), takes: false });
const ask = (text: string): Granted => ({ ...give(text), keeps: true });

const EITHER: SlotLink[] = [{ slotId: "Journée", otherId: "Matin", kind: "EXCLUDES" }];
const MEAL: SlotLink[] = [
  { slotId: "Repas", otherId: "Matin", kind: "NEEDS" },
  { slotId: "Repas", otherId: "Midi", kind: "NEEDS" },
];

function falls(wishes: Granted[], standing: Held[], links: SlotLink[], limits?: ActivityLimits) {
  const fallen = fallsTogether(wishes, standing, {
    links,
    limits: new Map(limits ? [["Centre", limits]] : []),
    schoolHolidays: HOLIDAYS,
  });
  return Object.fromEntries([...fallen].map(([key, { because, otherId }]) => [key, otherId ?? because]));
}

describe("slots that exclude each other", () => {
  test.each<[string, Granted[], Held[], Record<string, string>]>([
    ["both ticked: the first stays", [take("Matin"), take("Journée")], [], { Journée: "Matin" }],
    ["whichever it is", [take("Journée"), take("Matin")], [], { Matin: "Journée" }],
    ["one stands", [take("Journée")], [held("Matin")], { Journée: "Matin" }],
    ["one stands, the other way round", [take("Matin")], [held("Journée")], { Matin: "Journée" }],
    ["on another day", [take("Journée")], [held("Matin 26")], {}],
    ["of a sister", [take("Journée")], [held("Matin", { childId: "Zoé" })], {}],
    ["given up in the same sending", [take("Journée"), give("Matin")], [], {}],
    ["only asked to be given up", [take("Journée"), ask("Matin")], [], { Journée: "Matin" }],
    ["nothing to do with it", [take("Soir")], [held("Matin")], {}],
  ])("%s", (_, wishes, standing, expected) => {
    expect(falls(wishes, standing, EITHER)).toEqual(expected);
  });
});

describe("a slot that needs one of others", () => {
  test.each<[string, Granted[], Held[], Record<string, string>]>([
    ["alone", [take("Repas")], [], { Repas: "Matin" }],
    ["with one of them", [take("Repas"), take("Midi")], [], {}],
    ["with one that stands", [take("Repas")], [held("Matin")], {}],
    ["with one of another day", [take("Repas")], [held("Matin 26")], { Repas: "Matin" }],
    ["its last one is given up", [give("Matin")], [held("Repas")], { Matin: "Repas" }],
    ["its last one is asked to be given up", [ask("Matin")], [held("Repas")], { Matin: "Repas" }],
    ["another one stays", [give("Matin")], [held("Repas"), held("Midi")], {}],
    ["one for another", [give("Matin"), take("Midi")], [held("Repas")], {}],
    ["given up together", [give("Matin"), give("Repas")], [], {}],
    ["the needed one alone", [take("Matin")], [], {}],
  ])("%s", (_, wishes, standing, expected) => {
    expect(falls(wishes, standing, MEAL)).toEqual(expected);
  });

  test("falls with what it needs, one after the other", () => {
    const wishes = [take("Repas"), take("Matin")];
    expect(falls(wishes, [held("Journée")], [...MEAL, ...EITHER])).toEqual({
      Matin: "Journée",
      Repas: "Matin",
    });
  });

  test("what would have been given up stands again for the others", () => {
    const wishes = [give("Matin"), take("Journée")];
    const fallen = falls(wishes, [held("Repas")], [...MEAL, ...EITHER]);
    expect(fallen).toEqual({ Matin: "Repas", Journée: "Matin" });
  });
});

describe("how many days", () => {
  const days = (slot = "Matin") => WEEK.map((date) => take(`${slot} ${date.slice(-2)}`));
  test.each<[string, Granted[], Held[], ActivityLimits, Record<string, string>]>([
    ["up to the maximum of a week", days().slice(0, 3), [], { week: { max: 3 } }, {}],
    ["one more: the last ticked falls", days(), [], { week: { max: 3 } }, { "Matin 27": "limit-max" }],
    [
      "with what stands",
      days().slice(0, 2),
      [held("Matin 26")],
      { week: { max: 2 } },
      { "Matin 24": "limit-max" },
    ],
    ["another slot of a day that counts", [take("Soir 26")], [held("Matin 26")], { week: { max: 1 } }, {}],
    ["one day for another", [give("Matin 26"), take("Matin 27")], [], { week: { max: 1 } }, {}],
    ["in another week", [take("Matin 30")], [held("Matin 26")], { week: { max: 1 } }, {}],
    [
      "in the same term",
      [take("Matin 30")],
      [held("Matin 26")],
      { period: { max: 1 } },
      { "Matin 30": "limit-max" },
    ],
    ["below the minimum", [take("Matin 26")], [], { week: { min: 2 } }, { "Matin 26": "limit-min" }],
    ["the minimum at once", days().slice(0, 2), [], { week: { min: 2 } }, {}],
    ["the minimum with what stands", [take("Matin 26")], [held("Matin 27")], { week: { min: 2 } }, {}],
    [
      "given up below the minimum",
      [give("Matin 26")],
      [held("Matin 27")],
      { week: { min: 2 } },
      { "Matin 26": "limit-min" },
    ],
    ["given up whole", [give("Matin 26"), give("Matin 27")], [], { week: { min: 2 } }, {}],
    ["of another activity", [take("Matin 26", { activityId: "Cantine" })], [], { week: { min: 2 } }, {}],
  ])("%s", (_, wishes, standing, limits, expected) => {
    expect(falls(wishes, standing, [], limits)).toEqual(expected);
  });
});

describe("whatever is sent", () => {
  const SLOTS = ["Matin", "Midi", "Repas", "Journée", "Soir"];
  const cell = fc.record({
    childId: fc.constantFrom("Léa", "Zoé"),
    date: fc.constantFrom(...WEEK, "2026-12-01"),
    slotId: fc.constantFrom(...SLOTS),
    now: fc.constantFrom("stands", "take", "give", "ask"),
  });
  const scene = fc.record({
    cells: fc.uniqueArray(cell, { maxLength: 14, selector: (c) => `${c.childId} ${c.date} ${c.slotId}` }),
    links: fc.uniqueArray(
      fc.record({
        slotId: fc.constantFrom(...SLOTS),
        otherId: fc.constantFrom(...SLOTS),
        kind: fc.constantFrom("EXCLUDES" as const, "NEEDS" as const),
      }),
      { maxLength: 4, selector: (l) => [l.slotId, l.otherId].sort().join() },
    ),
    week: fc.record({ max: fc.integer({ min: 2, max: 4 }), min: fc.integer({ min: 1, max: 2 }) }),
  });

  test("what is left may stand together, and would be left again", () => {
    fc.assert(
      fc.property(scene, ({ cells, links: given, week }) => {
        const links = given.filter(({ slotId, otherId }) => slotId !== otherId);
        const all = cells.map((c) => ({ ...held(c.slotId, c), activityId: "Centre" }));
        const wishes = cells.flatMap((c, index): Granted[] =>
          c.now === "stands"
            ? []
            : [{ ...all[index]!, key: String(index), takes: c.now === "take", keeps: c.now === "ask" }],
        );
        const standing = all.filter((_, index) => cells[index]!.now === "stands");
        const rules = { links, limits: new Map([["Centre", { week }]]), schoolHolidays: HOLIDAYS };
        const fallen = fallsTogether(wishes, standing, rules);
        const left = wishes.filter(({ key }) => !fallen.has(key));
        const stays = wishes.filter(({ key, takes }) => fallen.has(key) && !takes);
        expect(fallsTogether(left, [...standing, ...stays], rules)).toEqual(new Map());
        const has = [...standing, ...stays, ...left.filter(({ takes, keeps }) => takes || keeps)];
        for (const wish of left.filter(({ takes }) => takes)) {
          const beside = has.filter((o) => o !== wish && o.childId === wish.childId && o.date === wish.date);
          for (const { kind, slotId, otherId } of links) {
            const other = slotId === wish.slotId ? otherId : otherId === wish.slotId ? slotId : null;
            if (kind === "EXCLUDES" && other) expect(beside.map((o) => o.slotId)).not.toContain(other);
          }
          const needed = links.filter((l) => l.kind === "NEEDS" && l.slotId === wish.slotId);
          if (needed.length > 0)
            expect(needed.some((l) => beside.some((o) => o.slotId === l.otherId))).toBe(true);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test("without a rule nothing falls", () => {
    fc.assert(
      fc.property(scene, ({ cells }) => {
        const wishes = cells.map((c, index) => ({ ...take(c.slotId, c), key: String(index) }));
        expect(falls(wishes, [], [])).toEqual({});
      }),
    );
  });
});

test("a school year of three children is judged in no time", () => {
  const dates = Array.from({ length: 250 }, (_, day) =>
    new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10),
  );
  const wishes = ["Léa", "Tom", "Zoé"].flatMap((childId) =>
    dates.flatMap((date) =>
      ["Matin", "Repas"].map((slotId) => ({
        ...take(slotId, { childId, date }),
        key: `${childId} ${date} ${slotId}`,
      })),
    ),
  );
  const start = performance.now();
  const limits = { week: { min: 1, max: 5 }, period: { max: 200 } };
  expect(Object.keys(falls(wishes, [], [...EITHER, ...MEAL], limits)).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(1_000);
});
