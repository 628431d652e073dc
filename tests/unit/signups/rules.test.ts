import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  birthDateProblem,
  birthDateProblems,
  countChildren,
  editChildren,
  firstUndone,
  groupDuplicates,
  householdOf,
  isReachable,
  isStep,
  numberChildren,
  progress,
} from "@/lib/signups/rules";
import { STEPS } from "@/lib/signups/schema";

describe("a child's birth date", () => {
  test.each([
    ["2026-11-16", null],
    ["2026-11-17", "birth-in-future"],
    ["2008-11-16", null],
    ["2008-11-15", "birth-too-old"],
    ["1926-11-16", "birth-too-old"],
  ])("%s on 16 November 2026: %s", (birthDate, problem) => {
    expect(birthDateProblem(birthDate, "2026-11-16")).toBe(problem);
  });

  test("eighteen years before 29 February is 28 February or later", () => {
    expect(birthDateProblem("2006-02-28", "2024-02-29")).toBeNull();
    expect(birthDateProblem("2006-02-27", "2024-02-29")).toBe("birth-too-old");
  });

  test("is told at the child's own field", () => {
    const children = ["2020-01-01", "2030-01-01", "2000-01-01"].map((birthDate) => ({ birthDate }));
    expect(birthDateProblems(children, "2026-11-16")).toEqual({
      "enfants.1.dateNaissance": "birth-in-future",
      "enfants.2.dateNaissance": "birth-too-old",
    });
  });
});

describe("the children of the form", () => {
  const typed = {
    prenom: "Nadia",
    "enfants.0.prenom": "Inès",
    "enfants.0.nom": "Benali",
    "enfants.2.prenom": "Élias",
    "enfants.5.prenom": "Sami",
  };

  test("are left as they are when the form is sent", () => {
    expect(editChildren(typed, 10)).toBeNull();
  });

  test("close the gaps of their numbering", () => {
    expect(numberChildren(typed)).toEqual({
      prenom: "Nadia",
      "enfants.0.prenom": "Inès",
      "enfants.0.nom": "Benali",
      "enfants.1.prenom": "Élias",
      "enfants.2.prenom": "Sami",
    });
    expect(countChildren(typed)).toBe(3);
    expect(countChildren({ prenom: "Nadia" })).toBe(1);
  });

  test("gain one, empty, and the others keep what was typed", () => {
    const edited = editChildren({ ...typed, geste: "ajouter" }, 10);
    expect(edited).toEqual({ ...numberChildren(typed), "enfants.3.prenom": "" });
  });

  test("lose the one whose button was pressed", () => {
    expect(editChildren({ ...typed, geste: "retirer.2" }, 10)).toEqual({
      prenom: "Nadia",
      "enfants.0.prenom": "Inès",
      "enfants.0.nom": "Benali",
      "enfants.1.prenom": "Sami",
    });
  });

  test("never come down to none", () => {
    expect(editChildren({ "enfants.0.prenom": "Inès", geste: "retirer.0" }, 10)).toEqual({
      "enfants.0.prenom": "",
    });
  });

  const form = fc
    .tuple(
      fc.dictionary(
        fc
          .tuple(fc.nat(30), fc.constantFrom("prenom", "nom"))
          .map(([index, field]) => `enfants.${index}.${field}`),
        fc.string(),
      ),
      fc.constantFrom("ajouter", "retirer.0", "retirer.3", "retirer.x", "", "retirer.999"),
    )
    .map(([children, geste]): Record<string, string> => ({ ...children, geste, prenom: "Nadia" }));

  test("stay between one and the maximum, numbered from 0 without a gap, whatever is sent", () => {
    fc.assert(
      fc.property(form, fc.integer({ min: 1, max: 10 }), (values, max) => {
        const edited = editChildren(values, max) ?? {};
        const count = countChildren(edited);
        expect(count).toBeLessThanOrEqual(max);
        const indexes = Object.keys(edited).flatMap((name) => /^enfants\.(\d+)/.exec(name)?.[1] ?? []);
        expect(new Set(indexes)).toEqual(new Set(Array.from({ length: count }, (_, index) => String(index))));
        expect(edited.prenom).toBe("Nadia");
        expect(edited).not.toHaveProperty("geste");
      }),
    );
  });
});

describe("the steps of the file", () => {
  test.each([
    [[], "coordonnees"],
    [["coordonnees"], "enfants"],
    [["enfants"], "coordonnees"],
    [["coordonnees", "enfants", "quotient"], "responsable"],
    [["coordonnees", "enfants", "responsable", "quotient"], "confirmation"],
    [[...STEPS], "confirmation"],
  ])("after %j comes %s", (done, step) => {
    expect(firstUndone(done)).toBe(step);
  });

  test("open one after the other, and every one that is done with its earlier ones stays open", () => {
    fc.assert(
      fc.property(fc.subarray([...STEPS]), (done) => {
        expect(isReachable(firstUndone(done), done)).toBe(true);
        const open = STEPS.map((step) => isReachable(step, done));
        expect(open).toEqual(open.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });

  test("are read as done, in progress or to do", () => {
    expect(
      progress("coordonnees", ["coordonnees", "enfants"]).map(({ state, reachable }) => [state, reachable]),
    ).toEqual([
      ["current", true],
      ["done", true],
      ["todo", true],
      ["todo", false],
      ["todo", false],
    ]);
  });

  test.each(["", "inconnue", "constructor", "Enfants"])("%j is none", (text) => {
    expect(isStep(text)).toBe(false);
  });
});

describe("duplicates", () => {
  test("are one per household, with every reason in a fixed order, named ones first", () => {
    const found = groupDuplicates([
      { signUpId: "s1", householdId: "h2", label: null, because: "email" },
      { signUpId: "s1", householdId: "h1", label: "Anna Petit", because: "phone" },
      { signUpId: "s1", householdId: "h3", label: "Zoé Grand", because: "adult-name" },
      { signUpId: "s1", householdId: "h3", label: "Zoé Grand", because: "child" },
      { signUpId: "s2", householdId: "h1", label: "Anna Petit", because: "child" },
    ]);
    expect(found.get("s1")).toEqual([
      { householdId: "h3", label: "Zoé Grand", because: ["child", "adult-name"] },
      { householdId: "h1", label: "Anna Petit", because: ["phone"] },
      { householdId: null, label: null, because: ["email"] },
    ]);
    expect(found.get("s2")).toHaveLength(1);
    expect(found.get("s3")).toBeUndefined();
  });
});

test("an accepted sign-up becomes a household that has its file to finish", () => {
  const household = householdOf({
    structureId: "s",
    civility: null,
    firstName: "Nadia",
    lastName: "Benali",
    email: "nadia@exemple.test",
    phone: "+33639980001",
    address: "12 rue des Tilleuls",
    postalCode: "38470",
    city: "Valmont-sur-Isère",
    locale: "en",
    children: [{ firstName: "Inès", lastName: "Benali", birthDate: "2019-05-04" }],
  });
  expect(household).toMatchObject({
    status: "ACCEPTED",
    structureIds: ["s"],
    adults: [{ email: "nadia@exemple.test", locale: "en" }],
    children: [{ firstName: "Inès", sex: null, schoolClass: null }],
    quotient: null,
  });
});
