import { describe, expect, it } from "vitest";
import type { Column, ParsedHousehold } from "@/lib/imports/schema";
import { inShort, type Line, parseLines } from "./file";

const household = (line: Line): ParsedHousehold => {
  const [only] = parseLines([line]).households;
  if (!only) throw new Error("left out");
  return only;
};
const errorsOf = (line: Line) => inShort(parseLines([line]).errors);

describe("accepted cells", () => {
  const adult = (line: Line) => household(line).adults[0];
  const child = (line: Line) => household(line).children[0];

  it.each([
    ["06 39 98 12 34", "+33639981234"],
    ["06.39.98.12.34", "+33639981234"],
    ["639981234", "+33639981234"],
    ["+33 (0)6 39 98 12 34", "+33639981234"],
    ["0033 6 39 98 12 34", "+33639981234"],
    ["01 99 00 12 34", "+33199001234"],
    ["0692 12 34 56", "+262692123456"],
    ["0262 12 34 56", "+262262123456"],
    ["0639 01 23 45", "+262639012345"],
    ["0590 27 12 34", "+590590271234"],
    ["0694 20 12 34", "+594694201234"],
    ["0696 20 12 34", "+596696201234"],
    ["+687 75 12 34", "+687751234"],
    ["+41 79 123 45 67", "+41791234567"],
    ["", null],
  ])("phone %s", (text, phone) => expect(adult({ responsable1_telephone: text })?.phone).toBe(phone));

  it.each([
    ["Mme", "MADAME"],
    ["madame", "MADAME"],
    ["M.", "MONSIEUR"],
    ["M", "MONSIEUR"],
    ["MONSIEUR", "MONSIEUR"],
    ["", null],
  ])("civility %s", (text, civility) => {
    expect(adult({ responsable1_civilite: text })?.civility).toBe(civility);
  });

  it.each([
    ["F", "F"],
    ["fille", "F"],
    ["m", "M"],
    ["Garçon", "M"],
    ["garcon", "M"],
    ["", null],
  ])("sex %s", (text, sex) => expect(child({ enfant_sexe: text })?.sex).toBe(sex));

  it.each([
    ["650", 65_000],
    ["650,5", 65_050],
    ["650,05", 65_005],
    ["1 250,99", 125_099],
    ["1\u00a0250", 125_000],
    ["0", 0],
    ["", null],
  ])("qf %s", (text, cents) => expect(household({ qf: text }).quotientFamilialCents).toBe(cents));

  it.each([
    ["caf", "CAF"],
    ["MSA", "MSA"],
    ["Autre", "OTHER"],
    ["", null],
  ])("regime %s", (text, regime) => expect(household({ regime: text }).regime).toBe(regime));

  it.each([
    ["de  La   Tour", "de La Tour"],
    ["E\u0301lodie", "Élodie"],
    ["N’Diaye", "N’Diaye"],
    ["Marie-Hélène", "Marie-Hélène"],
    ["Yılmaz", "Yılmaz"],
    ["\u00a0Léa\u00a0", "Léa"],
  ])("name %s", (text, name) => expect(child({ enfant_nom: text })?.lastName).toBe(name));

  it.each([
    ["24/11/2026", "2026-11-24"],
    ["25/11/2007", "2007-11-25"],
    ["29/02/2024", "2024-02-29"],
  ])("date of birth %s", (text, day) => expect(child({ enfant_date_naissance: text })?.birthDate).toBe(day));

  it("e-mails in lower case", () => {
    const line = { responsable1_email: " Anne.Martin@Exemple.TEST " };
    expect(adult(line)).toMatchObject({ email: "anne.martin@exemple.test", hasLogin: true });
    expect(adult({ responsable1_email: "" })).toMatchObject({ email: null, hasLogin: false });
  });

  it("a second adult of whom only the name is known", () => {
    const { adults } = household({ responsable2_nom: "Koné", responsable2_prenom: "Ibrahima" });
    expect(adults[1]).toEqual({
      civility: null,
      firstName: "Ibrahima",
      lastName: "Koné",
      nameKey: "ibrahima kone",
      email: null,
      phone: null,
      hasLogin: false,
    });
  });
});

