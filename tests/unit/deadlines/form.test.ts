import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { deadlineEvaluator, keepPrepaid, ruleValues, TEMPLATES, templateRules } from "@/lib/deadlines/rules";
import type { DeadlineRuleInput } from "@/lib/deadlines/schema";
import { DeadlineRule } from "@/lib/deadlines/schema";
import { anyRule, date, time } from "./arbitrary";
import { asWritten, postedRule, readRule } from "./posted";
import { rule, SCHOOL } from "./support";

/** Rules with what `anyRule` leaves out: several periods, every priority, tables with days of one deadline. */
const moment = fc.tuple(date, time).map(([day, at]) => `${day}T${at}`);
const stage = fc.record({
  priority: fc.constantFrom("residents" as const, "siblings" as const, "working-parents" as const),
  opensAt: moment,
});
const staged: fc.Arbitrary<DeadlineRuleInput> = fc
  .array(fc.record({ opensAt: moment, closesAt: moment, stages: fc.array(stage, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((periods) => ({
    limit: {
      kind: "window" as const,
      periods: periods.map((period, index) => ({
        ...period,
        firstDay: `2027-0${index + 1}-01`,
        lastDay: `2027-0${index + 1}-2${index}`,
      })),
    },
  }))
  .filter((given) => DeadlineRule.safeParse(given).success);

const sparse: fc.Arbitrary<DeadlineRuleInput> = fc
  .subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
  .chain((days) => fc.tuple(fc.constant(days), fc.integer({ min: 1, max: days.length }), time))
  .map(([days, cut, at]) => ({
    limit: {
      kind: "weekday-table" as const,
      rows: [days.slice(0, cut), days.slice(cut)]
        .filter((days) => days.length > 0)
        .map((days) => ({ for: days.toReversed(), weekday: 2, weeks: 8, at })),
    },
  }));

const everyRule = fc.oneof(anyRule, staged, sparse).map(rule);

/** The form leaves payment in advance to `keepPrepaid`. */
const readBack = (given: DeadlineRule) => {
  const read = readRule(postedRule(given, "ajout"), "ajout");
  if (!read.success) throw read.error;
  return keepPrepaid(read.data, given);
};

test("any rule comes back from its form as it was written", () => {
  fc.assert(
    fc.property(everyRule, (given) => {
      expect(readBack(given)).toEqual(asWritten(given));
    }),
    { numRuns: 1_000 },
  );
});

test("any rule comes back from its form with every deadline", () => {
  const instant = fc
    .integer({ min: Date.parse("2026-06-01T00:00:00Z"), max: Date.parse("2027-08-01T00:00:00Z") })
    .map((epoch) => Temporal.Instant.fromEpochMilliseconds(epoch));
  const priorities = fc.subarray(["residents", "siblings", "working-parents"] as const);
  fc.assert(
    fc.property(everyRule, date, time, instant, priorities, (given, day, startsAt, now, own) => {
      const calendar = { ...SCHOOL, priorities: own };
      const cell = { date: day, startsAt };
      const back = deadlineEvaluator(readBack(given), calendar)(cell, now);
      expect(back).toEqual(deadlineEvaluator(given, calendar)(cell, now));
    }),
    { numRuns: 1_000 },
  );
});

test("what a form shows of the rule that it stored is what was typed", () => {
  fc.assert(
    fc.property(everyRule, (given) => {
      const written = asWritten(given);
      expect(ruleValues(readBack(given), "ajout")).toEqual(ruleValues(written, "ajout"));
    }),
  );
});

test.each(TEMPLATES)("the starting point “%s” can be posted as it is", (template) => {
  const { book, cancel } = templateRules(template, "2026-11-23");
  expect(readBack(book)).toEqual(book);
  expect(readBack(cancel)).toEqual(cancel);
});

describe("a refusal stands at its field", () => {
  const base = { "ajout.report": "none", "ajout.ouverture.genre": "" };
  const limit = (fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`ajout.limite.${name}`, value]));
  const window = (fields: Record<string, string>) =>
    limit({
      genre: "window",
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`periodes.${name}`, value])),
    });
  const period = {
    "0.du": "2027-01-04",
    "0.au": "2027-02-05",
    "0.ouvre": "2026-12-01T08:00",
    "0.ferme": "2026-12-18T17:00",
  };
  const plain = limit({ genre: "none" });

  test.each<[string, string, Record<string, string>]>([
    ["limite.genre", "choose-one", limit({ genre: "someday" })],
    ["limite", "choose-one", {}],
    ["limite.heures", "required", limit({ genre: "hours-before", heures: "", compte: "clock" })],
    ["limite.heures", "bad-number", limit({ genre: "hours-before", heures: "0", compte: "clock" })],
    ["limite.heures", "bad-number", limit({ genre: "hours-before", heures: "1,5", compte: "clock" })],
    [
      "limite.a",
      "end-before-start",
      limit({ genre: "hours-before", heures: "16", compte: "working", de: "17:00", a: "09:00" }),
    ],
    [
      "limite.de",
      "bad-time",
      limit({ genre: "hours-before", heures: "16", compte: "working", de: "", a: "17:00" }),
    ],
    ["limite.jours", "bad-number", limit({ genre: "days-before", jours: "400", decompte: "calendar" })],
    ["limite.decompte", "choose-one", limit({ genre: "days-before", jours: "4", decompte: "" })],
    [
      "limite.jours-heure",
      "bad-time",
      limit({ genre: "days-before", jours: "1", decompte: "open", "jours-heure": "25:00" }),
    ],
    ["limite.jour", "choose-one", limit({ genre: "weekday", jour: "", semaine: "1" })],
    ["limite.t1-jour", "table-empty", limit({ genre: "weekday-table", "t1-jour": "", "t2-semaine": "1" })],
    [
      "limite.t2-heure",
      "bad-time",
      limit({ genre: "weekday-table", "t2-jour": "4", "t2-semaine": "1", "t2-heure": "midi" }),
    ],
    ["limite.quantieme", "bad-number", limit({ genre: "month-day", quantieme: "32", mois: "1" })],
    ["limite.periodes.0.du", "required", window({ "0.du": "", "0.au": "" })],
    ["limite.periodes.0.au", "required", window({ ...period, "0.au": "" })],
    ["limite.periodes.0.du", "bad-date", window({ ...period, "0.du": "2027-02-30" })],
    ["limite.periodes.0.au", "end-before-start", window({ ...period, "0.au": "2027-01-03" })],
    ["limite.periodes.0.ferme", "end-before-start", window({ ...period, "0.ferme": "2026-12-01T08:00" })],
    ["limite.periodes.0.siblings", "stage-too-late", window({ ...period, "0.siblings": "2026-12-02T08:00" })],
    [
      "limite.periodes.2.du",
      "periods-overlap",
      window({
        ...period,
        "1.du": "",
        "2.du": "2027-02-05",
        "2.au": "2027-03-05",
        "2.ouvre": "2027-01-01T08:00",
        "2.ferme": "2027-01-08T08:00",
      }),
    ],
    [
      "exceptions.1.avant",
      "bad-number",
      {
        ...plain,
        "ajout.exceptions.0.quand": "",
        "ajout.exceptions.1.quand": "near-public-holiday",
        "ajout.exceptions.1.avant": "15",
        "ajout.exceptions.1.apres": "0",
        "ajout.exceptions.1.limite.genre": "never",
      },
    ],
    [
      "exceptions.0.limite.genre",
      "choose-one",
      {
        ...plain,
        "ajout.exceptions.0.quand": "in-school-holidays",
        "ajout.exceptions.0.limite.genre": "window",
      },
    ],
    [
      "apres.0.pourcentage",
      "bad-number",
      {
        ...plain,
        "ajout.apres.0.suite": "surcharge",
        "ajout.apres.0.pourcentage": "0",
        "ajout.apres.0.limite.genre": "none",
      },
    ],
    ["report", "choose-one", { ...plain, "ajout.report": "later" }],
  ])("%s: %s", (path, code, fields) => {
    const read = readRule({ ...base, ...fields }, "ajout");
    const issues = read.error?.issues.map((issue) => [issue.path.join("."), issue.message]);
    expect(issues?.[0]).toEqual([path, code]);
    expect(issues?.every(([where]) => where === path)).toBe(true);
  });

  test("an empty time is the end of the day, or its start for an opening", () => {
    const read = readRule(
      {
        ...base,
        ...limit({ genre: "days-before", jours: "1", decompte: "calendar", "jours-heure": "" }),
        "ajout.ouverture.genre": "month-day",
        "ajout.ouverture.quantieme": "1",
        "ajout.ouverture.mois": "1",
      },
      "ajout",
    );
    expect(read.data).toMatchObject({ limit: { at: "23:59" }, opens: { at: "00:00" } });
  });

  test("a booking window forgets another first moment", () => {
    const opens = { "ajout.ouverture.genre": "days-before", "ajout.ouverture.jours": "9" };
    const read = readRule(
      { ...base, ...window(period), ...opens, "ajout.ouverture.decompte": "open" },
      "ajout",
    );
    expect(read.data?.opens).toBeUndefined();
    expect(DeadlineRule.safeParse(read.data).success).toBe(true);
  });
});

test("whatever is posted is refused, or is a rule", () => {
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("", "1", "7", "12:00", "2027-01-04"));
  const genre = fc.constantFrom(
    "none",
    "hours-before",
    "days-before",
    "weekday",
    "weekday-table",
    "month-day",
    "window",
  );
  const names = Object.keys(postedRule(templateRules("window", "2026-11-23").book, "ajout"));
  fc.assert(
    fc.property(
      genre,
      fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 40 }),
      (kind, typed) => {
        const values = { "ajout.report": "none", ...Object.fromEntries(typed), "ajout.limite.genre": kind };
        const read = readRule(values, "ajout");
        if (read.success) expect(DeadlineRule.parse(read.data)).toEqual(read.data);
        else for (const { message } of read.error.issues) expect(message).toMatch(/^[a-z-]+$/);
      },
    ),
    { numRuns: 1_000 },
  );
});
