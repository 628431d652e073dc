import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  checkHealth,
  healthExpiries,
  isPaiActive,
  isUnanswered,
  isVaccinated,
  requiredVaccines,
  VACCINE_LAWS,
  vaccineStatuses,
} from "@/lib/health/rules";
import { type ChildHealthValue, NO_HEALTH, VACCINES, type Vaccination } from "@/lib/health/schema";

const TODAY = "2026-11-16";
const dose = (code: Vaccination["code"], date: string): Vaccination => ({ code, date, exempt: false });

const ELEVEN = ["DTP", "PERTUSSIS", "HIB", "HEPATITIS_B", "PNEUMOCOCCUS", "MMR", "MENINGOCOCCUS_C"];

describe("vaccinations that the law requires", () => {
  test.each([
    ["2010-05-04", ["DTP"]],
    ["2017-12-31", ["DTP"]],
    ["2018-01-01", ELEVEN],
    ["2024-12-31", ELEVEN],
    ["2025-01-01", [...ELEVEN.slice(0, -1), "MENINGOCOCCUS_ACWY", "MENINGOCOCCUS_B"]],
  ])("born on %s: %j", (birthDate, codes) => {
    expect(requiredVaccines(birthDate)).toEqual(codes);
  });

  test("each names its source, and no vaccine twice", () => {
    expect(VACCINE_LAWS.every(({ source }) => source.length > 10)).toBe(true);
    expect(VACCINE_LAWS.map(({ code }) => code).toSorted()).toEqual([...VACCINES].toSorted());
  });
});

describe("how a vaccination stands", () => {
  const stateOf = (birthDate: string, given: Vaccination[], code: string, today = TODAY) =>
    vaccineStatuses(birthDate, given, today).find((it) => it.code === code);

  test.each([
    ["none at all", "2018-05-04", [], "MMR", "MISSING", null],
    ["too young for it", "2026-10-01", [], "MMR", "LATER", "2027-10-01"],
    ["of age today", "2025-11-16", [], "MMR", "MISSING", null],
    ["of age tomorrow", "2025-11-17", [], "MMR", "LATER", "2026-11-17"],
    ["received", "2018-05-04", [dose("MMR", "2019-06-01")], "MMR", "DONE", null],
    ["certified", "2018-05-04", [{ code: "MMR", date: null, exempt: true }], "MMR", "EXEMPT", null],
    [
      "a certificate against ACWY says nothing of C",
      "2018-05-04",
      [{ code: "MENINGOCOCCUS_ACWY", date: null, exempt: true }],
      "MENINGOCOCCUS_C",
      "MISSING",
      null,
    ],
    [
      "ACWY covers C",
      "2018-05-04",
      [dose("MENINGOCOCCUS_ACWY", "2019-06-01")],
      "MENINGOCOCCUS_C",
      "DONE",
      null,
    ],
    ["booster at six to come", "2021-06-01", [dose("DTP", "2022-05-10")], "DTP", "DONE", "2028-06-01"],
    [
      "booster at six late by a day",
      "2019-11-15",
      [dose("DTP", "2020-10-10")],
      "DTP",
      "BOOSTER",
      "2026-11-15",
    ],
    [
      "booster at six on its last day",
      "2019-11-16",
      [dose("DTP", "2020-10-10")],
      "DTP",
      "DONE",
      "2026-11-16",
    ],
    [
      "booster at six received at five",
      "2019-11-15",
      [dose("DTP", "2024-11-15")],
      "DTP",
      "DONE",
      "2033-11-15",
    ],
    ["booster of eleven late", "2011-01-01", [dose("DTP", "2016-06-01")], "DTP", "BOOSTER", "2025-01-01"],
    ["booster of eleven received", "2011-01-01", [dose("DTP", "2022-06-01")], "DTP", "DONE", null],
    ["born on 29 February", "2020-02-29", [dose("DTP", "2021-01-10")], "DTP", "DONE", "2027-02-28"],
  ] as const)("%s", (_, birthDate, given, code, state, nextBy) => {
    expect(stateOf(birthDate, [...given], code)).toMatchObject({ state, nextBy });
  });

  const day = fc
    .integer({ min: 0, max: 6_500 })
    .map((days) => Temporal.PlainDate.from("2009-01-01").add({ days }).toString());

  test("a child is vaccinated exactly when nothing is missing or late", () => {
    fc.assert(
      fc.property(day, fc.subarray([...VACCINES]), day, (birthDate, codes, date) => {
        const given = codes.map((code) => dose(code, date));
        const late = vaccineStatuses(birthDate, given, TODAY).filter(({ state }) =>
          ["MISSING", "BOOSTER"].includes(state),
        );
        expect(isVaccinated(birthDate, given, TODAY)).toBe(late.length === 0);
      }),
    );
  });

  test("a certificate for every vaccine is always enough, and a further dose never makes it worse", () => {
    fc.assert(
      fc.property(day, day, (birthDate, date) => {
        const exempt = VACCINES.map((code) => ({ code, date: null, exempt: true }));
        expect(isVaccinated(birthDate, exempt, TODAY)).toBe(true);
        const all = VACCINES.map((code) => dose(code, date));
        const again = VACCINES.map((code) => dose(code, TODAY));
        if (isVaccinated(birthDate, all, TODAY)) expect(isVaccinated(birthDate, again, TODAY)).toBe(true);
      }),
    );
  });
});

