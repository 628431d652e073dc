import type { FileKind, FileRefusal } from "../schema";

const text = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const PNG = "\x89PNG\r\n\x1a\n";
const HEIC = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
/** Compound files (Word 97…), and archives, which OpenDocument and Word files are. */
const OFFICE = ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "PK\x03\x04", "{\\rtf"];

/** What a file is by its first bytes, or why it is none that may be kept. */
export function recognise(bytes: Uint8Array): { kind: FileKind } | { refusal: FileRefusal } {
  if (bytes.length === 0) return { refusal: "file-empty" };
  const head = text(bytes, 0, 16);
  if (head.startsWith("%PDF-")) return { kind: "pdf" };
  if (head.startsWith("\xff\xd8\xff")) return { kind: "jpeg" };
  if (head.startsWith(PNG)) return { kind: "png" };
  if (head.slice(4, 8) === "ftyp" && HEIC.includes(head.slice(8, 12))) return { refusal: "file-heic" };
  if (OFFICE.some((start) => head.startsWith(start))) return { refusal: "file-office" };
  // Readers look for the header of a PDF in its first 1,024 bytes: what stands before it is another file.
  if (text(bytes, 0, 1_024).includes("%PDF-")) return { refusal: "file-mixed" };
  return { refusal: "file-kind" };
}
