import { constants, inflateSync } from "node:zlib";
import {
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFStream,
} from "@cantoo/pdf-lib";
import type { FileRefusal } from "../schema";

/** What an object stream may unfold to, and all of them together. */
const MAX_UNFOLDED = 32 * 1024 * 1024;
const MAX_OBJECTS = 500_000;

/** Names (ISO 32000-2) that no document for reading needs, wherever they stand. */
const FORBIDDEN: Record<string, FileRefusal> = {
  Encrypt: "file-pdf-locked",
  JavaScript: "file-pdf-active",
  Launch: "file-pdf-active",
  SubmitForm: "file-pdf-active",
  ImportData: "file-pdf-active",
  GoToE: "file-pdf-active",
  GoToR: "file-pdf-active",
  XFA: "file-pdf-active",
  RichMedia: "file-pdf-active",
  RichMediaExecute: "file-pdf-active",
  EmbeddedFile: "file-pdf-attachments",
  EmbeddedFiles: "file-pdf-attachments",
  FileAttachment: "file-pdf-attachments",
};
/** Names too short, or too common, to be looked for in the bytes: only where the structure has them. */
const FORBIDDEN_IN_PLACE: Record<string, FileRefusal> = {
  JS: "file-pdf-active",
  Rendition: "file-pdf-active",
  Movie: "file-pdf-active",
  Sound: "file-pdf-active",
  EF: "file-pdf-attachments",
};
/** The gravest first: a locked PDF says nothing more of itself. */
const ORDER: FileRefusal[] = ["file-pdf-locked", "file-pdf-active", "file-pdf-attachments"];

const NAME = /\/((?:[A-Za-z0-9]|#[0-9A-Fa-f]{2})+)(?=[\s\0()<>[\]{}/%]|$)/g;

/**
 * Why a PDF may not be kept; null when it may. Its bytes are searched as they are, where no reader's idea of the
 * structure counts, and so are its object streams; then its structure is walked, object by object. A file made to cost
 * time or memory does: call this where both are bounded.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<FileRefusal | null> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return inspectFrame(text) ?? forbiddenIn(text) ?? inspectStructure(bytes);
}

/** What stands before, after, or instead of the document. */
function inspectFrame(text: string): FileRefusal | null {
  if (!/^%PDF-[12]\.\d/.test(text)) return "file-damaged";
  const end = text.lastIndexOf("%%EOF");
  if (end === -1) return "file-damaged";
  if (
    text
      .slice(end + 5)
      .replaceAll("\0", "")
      .trim() !== ""
  )
    return "file-mixed";
  const isMarkup = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)/i.test(text.slice(0, 1_024));
  // The end of a ZIP's directory, as far from the end of the file as its comment allows.
  const isZip = text.indexOf("PK\x05\x06", Math.max(0, text.length - 65_557)) !== -1;
  const isTar = text.slice(257, 262) === "ustar";
  const isDisk = text.slice(32_769, 32_774) === "CD001";
  return isMarkup || isZip || isTar || isDisk ? "file-mixed" : null;
}

function forbiddenIn(text: string): FileRefusal | null {
  const found = new Set<FileRefusal>();
  for (const [, written] of text.matchAll(NAME)) {
    const name = written?.replace(/#(..)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    if (name && Object.hasOwn(FORBIDDEN, name)) found.add(FORBIDDEN[name] as FileRefusal);
  }
  return gravest(found);
}

const gravest = (found: Set<FileRefusal>) => ORDER.find((refusal) => found.has(refusal)) ?? null;

async function inspectStructure(bytes: Uint8Array): Promise<FileRefusal | null> {
  const parser = new BoundedParser(bytes, Number.POSITIVE_INFINITY, true);
  try {
    const context = await parser.parseDocument();
    const catalog = context.lookup(context.trailerInfo.Root);
    if (!(catalog instanceof PDFDict) || !(catalog.lookup(PDFName.of("Pages")) instanceof PDFDict))
      return "file-damaged";
    return forbiddenAmong(context.enumerateIndirectObjects().map(([, object]) => object));
  } catch {
    return parser.refusal ?? "file-damaged";
  }
}

/** Looks at object streams before they are unfolded. */
class BoundedParser extends PDFParser {
  refusal: FileRefusal | null = null;
  private unfolded = 0;

  protected override parseDictOrStream(...given: Parameters<PDFParser["parseObject"]>): PDFDict | PDFStream {
    const object = super.parseDictOrStream(...given);
    if (object instanceof PDFRawStream && isStructural(object.dict)) {
      this.refusal ??= this.inspect(object);
      if (this.refusal) throw new Error(this.refusal);
    }
    return object;
  }

  private inspect({ dict, contents }: PDFRawStream): FileRefusal | null {
    const isTable = typeOf(dict) === "XRef";
    if (!isTable && typeOf(dict) !== "ObjStm") return "file-damaged";
    if (isTable && entriesOf(dict) > MAX_OBJECTS) return "file-damaged";
    // Readers would undo what a predictor did, and see other objects than those that are searched here.
    if (!isTable && dict.has(PDFName.of("DecodeParms"))) return "file-damaged";
    const plain = unfold(dict, contents);
    if (!plain) return "file-damaged";
    this.unfolded += plain.length;
    if (this.unfolded > MAX_UNFOLDED) return "file-damaged";
    return isTable ? null : forbiddenIn(plain.toString("latin1"));
  }
}

/** A stream that holds objects, or says where they are; what has the marks of one counts as one. */
function isStructural(dict: PDFDict): boolean {
  const hasMarks = dict.has(PDFName.of("N")) && dict.has(PDFName.of("First"));
  return hasMarks || ["ObjStm", "XRef"].includes(typeOf(dict));
}

function typeOf(dict: PDFDict): string {
  const type = dict.lookup(PDFName.of("Type"));
  return type instanceof PDFName ? type.decodeText() : "";
}

/** How many entries a cross-reference stream says it has. */
function entriesOf(dict: PDFDict): number {
  const index = dict.lookup(PDFName.of("Index"));
  const counts = index instanceof PDFArray ? index.asArray() : [dict.lookup(PDFName.of("Size"))];
  return Math.max(0, ...counts.map((count) => (count instanceof PDFNumber ? count.asNumber() : 0)));
}

function unfold(dict: PDFDict, contents: Uint8Array): Buffer | null {
  const filter = dict.lookup(PDFName.of("Filter"));
  const [only, ...others] = filter instanceof PDFArray ? filter.asArray() : [filter];
  if (only === undefined) return Buffer.from(contents);
  if (others.length > 0 || only !== PDFName.of("FlateDecode")) return null;
  try {
    return inflateSync(contents, { maxOutputLength: MAX_UNFOLDED, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

function forbiddenAmong(objects: PDFObject[]): FileRefusal | null {
  const found = new Set<FileRefusal>();
  const waiting = [...objects];
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFInvalidObject) return "file-damaged";
    if (object instanceof PDFName) {
      const name = object.decodeText();
      const refusal = { ...FORBIDDEN, ...FORBIDDEN_IN_PLACE }[name];
      if (refusal) found.add(refusal);
    }
    if (object instanceof PDFArray) for (const item of object.asArray()) waiting.push(item);
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict) for (const entry of dict.entries()) waiting.push(...entry);
  }
  return gravest(found);
}
