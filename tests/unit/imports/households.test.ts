import { describe, expect, it } from "vitest";
import { checkStructures } from "@/lib/imports/rules";
import { inShort, parseLines, stranger } from "./file";

const refs = (file: ReturnType<typeof parseLines>) => file.households.map(({ externalRef }) => externalRef);

describe("one household of several lines", () => {
  it("brings lines together wherever they stand, without regard to the case of the reference", () => {
    const file = parseLines([
      { foyer: "F1", enfant_prenom: "Léa" },
      stranger("a"),
      { foyer: "f1", enfant_prenom: "Tom", enfant_sexe: "M" },
    ]);
    expect(refs(file)).toEqual(["F1", "F-a"]);
    expect(file.households[0]?.children.map(({ firstName, line }) => [firstName, line])).toEqual([
      ["Léa", 2],
      ["Tom", 4],
    ]);
    expect(file).toMatchObject({ lines: 3, excluded: 0, errors: [], notices: [] });
  });

  it("sees the same value behind another spelling", () => {
    const other = {
      enfant_prenom: "Tom",
      responsable1_nom: "MARTIN",
      responsable1_civilite: "Madame",
      responsable1_email: "Anne.Martin@exemple.test",
      responsable1_telephone: "+33 6 39 98 00 01",
      adresse: "3, Rue des tilleuls",
      commune: "VALMONT SUR ISERE",
      qf: "650,00",
    };
    expect(parseLines([{}, other]).errors).toEqual([]);
  });

  it("fills what one line leaves empty from another", () => {
    const second = { responsable2_nom: "Koné", responsable2_prenom: "Awa", qf: "700" };
    const file = parseLines([
      { qf: "", responsable1_telephone: "" },
      { enfant_prenom: "Tom", ...second },
    ]);
    expect(file.households).toMatchObject([
      { quotientFamilialCents: 70_000, adults: [{ phone: "+33639980001" }, { firstName: "Awa" }] },
    ]);
  });

  it("refuses lines that contradict each other, naming the other line", () => {
    const file = parseLines([
      stranger("a"),
      {},
      { enfant_prenom: "Tom", responsable1_nom: "Durand", adresse: "4 rue des Tilleuls" },
      { enfant_prenom: "Zoé", qf: "12,50" },
    ]);
    expect(inShort(file.errors)).toEqual([
      "4 responsable1_nom contradiction",
      "4 adresse contradiction",
      "5 qf contradiction",
    ]);
    expect(file.errors.map(({ value, otherLine }) => [value, otherLine])).toEqual([
      ["Durand", 3],
      ["4 rue des Tilleuls", 3],
      ["12,50", 3],
    ]);
    expect(refs(file)).toEqual(["F-a"]);
  });

  it("tells an e-mail from another that differs only by signs", () => {
    const file = parseLines([{}, { enfant_prenom: "Tom", responsable1_email: "anne-martin@exemple.test" }]);
    expect(inShort(file.errors)).toEqual(["3 responsable1_email contradiction"]);
  });

  it("leaves the whole household out for one wrong line, and goes on with the others", () => {
    const file = parseLines([
      stranger("a"),
      {},
      { enfant_prenom: "Tom", enfant_date_naissance: "31/04/2019" },
      stranger("b"),
    ]);
    expect(refs(file)).toEqual(["F-a", "F-b"]);
    expect(file).toMatchObject({ lines: 4, excluded: 1 });
  });

  it("refuses the same child twice", () => {
    const file = parseLines([{}, { enfant_prenom: "LEA" }]);
    expect(file.errors).toMatchObject([{ line: 3, code: "child-twice", otherLine: 2 }]);
    expect(file.households).toEqual([]);
  });
});

describe("a child in two households", () => {
  const atMothers = stranger("a", { enfant_nom: "Roy", enfant_prenom: "Zoé" });
  const atFathers = stranger("b", { enfant_nom: "ROY", enfant_prenom: "Zoe" });

  it("is one child, and is told", () => {
    const file = parseLines([atMothers, atFathers]);
    expect(file.households.map(({ children }) => children[0]?.sharedWith)).toEqual(["F-b", "F-a"]);
    expect(file.notices).toMatchObject([{ line: 3, code: "child-in-two-households", otherLine: 2 }]);
  });
  it("is two children when the day of birth differs", () => {
    const file = parseLines([atMothers, { ...atFathers, enfant_date_naissance: "06/03/2019" }]);
    expect(file.notices).toEqual([]);
    expect(file.households.flatMap(({ children }) => children[0]?.sharedWith)).toEqual([null, null]);
  });
  it("has no third one", () => {
    const third = stranger("c", { enfant_nom: "Roy", enfant_prenom: "Zoé" });
    const file = parseLines([atMothers, atFathers, third]);
    expect(refs(file)).toEqual(["F-a", "F-b"]);
    expect(file).toMatchObject({ excluded: 1, errors: [{ line: 4, code: "third-household", otherLine: 2 }] });
  });
  it("has one household only when the other is left out", () => {
    const file = parseLines([atMothers, { ...atFathers, qf: "x" }]);
    expect(file.households[0]?.children[0]?.sharedWith).toBeNull();
    expect(file.notices).toEqual([]);
  });
});

describe("the same e-mail or phone", () => {
  it("gives the login to the first adult of the file", () => {
    const email = "commun@exemple.test";
    const file = parseLines([
      stranger("a", {
        responsable1_email: email,
        responsable2_nom: "Roy",
        responsable2_prenom: "Luc",
        responsable2_email: email,
      }),
      stranger("b", { responsable1_email: "COMMUN@exemple.test" }),
    ]);
    expect(file.households.flatMap(({ adults }) => adults.map(({ hasLogin }) => hasLogin))).toEqual([
      true,
      false,
      false,
    ]);
    expect(inShort(file.notices)).toEqual([
      "2 responsable2_email email-in-file",
      "3 responsable1_email email-in-file",
    ]);
  });
  it("tells a phone number of two households, not one that a household shares", () => {
    const phone = "01 99 00 12 34";
    const second = { responsable2_nom: "Roy", responsable2_prenom: "Luc", responsable2_telephone: phone };
    const file = parseLines([
      stranger("a", { responsable1_telephone: phone, ...second }),
      stranger("b", { responsable1_telephone: "+33199001234" }),
    ]);
    expect(inShort(file.notices)).toEqual(["3 responsable1_telephone phone-in-file"]);
    expect(file.notices[0]?.otherLine).toBe(2);
  });
});

describe("structures", () => {
  const known = ["Accueil de loisirs Les Tilleuls", "Espace enfance Jules-Ferry"];

  it("takes the structure's own spelling", () => {
    const file = parseLines([
      { structure: "accueil de loisirs les TILLEULS" },
      { enfant_prenom: "Tom", structure: "Espace Enfance Jules Ferry" },
    ]);
    const { households, errors } = checkStructures(file, known);
    expect(households[0]?.children.map(({ structure }) => structure)).toEqual(known);
    expect(errors).toEqual([]);
  });
  it("leaves out a household with an unknown one, and looks at shared children again", () => {
    const shared = { enfant_nom: "Roy", enfant_prenom: "Zoé" };
    const good = stranger("a", { ...shared, structure: known[0] });
    const file = parseLines([good, stranger("b", { ...shared, structure: "Les Tilleuls" })]);
    const checked = checkStructures(file, known);
    expect(inShort(checked.errors)).toEqual(["3 structure unknown-structure"]);
    expect(checked).toMatchObject({ excluded: 1, notices: [] });
    expect(checked.households.map(({ children }) => children[0]?.sharedWith)).toEqual([null]);
  });
});
