import { CsvError, parse } from "csv-parse/sync";
import { COLUMNS, type Column, type FileRefusal, type FileRefusalCode, MAX_IMPORT_LINES } from "../schema";

const MAX_HEADER_LENGTH = 5_000;
const MAX_CELL_LENGTH = 10_000;
const MAX_NAMES_SHOWN = 10;

const REQUIRED_COLUMNS = COLUMNS.filter((column) => !column.startsWith("responsable2_"));

/** A line as written: trimmed texts by column; `cells` is how many there are, `wanted` what the header has. */
export type Row = { line: number; texts: Partial<Record<Column, string>>; cells: number; wanted: number };

const refuse = (code: FileRefusalCode, params: FileRefusal["params"] = {}): FileRefusal => ({
  ok: false,
  code,
  params,
});

const listed = (names: string[]) =>
  names
    .slice(0, MAX_NAMES_SHOWN)
    .map((name) => `« ${name.slice(0, 40)} »`)
    .join(", ");

/** The separator that the header uses more often outside quotes. */
function separatorOf(header: string): "," | ";" {
  const bare = header.replace(/"[^"]*"/g, "");
  return bare.split(";").length >= bare.split(",").length ? ";" : ",";
}

/** Every row of the text, the header first and blank rows included, or a refusal naming where it breaks. */
function readCells(text: string, delimiter: string): { ok: true; records: string[][] } | FileRefusal {
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_quotes: true,
      relax_column_count: true,
      trim: true,
      max_record_size: MAX_CELL_LENGTH,
      to: MAX_IMPORT_LINES + 2,
    });
    return { ok: true, records: records.map((cells) => cells.map((cell) => cell.trim())) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse("malformed", { line: Number(error.records) + 1 });
  }
}

/** The cells up to the last one that is not empty, but at least `length`: spreadsheets add empty ones. */
function withoutEmptyEnd(cells: string[], length: number): string[] {
  return cells.slice(
    0,
    Math.max(cells.findLastIndex((cell) => cell !== "") + 1, Math.min(length, cells.length)),
  );
}

const headerKey = (cell: string) => cell.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function readHeader(cells: string[]): { ok: true; columns: Column[] } | FileRefusal {
  const names = withoutEmptyEnd(cells.map(headerKey), 0);
  const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);
  const columns = names.filter(isColumn);
  const unknown = names.filter((name) => !isColumn(name));
  if (unknown.length > 0) return refuse("unknown-columns", { columns: listed(unknown) });
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) return refuse("missing-columns", { columns: missing.join(", ") });
  const twice = columns.filter((column, index) => columns.indexOf(column) !== index);
  if (twice.length > 0) return refuse("duplicate-columns", { columns: [...new Set(twice)].join(", ") });
  return { ok: true, columns };
}

function toRow(cells: string[], line: number, columns: Column[]): Row {
  const kept = withoutEmptyEnd(cells, columns.length);
  const texts = Object.fromEntries(columns.map((column, index) => [column, kept[index] ?? ""]));
  return { line, texts, cells: kept.length, wanted: columns.length };
}

/** The rows under the header, blank ones left out, or why the file as a whole is no file of families. */
export function readTable(text: string): { ok: true; rows: Row[] } | FileRefusal {
  const content = text.trimEnd();
  if (content === "") return refuse("empty");
  const headerLine = content.slice(0, MAX_HEADER_LENGTH + 1).split(/[\r\n]/, 1)[0] ?? "";
  if (headerLine.length > MAX_HEADER_LENGTH) return refuse("malformed", { line: 1 });
  const table = readCells(content, separatorOf(headerLine));
  if (!table.ok) return table;
  const [headerCells = [], ...records] = table.records;
  const header = readHeader(headerCells);
  if (!header.ok) return header;
  if (records.length > MAX_IMPORT_LINES) return refuse("too-many-lines", { max: MAX_IMPORT_LINES });
  const rows = records
    .map((cells, index) => toRow(cells, index + 2, header.columns))
    .filter(({ texts }) => Object.values(texts).some((cell) => cell !== ""));
  return rows.length === 0 ? refuse("no-lines") : { ok: true, rows };
}