describe("refused cells", () => {
  it.each<[Column, string, string]>([
    ["foyer", "", "required"],
    ["foyer", "=1+1", "formula"],
    ["foyer", "x".repeat(51), "too-long"],
    ["responsable1_nom", "", "required"],
    ["responsable1_nom", "=HYPERLINK", "formula"],
    ["responsable1_prenom", "@SUM", "formula"],
    ["responsable1_prenom", "+Anne", "formula"],
    ["responsable1_prenom", "-Anne", "formula"],
    ["responsable1_nom", "Martin2", "bad-name"],
    ["responsable1_nom", "<b>Martin</b>", "bad-name"],
    ["responsable1_nom", "Mar\ntin", "bad-characters"],
    ["responsable1_nom", "Mar\u200btin", "bad-characters"],
    ["responsable1_nom", "Mar\u202etin", "bad-characters"],
    ["responsable1_nom", "Lef\ufffdvre", "bad-characters"],
    ["responsable1_nom", "x".repeat(81), "too-long"],
    ["responsable1_civilite", "Dr", "bad-civility"],
    ["responsable1_email", "anne.martin", "bad-email"],
    ["responsable1_email", "a@b.fr, c@d.fr", "bad-email"],
    ["responsable1_email", "=a@exemple.test", "formula"],
    ["responsable1_email", `${"x".repeat(250)}@exemple.test`, "bad-email"],
    ["responsable1_telephone", "06 39 98 12", "bad-phone"],
    ["responsable1_telephone", "inconnu", "bad-phone"],
    ["responsable1_telephone", "06 39 98 12 34 / 06 39 98 12 35", "bad-phone"],
    ["adresse", "", "required"],
    ["adresse", "=cmd", "formula"],
    ["adresse", "x".repeat(201), "too-long"],
    ["code_postal", "1000", "bad-postal-code"],
    ["code_postal", "38 875", "bad-postal-code"],
    ["code_postal", "2A004", "bad-postal-code"],
    ["commune", "", "required"],
    ["enfant_nom", "", "required"],
    ["enfant_prenom", "", "required"],
    ["enfant_date_naissance", "", "required"],
    ["enfant_date_naissance", "30/02/2019", "bad-date"],
    ["enfant_date_naissance", "29/02/2023", "bad-date"],
    ["enfant_date_naissance", "2019-03-05", "bad-date"],
    ["enfant_date_naissance", "5/3/2019", "bad-date"],
    ["enfant_date_naissance", "05/03/19", "bad-date"],
    ["enfant_date_naissance", "03/25/2019", "bad-date"],
    ["enfant_date_naissance", "25/11/2026", "bad-age"],
    ["enfant_date_naissance", "24/11/2007", "bad-age"],
    ["enfant_date_naissance", "01/01/1900", "bad-age"],
    ["enfant_date_naissance", "01/01/0001", "bad-date"],
    ["enfant_sexe", "X", "bad-sex"],
    ["enfant_classe", "x".repeat(31), "too-long"],
    ["structure", "", "required"],
    ["qf", "650.50", "bad-qf"],
    ["qf", "650,505", "bad-qf"],
    ["qf", "-650", "bad-qf"],
    ["qf", "1e3", "bad-qf"],
    ["regime", "CPAM", "bad-regime"],
    ["allocataire", "123/456", "bad-allocataire"],
    ["allocataire", "123456789012345678901", "bad-allocataire"],
  ])("%s: %j", (column, text, code) => {
    const file = parseLines([{ [column]: text }]);
    expect(inShort(file.errors)).toEqual([`2 ${column} ${code}`]);
    expect(file.households).toEqual([]);
  });

  it("asks for the name of a second adult of whom anything is said", () => {
    const errors = ["2 responsable2_nom required", "2 responsable2_prenom required"];
    expect(errorsOf({ responsable2_telephone: "06 39 98 00 02" })).toEqual(errors);
  });

  it("tells every error of a line, in the order of the columns, with what the cell holds", () => {
    const { errors } = parseLines([{ qf: "beaucoup", code_postal: "x".repeat(90), enfant_nom: "Zo\u0007é" }]);
    expect(errors).toEqual([
      {
        line: 2,
        column: "code_postal",
        value: `${"x".repeat(60)}…`,
        code: "bad-postal-code",
        expected: "postal-code",
        otherLine: null,
      },
      {
        line: 2,
        column: "enfant_nom",
        value: "Zo·é",
        code: "bad-characters",
        expected: "name",
        otherLine: null,
      },
      { line: 2, column: "qf", value: "beaucoup", code: "bad-qf", expected: "qf", otherLine: null },
    ]);
  });
});
