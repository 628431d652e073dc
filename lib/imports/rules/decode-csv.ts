import { type FileRefusal, type FileRefusalCode, MAX_IMPORT_BYTES } from "../schema";

/** First bytes of workbooks, which people send instead of a CSV: ZIP (xlsx, ods) and OLE (xls). */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
/** PDF, PNG, JPEG, GIF, gzip, RTF. */
const OTHER_FORMATS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];
const UTF_16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
/** Share of control bytes above which a file is no text. */
const MAX_CONTROL_SHARE = 0.01;

/**
 * Windows-1252 from 0x80 to 0x9F, "\0" where it has no character. Our own table, because Node 24's
 * TextDecoder reads these bytes as Latin-1.
 */
const WINDOWS_1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

const startsWith = (bytes: Uint8Array, signs: number[][]) =>
  signs.some((sign) => sign.every((byte, index) => bytes[index] === byte));

function countControls(bytes: Uint8Array): { nuls: number; others: number } {
  let nuls = 0;
  let others = 0;
  for (const byte of bytes) {
    if (byte === 0) nuls++;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) others++;
  }
  return { nuls, others };
}

/** UTF-16 without a mark: mostly Latin text has one NUL in every pair of bytes, always on the same side. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 2_000);
  const nulsAt = (side: number) => sample.filter((byte, index) => index % 2 === side && byte === 0).length;
  const [even, odd] = [nulsAt(0), nulsAt(1)];
  return Math.max(even, odd) > sample.length * 0.3 && Math.min(even, odd) < sample.length * 0.05;
}

function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function fromWindows1252(bytes: Uint8Array): string | null {
  const text = new TextDecoder("latin1").decode(bytes);
  const decoded = text.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
  return decoded.includes("\0") ? null : decoded;
}

/**
 * The text of a CSV file in UTF-8 (with or without a mark) or Windows-1252, or why it is none. Whatever
 * is valid UTF-8 is read as UTF-8.
 */
export function decodeCsv(bytes: Uint8Array): { ok: true; text: string } | FileRefusal {
  const refuse = (code: FileRefusalCode, params: FileRefusal["params"] = {}): FileRefusal => ({
    ok: false,
    code,
    params,
  });
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > MAX_IMPORT_BYTES) return refuse("too-big", { max: MAX_IMPORT_BYTES / 1024 / 1024 });
  if (startsWith(bytes, WORKBOOKS)) return refuse("spreadsheet");
  if (startsWith(bytes, OTHER_FORMATS)) return refuse("binary");
  if (startsWith(bytes, UTF_16_MARKS) || looksLikeUtf16(bytes)) return refuse("utf-16");
  const { nuls, others } = countControls(bytes);
  if (nuls > 0 || others > bytes.length * MAX_CONTROL_SHARE) return refuse("binary");

  const text = fromUtf8(bytes) ?? fromWindows1252(bytes);
  if (text === null) return refuse("unknown-encoding");
  return text.trim() === "" ? refuse("empty") : { ok: true, text };
}
