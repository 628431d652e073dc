import "server-only";
import type { PrintBlock } from "@/lib/print";
import { type PdfPen, type Structure, TEXT, TEXTS } from "./pdf-pen";

type Table = Extract<PrintBlock, { kind: "table" }>;

const PADDING = 4;

/** A table whose first row and first column are heads; the head stands again on each page, for the eye only. */
export function writeTable(pen: PdfPen, { name, head, widths, rows }: Table): void {
  const whole = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((part) => (part / whole) * pen.width);
  const table = pen.open(pen.root, "Table", { title: name });
  pen.keep(2 * rowHeight(pen, head, columns, true));
  writeRow(pen, table, head, columns, true);
  for (const cells of rows) {
    if (pen.keep(rowHeight(pen, cells, columns, false))) writeHeadAgain(pen, head, columns);
    writeRow(pen, table, cells, columns, false);
  }
  table.end();
  pen.moveDown(TEXT.before * 2);
}

const lookOf = (isHead: boolean, column: number) => (isHead || column === 0 ? TEXTS.bold : TEXT);

function rowHeight(pen: PdfPen, cells: string[], columns: number[], isHead: boolean): number {
  const heights = cells.map((text, at) => pen.heightOf(text, lookOf(isHead, at), columns[at]! - 2 * PADDING));
  return Math.max(...heights) + 2 * PADDING;
}

function writeRow(pen: PdfPen, table: Structure, cells: string[], columns: number[], isHead: boolean): void {
  const height = rowHeight(pen, cells, columns, isHead);
  const top = pen.y;
  if (isHead) pen.shade(top, height);
  const row = pen.open(table, "TR");
  let x = pen.left;
  for (const [at, text] of cells.entries()) {
    const names = isHead || at === 0;
    const cell = names ? pen.open(row, "TH", { scope: isHead ? "Column" : "Row" }) : pen.open(row, "TD");
    pen.moveTo(top + PADDING);
    pen.put(cell, "P", text, lookOf(isHead, at), x + PADDING, columns[at]! - 2 * PADDING);
    x += columns[at]!;
  }
  pen.moveTo(top + height);
  pen.rule(top + height);
}

function writeHeadAgain(pen: PdfPen, head: string[], columns: number[]): void {
  const height = rowHeight(pen, head, columns, true);
  const top = pen.y;
  pen.shade(top, height);
  let x = pen.left;
  for (const [at, text] of head.entries()) {
    pen.moveTo(top + PADDING);
    pen.putAside(text, TEXTS.bold, x + PADDING, columns[at]! - 2 * PADDING);
    x += columns[at]!;
  }
  pen.moveTo(top + height);
}
