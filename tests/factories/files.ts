import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";

/** A sound PDF of one page per text. */
export async function pdfBytes(...texts: string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const text of texts.length > 0 ? texts : ["Attestation"]) document.addPage([200, 100]).drawText(text);
  return document.save();
}

type Size = { width?: number; height?: number };

const picture = ({ width = 40, height = 30 }: Size) =>
  sharp({ create: { width, height, channels: 3, background: "#2f6f4f" } });

/** A sound photograph, without anything written beside it. */
export const jpegBytes = (size: Size = {}): Promise<Buffer> => picture(size).jpeg().toBuffer();

export const pngBytes = (size: Size = {}): Promise<Buffer> => picture(size).png().toBuffer();
