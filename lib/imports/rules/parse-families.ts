import type { PlainDate } from "@/lib/dates";
import { nameKey } from "@/lib/names";
import {
  COLUMNS,
  type Column,
  type FileRefusal,
  type LineError,
  type ParsedAdult,
  type ParsedChild,
  type ParsedFile,
  type ParsedHousehold,
} from "../schema";
import { type Reader, type Readers, readersOn, type Values } from "./cells";
import { childKey, refKey } from "./keys";
import { childSpot, linkHouseholds } from "./link-households";
import { type ReadLine, readLine, shorten } from "./read-line";
import { readTable } from "./read-table";

const CHILD_COLUMNS: ReadonlySet<Column> = new Set<Column>([
  "enfant_nom",
  "enfant_prenom",
  "enfant_date_naissance",
  "enfant_sexe",
  "enfant_classe",
  "structure",
]);
const HOUSEHOLD_COLUMNS = COLUMNS.filter((column) => column !== "foyer" && !CHILD_COLUMNS.has(column));

/**
 * The lines of one household brought together: an empty cell takes the value of another line of the
 * household, two different values contradict each other.
 */
function mergeLines(lines: ReadLine[], readers: Readers): { values: Values; errors: LineError[] } {
  const merged: Record<string, unknown> = { ...lines[0]?.values };
  const origin = new Map<Column, number>();
  const errors: LineError[] = [];
  for (const { line, texts, values } of lines) {
    for (const column of HOUSEHOLD_COLUMNS) {
      const value = values[column];
      if (value === null) continue;
      const otherLine = origin.get(column);
      if (otherLine === undefined) {
        merged[column] = value;
        origin.set(column, line);
        continue;
      }
      const { key = String } = readers[column] as Reader<unknown>;
      if (key(value) === key(merged[column])) continue;
      const shown = shorten(texts[column] ?? "");
      errors.push({
        line,
        column,
        value: shown,
        code: "contradiction",
        expected: "same-household",
        otherLine,
      });
    }
  }
  return { values: merged as Values, errors };
}

function adultOf(values: Values, rank: 1 | 2): ParsedAdult | null {
  const lastName = values[`responsable${rank}_nom`];
  const firstName = values[`responsable${rank}_prenom`];
  if (lastName === null || firstName === null) return null;
  const email = values[`responsable${rank}_email`];
  return {
    civility: values[`responsable${rank}_civilite`],
    firstName,
    lastName,
    nameKey: nameKey({ firstName, lastName }),
    email,
    phone: values[`responsable${rank}_telephone`],
    hasLogin: email !== null,
  };
}

function childOf({ line, values }: ReadLine): ParsedChild {
  const firstName = values.enfant_prenom ?? "";
  const lastName = values.enfant_nom ?? "";
  return {
    line,
    firstName,
    lastName,
    nameKey: nameKey({ firstName, lastName }),
    birthDate: values.enfant_date_naissance ?? "",
    sex: values.enfant_sexe,
    schoolClass: values.enfant_classe,
    structure: values.structure ?? "",
    sharedWith: null,
  };
}

function findRepeatedChildren(children: ParsedChild[]): LineError[] {
  const first = new Map<string, number>();
  return children.flatMap((child) => {
    const otherLine = first.get(childKey(child));
    if (otherLine === undefined) {
      first.set(childKey(child), child.line);
      return [];
    }
    return { ...childSpot(child), code: "child-twice", expected: "one-line-per-child", otherLine } as const;
  });
}

/** The household that these lines describe, or everything that keeps it out. */
function readHousehold(
  lines: ReadLine[],
  readers: Readers,
): { household: ParsedHousehold; errors: [] } | { household: null; errors: LineError[] } {
  const { values, errors: contradictions } = mergeLines(lines, readers);
  const errors = [...lines.flatMap((line) => line.errors), ...contradictions];
  if (errors.length > 0) return { household: null, errors };
  const children = lines.map(childOf);
  const repeated = findRepeatedChildren(children);
  if (repeated.length > 0) return { household: null, errors: repeated };
  const household = {
    externalRef: values.foyer ?? "",
    line: lines[0]?.line ?? 0,
    adults: [adultOf(values, 1), adultOf(values, 2)].filter((adult) => adult !== null),
    address: values.adresse ?? "",
    postalCode: values.code_postal ?? "",
    city: values.commune ?? "",
    quotientFamilialCents: values.qf,
    regime: values.regime,
    allocataireNumber: values.allocataire,
    children,
  };
  return { household, errors: [] };
}

const inFileOrder = (a: { line: number; column: Column | null }, b: typeof a) =>
  a.line - b.line ||
  (a.column ? COLUMNS.indexOf(a.column) : -1) - (b.column ? COLUMNS.indexOf(b.column) : -1);

/**
 * Reads the text of a file of families, one line per child. A household with any error in any of its
 * lines is left out as a whole, and the others go on; a file that is no such file is refused as a whole.
 * Children's ages are judged on `today`. Structures are still as written: see checkStructures.
 */
export function parseFamilies(text: string, today: PlainDate): ParsedFile | FileRefusal {
  const table = readTable(text);
  if (!table.ok) return table;
  const readers = readersOn(today);
  const lines = table.rows.map((row) => readLine(row, readers));
  const groups = Map.groupBy(lines, ({ values }) => (values.foyer === null ? null : refKey(values.foyer)));
  const homeless = groups.get(null) ?? [];
  groups.delete(null);

  const read = [...groups.values()].map((group) => readHousehold(group, readers));
  const linked = linkHouseholds(read.flatMap(({ household }) => household ?? []));
  const errors = [...homeless, ...read].flatMap((part) => part.errors).concat(linked.errors);
  return {
    ok: true,
    households: linked.households,
    lines: lines.length,
    excluded: groups.size - linked.households.length,
    errors: errors.sort(inFileOrder),
    notices: linked.notices,
  };
}
