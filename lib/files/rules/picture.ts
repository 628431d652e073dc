import { type FileRefusal, MAX_PIXELS } from "../schema";

/** What a picture says of itself before it is decoded. `end`: where it ends in its file; null when it is cut off. */
type Frame = { width: number; height: number; end: number | null };

/** Why a picture may not be decoded, by its header and by what follows it; null when it may. */
export function inspectPicture(bytes: Uint8Array, kind: "jpeg" | "png"): FileRefusal | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const frame = kind === "png" ? pngFrame(view) : jpegFrame(view);
  if (!frame || frame.width === 0 || frame.height === 0) return "file-damaged";
  if (frame.width * frame.height > MAX_PIXELS) return "file-too-many-pixels";
  if (frame.end === null) return "file-damaged";
  return holdsAnother(bytes, frame.end) ? "file-mixed" : null;
}

/** PNG (W3C, 5.2): a signature, then chunks of length, type, data and checksum, from IHDR to IEND. */
function pngFrame(view: DataView): Frame | null {
  if (view.byteLength < 33 || view.getUint32(12) !== 0x49484452) return null;
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let at = 8;
  while (at + 12 <= view.byteLength) {
    const [length, type] = [view.getUint32(at), view.getUint32(at + 4)];
    at += 12 + length;
    if (type === 0x49454e44) return { ...size, end: at <= view.byteLength ? at : null };
  }
  return { ...size, end: null };
}

/** JPEG (ITU T.81, annex B): segments, and after each start of scan its data, to the end of image. */
function jpegFrame(view: DataView): Frame | null {
  let size = { width: 0, height: 0 };
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) return { ...size, end: at + 2 };
    if (isFrameHeader(marker) && at + 9 <= view.byteLength)
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
    if (marker === 0xda) at = afterScan(view, at);
  }
  const isWhole = at + 2 === view.byteLength && view.getUint16(at) === 0xffd9;
  return { ...size, end: isWhole ? at + 2 : null };
}

/** SOF0 to SOF15, among which DHT, JPG and DAC are none. */
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Where the next marker stands: in a scan, FF is followed by 00, or by the number of a restart. */
function afterScan(view: DataView, from: number): number {
  for (let at = from; at + 1 < view.byteLength; at++) {
    if (view.getUint8(at) !== 0xff) continue;
    const next = view.getUint8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return view.byteLength;
}

const MARKUP = /<(?:!doctype|html|head|body|script|svg|iframe|\?php)/i;
const OTHERS = ["%PDF-", "Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c"];

/**
 * Whether a file is something else as well. Phones write after a picture too (a clip, a second exposure): that is
 * dropped when the picture is made anew, and only the signs of documents and programs are looked for.
 */
function holdsAnother(bytes: Uint8Array, end: number): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const isZip = text.indexOf("PK\x05\x06", Math.max(0, text.length - 65_557)) !== -1;
  const rest = text.slice(end);
  const isOther = MARKUP.test(rest) || OTHERS.some((start) => rest.includes(start));
  return isZip || isOther || text.slice(0, 1_024).includes("%PDF-");
}
