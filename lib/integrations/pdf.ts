import "server-only";
import type { PrintBlock, PrintDocument } from "@/lib/print";
import { type Look, PdfPen, TEXT, TEXTS } from "./pdf-pen";
import { writeTable } from "./pdf-table";

type Fact = Extract<PrintBlock, { kind: "facts" }>["facts"][number];

const HEADINGS: Record<1 | 2 | 3, Look> = {
  1: { ...TEXTS.bold, size: 19, before: 0 },
  2: { ...TEXTS.bold, size: 13.5, before: 12 },
  3: { ...TEXTS.bold, size: 11.5, before: 8 },
};
/** Room that a heading keeps under itself, so that it never ends a page. */
const UNDER_HEADING = 48;
const BULLET = 12;
/** The part of the width in which the names of facts stand. */
const NAMES = 0.28;

/**
 * A document as a PDF that a screen reader reads (PDF/UA): tagged headings, lists and tables in reading order, language
 * and title, embedded typeface.
 */
export function makePdf(document: PrintDocument): Promise<Buffer> {
  const pen = new PdfPen(document);
  for (const block of document.blocks) write(pen, block);
  return pen.finish();
}

function write(pen: PdfPen, block: PrintBlock): void {
  if (block.kind === "heading") writeHeading(pen, block.text, block.level);
  if (block.kind === "paragraph") writeParagraph(pen, block.text, TEXTS[block.tone ?? "normal"]);
  if (block.kind === "list") writeList(pen, block.items);
  if (block.kind === "facts") writeFacts(pen, block.facts);
  if (block.kind === "table") writeTable(pen, block);
  if (block.kind === "together") {
    pen.keep(sum(block.blocks.map((inner) => heightOf(pen, inner))));
    for (const inner of block.blocks) write(pen, inner);
  }
}

const sum = (heights: number[]) => heights.reduce((a, b) => a + b, 0);

/** The height that a block needs; a table breaks between its rows anyway. */
function heightOf(pen: PdfPen, block: PrintBlock): number {
  switch (block.kind) {
    case "heading":
      return HEADINGS[block.level].before + pen.heightOf(block.text, HEADINGS[block.level], pen.width) + 2;
    case "paragraph":
      return pen.heightOf(block.text, TEXTS[block.tone ?? "normal"], pen.width) + TEXT.before;
    case "list":
      return sum(block.items.map((text) => pen.heightOf(text, TEXT, pen.width - BULLET))) + TEXT.before;
    case "facts":
      return sum(block.facts.map((fact) => factHeight(pen, fact)));
    case "table":
      return 0;
    case "together":
      return sum(block.blocks.map((inner) => heightOf(pen, inner)));
  }
}

function writeHeading(pen: PdfPen, text: string, level: 1 | 2 | 3): void {
  const look = HEADINGS[level];
  if (!pen.isAtTop) pen.moveDown(look.before);
  pen.keep(pen.heightOf(text, look, pen.width) + UNDER_HEADING);
  pen.put(pen.root, `H${level}`, text, look, pen.left, pen.width);
  pen.moveDown(2);
}

function writeParagraph(pen: PdfPen, text: string, look: Look): void {
  pen.keep(pen.heightOf(text, look, pen.width));
  pen.put(pen.root, "P", text, look, pen.left, pen.width);
  pen.moveDown(look.before);
}

function writeList(pen: PdfPen, items: string[]): void {
  const list = pen.open(pen.root, "L");
  for (const text of items) {
    pen.keep(pen.heightOf(text, TEXT, pen.width - BULLET));
    const item = pen.open(list, "LI");
    const { y } = pen;
    pen.put(item, "Lbl", "•", TEXT, pen.left, BULLET);
    pen.moveTo(y);
    pen.put(item, "LBody", text, TEXT, pen.left + BULLET, pen.width - BULLET);
  }
  list.end();
  pen.moveDown(TEXT.before);
}

function factHeight(pen: PdfPen, { term, details, alert }: Fact): number {
  const aside = pen.width * NAMES;
  const look = alert ? TEXTS.alert : TEXT;
  const body = sum(details.map((text) => pen.heightOf(text, look, pen.width - aside)));
  return Math.max(pen.heightOf(term, TEXT, aside - BULLET), body) + 2 * TEXT.before;
}

function writeFacts(pen: PdfPen, facts: Fact[]): void {
  const list = pen.open(pen.root, "L");
  const aside = pen.width * NAMES;
  for (const fact of facts) {
    pen.keep(factHeight(pen, fact));
    const item = pen.open(list, "LI");
    const { y, page } = pen;
    pen.put(item, "Lbl", fact.term, TEXTS.quiet, pen.left, aside - BULLET);
    const under = pen.y;
    pen.moveTo(y);
    const body = pen.open(item, "LBody");
    const look = fact.alert ? TEXTS.alert : TEXT;
    for (const text of fact.details) pen.put(body, "P", text, look, pen.left + aside, pen.width - aside);
    if (pen.page === page) pen.moveTo(Math.max(pen.y, under));
    pen.rule(pen.y + TEXT.before - 1);
    pen.moveDown(2 * TEXT.before);
  }
  list.end();
}
