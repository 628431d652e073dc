import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { POLICIES } from "@/lib/dossier/schema";
import { nestValues } from "@/lib/form-data";
import {
  defaultFileSettings,
  defaultPieceTypes,
  demandOf,
  differences,
  exceptions,
  isRequired,
  KINDS,
  pieceMark,
  settled,
} from "@/lib/settings/rules";
import {
  CONFIRMATIONS,
  CONSENT_KINDS,
  DEMANDS,
  DOMAIN_LIST,
  FIELD_LIST,
  type FileSettings,
  fileSettingsForm,
  newPieceForm,
  pieceForm,
} from "@/lib/settings/schema";

const STRUCTURE = "0190a000-0000-7000-8000-000000000001";

/** What a browser sends of settings. */
function formOf(settings: FileSettings, changes: Record<string, string> = {}) {
  const [month = "", day = ""] = (settings.confirmFrom ?? "09-01").split("-");
  return nestValues({
    structure: STRUCTURE,
    version: "3",
    ...Object.fromEntries(FIELD_LIST.map(({ name }) => [`champs.${name}`, settings.fields[name]])),
    ...Object.fromEntries(DOMAIN_LIST.map(({ name }) => [`modes.${name}`, settings.modes[name]])),
    accords: settings.bothParents,
    annuelle: settings.confirmation,
    "chaque.jour": String(Number(day)),
    "chaque.mois": String(Number(month)),
    ...changes,
  });
}

const refusals = (given: unknown, form: typeof fileSettingsForm | typeof newPieceForm = fileSettingsForm) =>
  Object.fromEntries(
    form.safeParse(given).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [],
  );

const anySettings = fc
  .record({
    policies: fc.array(fc.nat(), { minLength: FIELD_LIST.length, maxLength: FIELD_LIST.length }),
    modes: fc.array(fc.boolean(), { minLength: DOMAIN_LIST.length, maxLength: DOMAIN_LIST.length }),
    both: fc.subarray([...CONSENT_KINDS]),
    confirmation: fc.constantFrom(...CONFIRMATIONS),
    day: fc.constantFrom("01-01", "02-28", "09-01", "12-31"),
  })
  .map(({ policies, modes, both, confirmation, day }): FileSettings => {
    const pairs = FIELD_LIST.map(({ name, choices }, index) => [
      name,
      choices[policies[index]! % choices.length],
    ]);
    const ways = DOMAIN_LIST.map(({ name }, index) => [name, modes[index] ? "VALIDATED" : "AT_ONCE"]);
    return {
      fields: Object.fromEntries(pairs),
      modes: Object.fromEntries(ways),
      bothParents: both,
      confirmation,
      confirmFrom: confirmation === "NONE" ? null : day,
    };
  });

describe("settings of files", () => {
  it("come back from the database and from their form as they were", () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(settled(exceptions(settings))).toEqual(settings);
        expect(fileSettingsForm.parse(formOf(settings)).settings).toEqual(settings);
        expect(differences(settings, settings)).toEqual([]);
      }),
    );
  });

  it("store what differs from the defaults alone", () => {
    expect(exceptions(defaultFileSettings)).toEqual({
      fields: {},
      domains: {},
      bothParents: ["PHOTO"],
      confirmFrom: "09-01",
      blockUnconfirmed: false,
    });
  });

  it.each([
    ["a name that no field has", { fields: { "CHILD.weight": "HIDDEN" } }],
    ["a policy that nobody knows", { fields: { "CHILD.school": "SECRET" } }],
    ["a hidden name", { fields: { "CHILD.lastName": "HIDDEN" } }],
    ["no object at all", { fields: "HIDDEN", domains: null }],
    ["a mode that nobody knows", { domains: { "CHILD.identity": "LATER" } }],
  ])("fall back to the defaults for %s", (_what, stored) => {
    const unset = { fields: {}, domains: {}, bothParents: ["PHOTO"], confirmFrom: "09-01" };
    expect(settled({ ...unset, blockUnconfirmed: false, ...stored })).toEqual(defaultFileSettings);
  });

  it("never hide a field that the portal cannot do without, nor let it be left empty", () => {
    for (const { fixed, choices, policy } of FIELD_LIST) {
      expect(choices).toContain(policy);
      if (!fixed) expect(choices).toEqual(POLICIES);
      else expect(choices).toEqual(policy === "SHOWN" ? ["SHOWN"] : ["SHOWN", policy]);
    }
  });

  it.each([
    [{ "champs.CHILD.lastName": "HIDDEN" }, { "champs.CHILD.lastName": "choose-one" }],
    [{ "champs.HOUSEHOLD.address": "EDITABLE" }, { "champs.HOUSEHOLD.address": "choose-one" }],
    [{ "champs.CHILD.school": "" }, { "champs.CHILD.school": "choose-one" }],
    [{ "modes.CHILD.identity": "LATER" }, { "modes.CHILD.identity": "choose-one" }],
    [{ accords: "EVERYTHING" }, { "accords.0": "choose-one" }],
    [{ annuelle: "ASKED", "chaque.jour": "30", "chaque.mois": "2" }, { "chaque.jour": "bad-date" }],
    [{ annuelle: "ASKED", "chaque.jour": "29", "chaque.mois": "2" }, { "chaque.jour": "bad-date" }],
    [{ annuelle: "BLOCKING", "chaque.jour": "un" }, { "chaque.jour": "bad-number" }],
    [{ annuelle: "BLOCKING", "chaque.mois": "13" }, { "chaque.mois": "bad-number" }],
    [{ structure: "x" }, { structure: "not-found" }],
    [{ version: "-1" }, { version: "bad-number" }],
  ])("are refused by the field: %j", (changes, expected) => {
    expect(refusals(formOf(defaultFileSettings, changes as Record<string, string>))).toEqual(expected);
  });

  it("leave a day alone when no confirmation is asked for", () => {
    const given = formOf(defaultFileSettings, { annuelle: "NONE", "chaque.jour": "" });
    expect(fileSettingsForm.parse(given).settings).toMatchObject({ confirmation: "NONE", confirmFrom: null });
  });

  it("name what differs by its field in the form", () => {
    const other = {
      ...defaultFileSettings,
      fields: { ...defaultFileSettings.fields, "CHILD.school": "REQUIRED" as const },
      modes: { ...defaultFileSettings.modes, "ADULT.contact": "VALIDATED" as const },
      bothParents: [],
      confirmation: "BLOCKING" as const,
      confirmFrom: "10-15",
    };
    expect(differences(other, defaultFileSettings)).toEqual([
      "champs.CHILD.school",
      "modes.ADULT.contact",
      "accords",
      "annuelle",
      "chaque.jour",
    ]);
  });
});

