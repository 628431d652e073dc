import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

const HOME = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

type Node = { role?: string; children?: Node[]; type?: string; id?: string };

export type ReadPdf = Awaited<ReturnType<typeof readPdf>>;

/** What a reader finds in a PDF: its text page by page, its structure as "Document(H1 P L(LI…))", its facts. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: `${join(HOME, "standard_fonts")}/`,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await task.promise;
  const pages: string[] = [];
  const trees: (Node | null)[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    pages.push(
      content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""),
    );
    trees.push((await page.getStructTree()) as Node | null);
  }
  const { info, metadata } = await pdf.getMetadata();
  const facts = {
    info: info as Record<string, unknown>,
    xml: metadata?.getRaw() as string,
    marked: Buffer.from(bytes).includes("/Marked true"),
    pages,
    /** All text in one line, as one searches it. */
    text: pages.join("\n").replaceAll(/\s+/g, " "),
    trees,
  };
  await task.destroy();
  return facts;
}

/** The roles of a structure tree in reading order, a level a parenthesis. */
export function outline(node: Node | null): string {
  if (!node) return "";
  const inner = (node.children ?? []).filter(({ role }) => role).map(outline);
  return (node.role ?? "") + (inner.length > 0 ? `(${inner.join(" ")})` : "");
}
