import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nestValues } from "@/lib/form-data";
import {
  ALLERGY_KINDS,
  type ChildHealthValue,
  childHealthSchema,
  DIETS,
  HEALTH_FIELDS,
  NO_HEALTH,
  SEVERITIES,
  VACCINES,
} from "@/lib/health/schema";

const text = fc.string({ unit: fc.constantFrom("a", "é", "1", " ", "-"), minLength: 1, maxLength: 20 });
const filled = text.map((t) => `x${t}`.trim());
const day = fc
  .date({
    min: new Date("2015-01-01T00:00:00Z"),
    max: new Date("2030-12-31T00:00:00Z"),
    noInvalidDate: true,
  })
  .map((at) => at.toISOString().slice(0, 10));
const period = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));

const health: fc.Arbitrary<ChildHealthValue> = fc.record({
  vaccinations: fc.option(
    fc
      .subarray([...VACCINES])
      .chain((codes) =>
        fc.tuple(...codes.map((code) => day.map((date) => ({ code, date, exempt: code === "HIB" })))),
      ),
  ),
  pai: fc.oneof(
    fc.constant(null),
    fc.constant({ active: false as const }),
    fc
      .record({ kit: filled, kitPlace: filled, action: filled, period })
      .map(({ period: p, ...rest }) => ({ active: true as const, ...p, ...rest })),
  ),
  allergies: fc.option(
    fc.array(
      fc.record({
        what: filled,
        kind: fc.constantFrom(...ALLERGY_KINDS),
        severity: fc.constantFrom(...SEVERITIES),
        action: fc.oneof(fc.constant(""), filled),
      }),
      { maxLength: 4 },
    ),
  ),
  treatments: fc.option(
    fc.array(
      fc
        .record({ name: filled, dosage: filled, prescription: fc.boolean(), period })
        .map(({ period: p, ...rest }) => ({ ...rest, ...p })),
      { maxLength: 4 },
    ),
  ),
  doctor: fc.option(fc.record({ name: filled, phone: fc.constantFrom(null, "+33476000012"), city: filled })),
  healthNote: fc.oneof(fc.constant(""), filled),
  diets: fc.option(fc.subarray([...DIETS])),
  dietNote: fc.oneof(fc.constant(""), filled),
});

/** What a form that shows this value sends back. */
function formOf(value: unknown, name: string): Record<string, string | string[]> {
  if (value === null || value === undefined) return {};
  if (typeof value === "boolean")
    return value ? { [name]: "oui" } : name.endsWith("active") ? { [name]: "non" } : {};
  if (typeof value === "string") return { [name]: value };
  if (name === "diets") return { diets: ["", ...(value as string[])] };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => formOf(inner, `${name}.${key}`)));
}

describe("the schemas of health", () => {
  test("read their own output again unchanged", () => {
    fc.assert(
      fc.property(health, (value) => {
        expect(childHealthSchema.parse(value)).toEqual(value);
      }),
    );
  });

  test("read what a form of that value sends", () => {
    fc.assert(
      fc.property(health, (value) => {
        for (const key of Object.keys(value) as (keyof ChildHealthValue)[]) {
          if (value[key] === null || (Array.isArray(value[key]) && value[key].length === 0)) continue;
          const sent = nestValues(formOf(value[key], key)) as Record<string, unknown>;
          expect(HEALTH_FIELDS[key].parse(sent[key])).toEqual(value[key]);
        }
      }),
    );
  });

  test("know a child of whom nothing was answered", () => {
    expect(childHealthSchema.parse(NO_HEALTH)).toEqual(NO_HEALTH);
  });
});

/** The first reason of each field, as an action says it. */
function errorsOf(key: keyof typeof HEALTH_FIELDS, value: unknown) {
  const issues = HEALTH_FIELDS[key].safeParse(value).error?.issues ?? [];
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path.join("."), message]));
}

describe("what a form may send", () => {
  const spare = { what: " ", kind: "FOOD", severity: "SEVERE", action: "" };
  const nuts = { what: "Arachide", kind: "FOOD", severity: "SEVERE", action: "" };

  test("spare rows are absent, the errors of the others keep their number", () => {
    expect(HEALTH_FIELDS.allergies.parse([spare, nuts, spare])).toEqual([nuts]);
    expect(HEALTH_FIELDS.allergies.parse([spare])).toEqual([]);
    expect(errorsOf("allergies", [spare, { ...nuts, what: "", action: "Appeler" }])).toEqual({
      "1.what": "required",
    });
    expect(errorsOf("allergies", [nuts, { ...nuts, severity: "" }])).toEqual({ "1.severity": "choose-one" });
  });

  test.each([
    ["diets", [""], []],
    ["diets", "", []],
    ["diets", ["", "OWN_MEAL", "NO_PORK", "NO_PORK"], ["NO_PORK", "OWN_MEAL"]],
    [
      "vaccinations",
      [
        { code: "MMR", date: "" },
        { code: "DTP", date: "2019-01-02" },
      ],
      [{ code: "DTP", date: "2019-01-02", exempt: false }],
    ],
    ["vaccinations", [{ code: "DTP", date: "", exempt: "oui" }], [{ code: "DTP", date: null, exempt: true }]],
    ["pai", { active: "", from: "" }, null],
    ["pai", { active: "non", from: "n’importe quoi" }, { active: false }],
    ["doctor", { name: "", phone: " ", city: "" }, null],
    [
      "doctor",
      { name: "Dr Roux", phone: "04 76 00 00 12", city: "" },
      { name: "Dr Roux", phone: "+33476000012", city: "" },
    ],
    ["healthNote", " a\r\nb ", "a\nb"],
    ["healthNote", undefined, ""],
  ] as const)("%s: %j is read as %j", (key, given, expected) => {
    expect(HEALTH_FIELDS[key].parse(given)).toEqual(expected);
  });

  const pai = { active: "oui", from: "2026-09-01", to: "2027-07-05", kit: "", kitPlace: "", action: "" };
  test.each([
    ["pai", { ...pai, to: "2026-08-31" }, { to: "end-before-start" }],
    ["pai", { ...pai, from: "2026-02-30" }, { from: "bad-date" }],
    ["pai", { ...pai, from: "", to: "" }, { from: "required", to: "required" }],
    ["pai", { ...pai, kit: "a\u0000b" }, { kit: "bad-characters" }],
    ["pai", { ...pai, action: "a".repeat(1_001) }, { action: "too-long" }],
    ["doctor", { name: "", phone: "04 76 00 00 12", city: "" }, { name: "required" }],
    ["doctor", { name: "Dr Roux", phone: "12", city: "" }, { phone: "bad-phone" }],
    ["diets", ["HALAL"], { 0: "choose-one" }],
    ["vaccinations", [{ code: "RAGE", date: "2019-01-02" }], { "0.code": "choose-one" }],
    [
      "vaccinations",
      [
        { code: "DTP", date: "2019-01-02" },
        { code: "DTP", date: "2019-01-03" },
      ],
      { "": "invalid" },
    ],
    [
      "treatments",
      [{ name: "Ventoline", dosage: "", from: "2026-02-01", to: "" }],
      { "0.dosage": "required" },
    ],
    ["allergies", Array.from({ length: 21 }, () => nuts), { "": "too-many" }],
  ] as const)("%s: %j is refused", (key, given, errors) => {
    expect(errorsOf(key, given)).toEqual(errors);
  });

  test("a text of 1 MB is refused", () => {
    expect(errorsOf("healthNote", "a".repeat(1_000_000))).toEqual({ "": "too-long" });
  });
});