describe("documents to ask for", () => {
  const piece = {
    structure: STRUCTURE,
    nature: "OTHER",
    pour: "CHILD",
    nom: "Fiche de liaison",
    consigne: "",
    exigence: "BLOCKING",
    validite: "MONTHS",
    mois: "6",
    rappel: "0",
  };

  it("are read from their form", () => {
    expect(newPieceForm.parse(piece)).toEqual({
      structureId: STRUCTURE,
      kind: "OTHER",
      scope: "CHILD",
      name: "Fiche de liaison",
      hint: "",
      demand: "BLOCKING",
      health: false,
      validity: "MONTHS",
      months: 6,
      reminderDays: 0,
    });
  });

  it("forget a number of months that nobody asked for", () => {
    expect(newPieceForm.parse({ ...piece, validite: "FOR_EVER", mois: "abc" }).months).toBeNull();
  });

  it.each([
    [{ nom: " " }, { nom: "required" }],
    [{ nom: "x".repeat(81) }, { nom: "too-long" }],
    [{ nom: "a\u0000b" }, { nom: "bad-characters" }],
    [{ nature: "PASSPORT" }, { nature: "choose-one" }],
    [{ pour: undefined }, { pour: "choose-one" }],
    [{ exigence: "" }, { exigence: "choose-one" }],
    [{ mois: "0" }, { mois: "bad-number" }],
    [{ mois: undefined }, { mois: "required" }],
    [{ mois: "121" }, { mois: "bad-number" }],
    [{ rappel: "366" }, { rappel: "bad-number" }],
    [{ rappel: "1e2" }, { rappel: "bad-number" }],
  ])("are refused by the field: %j", (changes, expected) => {
    expect(refusals({ ...piece, ...changes }, newPieceForm)).toEqual(expected);
  });

  it.each(DEMANDS)("keep %s as two flags", (demand) => {
    expect(demandOf({ required: isRequired(demand), blocking: demand === "BLOCKING" })).toBe(demand);
  });

  it("are marked by all that their form shows, within what it may send back", () => {
    const [one] = defaultPieceTypes;
    const marks = [
      {},
      { name: "x" },
      { hint: "x" },
      { demand: "BLOCKING" },
      { health: true },
      { months: 3 },
    ].map((change) => pieceMark({ ...one!, ...change } as typeof one & object));
    expect(new Set(marks).size).toBe(marks.length);
    const longest = pieceMark({ ...one!, name: '"'.repeat(80), hint: "\\".repeat(300) });
    const rest = { nom: "x", exigence: "REQUIRED", validite: "CHOSEN", rappel: "3" };
    expect(pieceForm.parse({ piece: STRUCTURE, lu: longest, ...rest }).seen).toBe(longest);
  });

  it("of a new structure follow what their nature settles, and block nobody", () => {
    for (const { kind, scope, health, demand } of defaultPieceTypes) {
      expect(KINDS[kind].scope ?? scope).toBe(scope);
      expect(health).toBe(KINDS[kind].health);
      expect(demand).not.toBe("BLOCKING");
    }
  });
});