describe("what only the child tells", () => {
  const child = { birthDate: "2018-05-04", today: TODAY };
  const check = (patch: Partial<ChildHealthValue>, present = NO_HEALTH) => checkHealth(patch, present, child);
  const pai = {
    active: true as const,
    from: "2026-09-01",
    to: "2027-07-05",
    kit: "",
    kitPlace: "",
    action: "",
  };

  test("a dose lies between birth and today, told by the row of its vaccine", () => {
    expect(check({ vaccinations: [dose("DTP", "2018-05-04"), dose("MMR", TODAY)] })).toEqual({});
    expect(check({ vaccinations: [dose("DTP", "2018-05-03"), dose("MMR", "2026-11-17")] })).toEqual({
      "vaccinations.0.date": "before-birth",
      "vaccinations.5.date": "date-in-future",
    });
  });

  test("a meal brought from home needs a PAI", () => {
    expect(check({ diets: ["OWN_MEAL"] })).toEqual({ diets: "own-meal-needs-pai" });
    expect(check({ diets: ["OWN_MEAL"] }, { ...NO_HEALTH, pai })).toEqual({});
    expect(check({ diets: ["OWN_MEAL"], pai: { active: false } }, { ...NO_HEALTH, pai })).toEqual({
      diets: "own-meal-needs-pai",
    });
    expect(check({ diets: ["NO_PORK"] })).toEqual({});
  });

  test.each([
    ["2026-08-31", false],
    ["2026-09-01", true],
    ["2027-07-05", true],
    ["2027-07-06", false],
  ])("a PAI on %s: %s", (on, active) => {
    expect(isPaiActive(pai, on)).toBe(active);
    expect(isPaiActive({ active: false }, on)).toBe(false);
    expect(isPaiActive(null, on)).toBe(false);
  });

  test("no answer is not the answer “none”", () => {
    expect([null, ""].map((value) => isUnanswered(value))).toEqual([true, true]);
    expect([[], { active: false as const }, "Rien"].map((value) => isUnanswered(value))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("what ends within sixty days or has ended is told, soonest first", () => {
    const health: ChildHealthValue = {
      ...NO_HEALTH,
      pai: { ...pai, to: "2026-11-15" },
      treatments: [
        { name: "A", dosage: "1", from: null, to: "2027-01-15", prescription: true },
        { name: "B", dosage: "1", from: null, to: "2027-01-16", prescription: true },
        { name: "C", dosage: "1", from: null, to: "2026-11-15", prescription: true },
        { name: "D", dosage: "1", from: null, to: null, prescription: true },
      ],
      vaccinations: [dose("DTP", "2020-12-05")],
    };
    expect(healthExpiries(health, { birthDate: "2019-12-01", today: TODAY })).toEqual([
      { what: "pai", on: "2026-11-15", over: true },
      { what: "vaccination", on: "2026-12-01", over: false },
      { what: "treatment", on: "2027-01-15", over: false },
    ]);
    expect(healthExpiries(NO_HEALTH, { birthDate: "2019-12-01", today: TODAY })).toEqual([]);
  });
});
