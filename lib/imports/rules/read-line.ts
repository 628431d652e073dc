import { COLUMNS, type Column, type Expectation, type LineError, type LineErrorCode } from "../schema";
import type { Reader, Readers, Values } from "./cells";
import type { Row } from "./read-table";

const REQUIRED: ReadonlySet<Column> = new Set<Column>([
  "foyer",
  "responsable1_nom",
  "responsable1_prenom",
  "adresse",
  "code_postal",
  "commune",
  "enfant_nom",
  "enfant_prenom",
  "enfant_date_naissance",
  "structure",
]);
const SECOND_ADULT = COLUMNS.filter((column) => column.startsWith("responsable2_"));
const REQUIRED_OF_SECOND_ADULT: ReadonlySet<Column> = new Set<Column>([
  "responsable2_nom",
  "responsable2_prenom",
]);
const MAX_VALUE_SHOWN = 60;

/** What a cell holds, short and printable, to be shown beside its error. */
export function shorten(text: string): string {
  const printable = text.slice(0, (MAX_VALUE_SHOWN + 1) * 2).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "·");
  // Cut between whole signs: PostgreSQL refuses JSON with half of one.
  const signs = [...printable];
  return signs.length > MAX_VALUE_SHOWN ? `${signs.slice(0, MAX_VALUE_SHOWN).join("")}…` : printable;
}

/** A line with its values; those in error are null. */
export type ReadLine = { line: number; texts: Row["texts"]; values: Values; errors: LineError[] };

/**
 * Reads every cell of a row and tells everything that is wrong with it at once. When a row has more or fewer
 * cells than the header, its cells cannot be trusted: only the household is read, to be kept out.
 */
export function readLine(row: Row, readers: Readers): ReadLine {
  const errors: LineError[] = [];
  const values: Partial<Record<Column, unknown>> = {};
  const fail = (column: Column | null, value: string, code: LineErrorCode, expected: Expectation) =>
    errors.push({ line: row.line, column, value: shorten(value), code, expected, otherLine: null });

  const shifted = row.cells !== row.wanted;
  const secondAdult = SECOND_ADULT.some((column) => row.texts[column]);
  const isRequired = (column: Column) =>
    REQUIRED.has(column) || (secondAdult && REQUIRED_OF_SECOND_ADULT.has(column));

  for (const column of COLUMNS) {
    const text = row.texts[column] ?? "";
    const reader: Reader<unknown> = readers[column];
    values[column] = null;
    if (shifted && column !== "foyer") continue;
    if (text !== "") {
      const read = reader.read(text);
      if ("value" in read) values[column] = read.value;
      else fail(column, text, read.code, reader.expected);
    } else if (isRequired(column)) fail(column, "", "required", reader.expected);
  }
  if (shifted) fail(null, String(row.cells), "cell-count", "cell-count");
  return { line: row.line, texts: row.texts, values: values as Values, errors };
}
