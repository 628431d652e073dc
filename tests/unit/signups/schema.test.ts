import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { type FormValues, nestValues } from "@/lib/form-data";
import {
  childrenStepSchema,
  confirmStepSchema,
  contactStepSchema,
  decideSignUpsSchema,
  quotientStepSchema,
  secondAdultStepSchema,
  signUpSchema,
} from "@/lib/signups/schema";

const MEGABYTE = "x".repeat(1_000_000);
const ID = "0198c0de-0000-7000-8000-000000000001";

const good: FormValues = {
  civilite: "",
  prenom: " Nadia ",
  nom: "de La Tour-d’Auvergne",
  email: "Nadia.Benali@Exemple.TEST",
  telephone: "06 39 98 00 01",
  adresse: "12 rue des Tilleuls",
  codePostal: "38470",
  commune: "Valmont-sur-Isère",
  structure: ID,
  "enfants.0.prenom": "Inès",
  "enfants.0.nom": "Benali",
  "enfants.0.dateNaissance": "2019-05-04",
  confidentialite: "oui",
};

/** The first reason at each field, as the action shows it. */
function refusals(schema: z.ZodType, values: FormValues): Record<string, string> {
  const parsed = schema.safeParse(nestValues(values));
  const issues = parsed.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];
  return Object.fromEntries(issues.reverse());
}

const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

describe("the sign-up form", () => {
  test("becomes plain facts in English", () => {
    expect(signUpSchema.parse(nestValues(good))).toEqual({
      civility: null,
      firstName: "Nadia",
      lastName: "de La Tour-d’Auvergne",
      email: "nadia.benali@exemple.test",
      phone: "+33639980001",
      address: "12 rue des Tilleuls",
      postalCode: "38470",
      city: "Valmont-sur-Isère",
      structureId: ID,
      children: [{ firstName: "Inès", lastName: "Benali", birthDate: "2019-05-04" }],
    });
  });

  test.each([
    ["prenom", "", "required"],
    ["prenom", "Na\u0000dia", "bad-characters"],
    ["prenom", "\u202eaidaN", "bad-characters"],
    ["prenom", "=cmd()", "bad-name"],
    ["nom", MEGABYTE, "too-long"],
    ["civilite", "ROI", "choose-one"],
    ["email", "nadia@", "bad-email"],
    ["email", "nadia@exemple.test\nBcc: a@b.fr", "bad-characters"],
    ["telephone", "12", "bad-phone"],
    ["codePostal", "3847", "bad-postal-code"],
    ["structure", "", "choose-one"],
    ["structure", "1 OR 1=1", "not-found"],
    ["enfants.0.prenom", " ", "required"],
    ["enfants.0.dateNaissance", "2019-02-30", "bad-date"],
    ["enfants.0.dateNaissance", "04/05/2019", "bad-date"],
    ["enfants.0.dateNaissance", "", "required"],
    ["confidentialite", "non", "privacy-required"],
  ])("has its own refusal at each field (%#)", (name, value, code) => {
    expect(refusals(signUpSchema, { ...good, [name]: value })).toEqual({ [name]: code });
  });

  test.each([
    ["confidentialite", "privacy-required"],
    ["email", "required"],
    ["enfants.0.nom", "required"],
  ])("refuses to do without %s", (name, code) => {
    expect(refusals(signUpSchema, without(name))).toEqual({ [name]: code });
  });

  test("takes ten children, not eleven, not none", () => {
    const children = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => index).flatMap((index) => [
          [`enfants.${index}.prenom`, "Inès"],
          [`enfants.${index}.nom`, "Benali"],
          [`enfants.${index}.dateNaissance`, "2019-05-04"],
        ]),
      );
    expect(refusals(signUpSchema, { ...good, ...children(10) })).toEqual({});
    expect(refusals(signUpSchema, { ...good, ...children(11) })).toEqual({ enfants: "too-many-children" });
    const none = Object.fromEntries(Object.entries(good).filter(([key]) => !key.startsWith("enfants")));
    expect(refusals(signUpSchema, none)).toEqual({ enfants: "required" });
  });
});

describe("the second adult", () => {
  test("is nobody where the box is ticked, whatever else was typed", () => {
    expect(secondAdultStepSchema.parse({ seul: "oui", prenom: "", email: "x" })).toBeNull();
  });

  test("needs a name, and nothing else", () => {
    expect(refusals(secondAdultStepSchema, {})).toEqual({ prenom: "required", nom: "required" });
    expect(
      secondAdultStepSchema.parse({
        prenom: "Karim",
        nom: "Benali",
        civilite: "",
        telephone: " ",
        email: "",
      }),
    ).toEqual({ civility: null, firstName: "Karim", lastName: "Benali", phone: null, email: null });
  });

  test("refuses a phone or an e-mail that is none", () => {
    const values = { prenom: "Karim", nom: "Benali", telephone: "0", email: "karim" };
    expect(refusals(secondAdultStepSchema, values)).toEqual({ telephone: "bad-phone", email: "bad-email" });
  });
});

test.each([
  [
    contactStepSchema,
    { telephone: "0639980001", adresse: "1 rue", codePostal: "ABCDE", commune: "Valmont" },
    "codePostal",
    "bad-postal-code",
  ],
  [
    childrenStepSchema,
    { "enfants.0.id": ID, "enfants.0.sexe": "X", "enfants.0.classe": "CP" },
    "enfants.0.sexe",
    "choose-one",
  ],
  [
    childrenStepSchema,
    { "enfants.0.id": ID, "enfants.0.sexe": "F", "enfants.0.classe": "" },
    "enfants.0.classe",
    "choose-one",
  ],
  [childrenStepSchema, {}, "enfants", "required"],
  [quotientStepSchema, { allocataire: "" }, "regime", "choose-one"],
  [quotientStepSchema, { regime: "CAF", allocataire: "12-34" }, "allocataire", "bad-allocataire"],
  [quotientStepSchema, { regime: "CAF", allocataire: "1".repeat(21) }, "allocataire", "too-long"],
  [confirmStepSchema, {}, "exact", "confirm-required"],
] as [z.ZodType, FormValues, string, string][])(
  "a step is refused at the field that is wrong (%#)",
  (schema, values, field, code) => {
    expect(refusals(schema, values)).toEqual({ [field]: code });
  },
);

test("an allocataire number loses its spaces", () => {
  expect(quotientStepSchema.parse({ regime: "MSA", allocataire: "12 345 67a" })).toEqual({
    regime: "MSA",
    allocataireNumber: "1234567A",
  });
});

test("at most two hundred sign-ups are decided together", () => {
  const ids = (count: number) => Array.from({ length: count }, () => ID);
  expect(decideSignUpsSchema.safeParse({ ids: ids(200), accept: true }).success).toBe(true);
  expect(decideSignUpsSchema.safeParse({ ids: ids(201), accept: true }).success).toBe(false);
  expect(decideSignUpsSchema.parse({ ids: ID, accept: false, reason: " Complet. " })).toEqual({
    ids: [ID],
    accept: false,
    reason: "Complet.",
  });
});
