import { deflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";

/** A sound PDF of one page per text. */
export async function pdfBytes(...texts: string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const text of texts.length > 0 ? texts : ["Attestation"]) document.addPage([200, 100]).drawText(text);
  return document.save();
}

/**
 * A PDF written by hand: a catalogue with `catalog` added, one empty page, then `objects` (their bodies, from number 4
 * on), then `tail` after the end.
 */
export function rawPdf({ catalog = "", objects = [] as string[], trailer = "", tail = "" } = {}): Buffer {
  const bodies = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ...objects,
  ];
  let text = "%PDF-1.7\n";
  const offsets = bodies.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = bodies.length + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n${tail}`;
  return Buffer.from(text, "latin1");
}

/** A stream of a PDF, deflated unless it says otherwise. */
export function pdfStream(
  dict: string,
  content: string | Buffer,
  pack: (bytes: Buffer) => Buffer = deflateSync,
) {
  const bytes = pack(Buffer.from(content as string, "latin1"));
  return `<< ${dict} /Length ${bytes.length} >>\nstream\n${bytes.toString("latin1")}\nendstream`;
}

type Size = { width?: number; height?: number };

const picture = ({ width = 40, height = 30 }: Size) =>
  sharp({ create: { width, height, channels: 3, background: "#2f6f4f" } });

/** A sound photograph, without anything written beside it. */
export const jpegBytes = (size: Size = {}): Promise<Buffer> => picture(size).jpeg().toBuffer();

export const pngBytes = (size: Size = {}): Promise<Buffer> => picture(size).png().toBuffer();
