import { parseFamilies } from "@/lib/imports/rules";
import { COLUMNS, type Column, type ParsedFile } from "@/lib/imports/schema";

/** The day on which the children's ages of these tests are judged. */
export const TODAY = "2026-11-24";

export type Line = Partial<Record<Column, string>>;

const LINE: Line = {
  foyer: "F1",
  responsable1_civilite: "Mme",
  responsable1_nom: "Martin",
  responsable1_prenom: "Anne",
  responsable1_email: "anne.martin@exemple.test",
  responsable1_telephone: "06 39 98 00 01",
  adresse: "3 rue des Tilleuls",
  code_postal: "38875",
  commune: "Valmont-sur-Isère",
  enfant_nom: "Martin",
  enfant_prenom: "Léa",
  enfant_date_naissance: "05/03/2019",
  enfant_sexe: "F",
  enfant_classe: "CE1",
  structure: "Les Tilleuls",
  qf: "650",
  regime: "CAF",
  allocataire: "1234567",
};

/** A cell as spreadsheets write it: quoted when it must be. */
export function cell(text: string, separator: string): string {
  const special = text.includes(separator) || /["\r\n]|^\s|\s$/.test(text);
  return special ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text of a file whose lines are the good line with these changes. */
export function fileOf(
  lines: Line[],
  { separator = ";", end = "\n", columns = COLUMNS as readonly Column[] } = {},
) {
  const rows = lines.map((line) => columns.map((column) => ({ ...LINE, ...line })[column] ?? ""));
  return [columns as readonly string[], ...rows]
    .map((cells) => cells.map((text) => cell(text, separator)).join(separator) + end)
    .join("");
}

/** What parseFamilies makes of such a file, which must not be refused as a whole. */
export function parseLines(lines: Line[]): ParsedFile {
  const file = parseFamilies(fileOf(lines), TODAY);
  if (!file.ok) throw new Error(`refused: ${file.code}`);
  return file;
}

/** Errors or notices in few words: "3 qf bad-qf". */
export const inShort = (spots: { line: number; column: Column | null; code: string }[]) =>
  spots.map(({ line, column, code }) => `${line} ${column ?? "-"} ${code}`);

/** A family of which nothing equals another of a different number. */
export const stranger = (letters: string, more: Line = {}): Line => ({
  foyer: `F-${letters}`,
  responsable1_nom: `Inconnu ${letters}`,
  responsable1_email: `${letters}@exemple.test`,
  responsable1_telephone: "",
  enfant_nom: `Inconnu ${letters}`,
  ...more,
});
