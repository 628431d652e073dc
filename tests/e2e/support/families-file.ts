import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../scripts/bootstrap.mjs";
import { phoneOf, STRUCTURE } from "./new-family";

/** The file of families that comes with the repository. */
export const EXAMPLE = readFileSync(join(ROOT, "examples/familles.csv"));

export const COLUMNS = EXAMPLE.toString("utf8").split(/\r?\n/)[0]!.replace("\uFEFF", "").split(";");

type Line = Partial<Record<string, string>> & { foyer: string; enfant_nom: string };

/** A file with one line per child; what a line does not say is the same plausible family for all. */
export function familiesFile(lines: Line[], separator = ";"): string {
  const rows = lines.map((line) => {
    const email = `${line.foyer}.${line.enfant_nom}@exemple.test`
      .toLowerCase()
      .replaceAll(/[^a-z0-9.@-]/g, "");
    const cells: Record<string, string | undefined> = {
      responsable1_civilite: "Mme",
      responsable1_nom: line.enfant_nom,
      responsable1_prenom: "Hélène",
      responsable1_email: email,
      responsable1_telephone: phoneOf(email),
      adresse: "1 chemin du Moulin",
      code_postal: "38140",
      commune: "Valmont-sur-Isère",
      enfant_prenom: "Zélie",
      enfant_date_naissance: "07/09/2018",
      enfant_sexe: "F",
      enfant_classe: "CE2",
      structure: STRUCTURE,
      ...line,
    };
    return COLUMNS.map((column) => cells[column] ?? "").join(separator);
  });
  return [COLUMNS.join(separator), ...rows, ""].join("\r\n");
}
