import "server-only";
import PDFDocument from "pdfkit";
import type { PrintDocument } from "@/lib/print";
import { type FontStyle, fontFile } from "./pdf-font";

export type Structure = PDFKit.PDFStructureElement;
export type Look = { font: FontStyle; size: number; color: string; before: number };

const MARGIN = 42;
const FOOT = 24;
const LEADING = 1.5;
const LINE = "#c9c9d1";
const HEAD = "#eef0f6";
const QUIET = "#55555f";

export const TEXT: Look = { font: "regular", size: 10.5, color: "#1b1b1f", before: 3 };
export const TEXTS = {
  normal: TEXT,
  bold: { ...TEXT, font: "bold" as const },
  quiet: { ...TEXT, color: QUIET },
  alert: { ...TEXT, font: "bold" as const, color: "#8a1212" },
};

/** Signs of prescriptions that the typeface lacks. */
const SPELT: Record<string, string> = {
  "→": "->",
  "←": "<-",
  α: "alpha",
  β: "bêta",
  γ: "gamma",
  δ: "delta",
};

/** What pdfkit does and its types do not tell. */
type Untold = { subset: "PDF/UA"; font: Buffer };
type WithGlyphs = { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } };

/** A pen on the pages of a tagged PDF: it goes down the page, and says to what structure each mark belongs. */
export class PdfPen {
  readonly root: Structure;
  readonly left = MARGIN;
  private readonly pdf: PDFKit.PDFDocument;
  private readonly heights = new Map<string, number>();

  constructor(private readonly document: PrintDocument) {
    const untold: Untold = { subset: "PDF/UA", font: fontFile("regular") };
    this.pdf = new PDFDocument({
      size: "A4",
      layout: document.landscape ? "landscape" : "portrait",
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
      pdfVersion: "1.7",
      tagged: true,
      displayTitle: true,
      lang: document.lang,
      bufferPages: true,
      // What stands in the XML of the metadata is written there as it is.
      info: { Title: document.title.replaceAll(/[<>&]/g, " "), CreationDate: document.createdAt },
      ...(untold as object),
    });
    this.pdf.registerFont("regular", fontFile("regular"));
    this.pdf.registerFont("bold", fontFile("bold"));
    this.root = this.pdf.struct("Document");
    this.pdf.addStructure(this.root);
  }

  get y() {
    return this.pdf.y;
  }

  get page(): unknown {
    return this.pdf.page;
  }

  get width() {
    return this.pdf.page.width - 2 * MARGIN;
  }

  private get bottom() {
    return this.pdf.page.height - MARGIN - FOOT;
  }

  get isAtTop() {
    return this.pdf.y <= MARGIN;
  }

  moveTo(y: number): void {
    this.pdf.y = y;
  }

  moveDown(points: number): void {
    this.pdf.y += points;
  }

  /** Goes on to the next page where `height` has no room on this one, but would have on the next. */
  keep(height: number): boolean {
    if (this.isAtTop || this.pdf.y + height <= this.bottom || height > this.bottom - MARGIN) return false;
    this.pdf.addPage();
    return true;
  }

  /** The height of a text in a column; what was measured once is remembered, since keeping together asks again. */
  heightOf(text: string, look: Look, width: number): number {
    const key = `${look.font} ${look.size} ${width} ${text}`;
    let height = this.heights.get(key);
    if (height === undefined) {
      this.set(look);
      height = this.pdf.heightOfString(this.writable(text), { width, lineGap: LEADING });
      this.heights.set(key, height);
    }
    return height;
  }

  /** A structure element inside another. */
  open(parent: Structure, type: string, more: { title?: string; scope?: "Row" | "Column" } = {}): Structure {
    const element = this.pdf.struct(type, more as object);
    parent.add(element);
    return element;
  }

  /** A text of one structure element, from the pen's height on; the pen goes under it. */
  put(parent: Structure, type: string, text: string, look: Look, x: number, width: number): void {
    const write = () => {
      this.set(look);
      this.pdf.text(this.writable(text), x, this.pdf.y, { width, lineGap: LEADING });
    };
    parent.add(this.pdf.struct(type, {}, [write]));
  }

  /** A text that is not read aloud. */
  putAside(text: string, look: Look, x: number, width: number): void {
    this.artifact("Layout", () => {
      this.set(look);
      this.pdf.text(this.writable(text), x, this.pdf.y, { width, lineGap: LEADING });
    });
  }

  rule(y: number): void {
    const right = MARGIN + this.width;
    this.artifact("Layout", () => this.pdf.moveTo(MARGIN, y).lineTo(right, y).lineWidth(0.5).stroke(LINE));
  }

  shade(top: number, height: number): void {
    this.artifact("Layout", () => this.pdf.rect(MARGIN, top, this.width, height).fill(HEAD));
  }

  /** The bytes of the document, with the foot of each page. */
  finish(): Promise<Buffer> {
    this.writeFeet();
    this.root.end();
    const parts: Buffer[] = [];
    return new Promise((resolve, reject) => {
      this.pdf.on("data", (part: Buffer) => parts.push(part));
      this.pdf.on("end", () => resolve(Buffer.concat(parts)));
      this.pdf.on("error", reject);
      this.pdf.end();
    });
  }

  private set({ font, size, color }: Look): void {
    this.pdf.font(font).fontSize(size).fillColor(color);
  }

  private artifact(type: "Layout" | "Pagination", draw: () => void): void {
    this.pdf.markContent("Artifact", { type });
    draw();
    this.pdf.endMarkedContent();
  }

  /** The text in letters that the typeface has; one that it cannot stand for by any means is a question mark. */
  private writable(text: string): string {
    const { font } = (this.pdf as unknown as WithGlyphs)._font;
    const has = (letters: string) =>
      [...letters].every((it) => font.hasGlyphForCodePoint(it.codePointAt(0)!));
    return [...text.normalize("NFC")]
      .map((letter) => {
        if (letter === "\n" || has(letter)) return letter;
        if (/\s/.test(letter)) return "\u00a0";
        const [base = ""] = letter.normalize("NFD");
        return [letter.normalize("NFKC"), SPELT[letter], base].find((it) => it && has(it)) ?? "?";
      })
      .join("");
  }

  private writeFeet(): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let at = 0; at < count; at++) {
      this.pdf.switchToPage(start + at);
      // Under the bottom margin a text would open a new page.
      this.pdf.page.margins.bottom = 0;
      this.artifact("Pagination", () => {
        this.set({ ...TEXTS.quiet, size: 8.5 });
        const text = this.writable(this.document.footer(at + 1, count));
        this.pdf.text(text, MARGIN, this.pdf.page.height - MARGIN - 4, {
          width: this.width,
          lineBreak: false,
        });
      });
    }
  }
}
