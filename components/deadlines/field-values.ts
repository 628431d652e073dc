import type { FormValues } from "@/lib/form-data";

/** What the fields of a kind hold before somebody chooses it. */
const USUAL: Record<string, string> = {
  heures: "48",
  compte: "clock",
  ouvres: "ouvres",
  de: "09:00",
  a: "17:00",
  jours: "1",
  decompte: "calendar",
  "jours-heure": "23:59",
  jour: "2",
  semaine: "1",
  "jour-heure": "23:59",
  quantieme: "15",
  mois: "1",
  "mois-heure": "23:59",
  report: "none",
  avant: "1",
  apres: "1",
  pourcentage: "20",
};
for (const day of [1, 2, 3, 4, 5, 6, 7]) {
  USUAL[`t${day}-semaine`] = "1";
  USUAL[`t${day}-heure`] = "23:59";
}

export type FieldValues = { name: string; of: (key: string) => string; values: FormValues };

/** The fields under `name`: what the stored rule says, or what is usual. */
export function fieldValues(values: FormValues, name: string): FieldValues {
  return { name, values, of: (key) => String(values[`${name}.${key}`] ?? USUAL[key] ?? "") };
}

/** How many lines a list has in the stored rule. */
export function linesIn(values: FormValues, name: string): number {
  const start = `${name}.`;
  const found = Object.keys(values).filter((key) => key.startsWith(start));
  return new Set(found.map((key) => key.slice(start.length).split(".")[0])).size;
}
