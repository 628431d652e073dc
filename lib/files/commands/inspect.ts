import "server-only";
import sharp from "sharp";
import { couldBe, inspectPicture, recognise, safeName } from "../rules";
import { FILE_KINDS, type FileKind, type FileRefusal, MAX_FILE_BYTES, MAX_PIXELS } from "../schema";
import { inspectPdf } from "./inspect-pdf";

/** A file fit to be kept: images are made anew, a PDF is what was sent. */
export type CleanFile = { name: string; mime: string; bytes: Uint8Array };

type Made = { bytes: Uint8Array } | { refusal: FileRefusal };

/** Decoding takes memory (160 MB a picture at most): this many at once in a process, the others wait. */
const AT_ONCE = 2;
const WITHIN_S = 20;
const QUALITY = 88;

/** Checks a file by its size, its content and its name before anything of it is kept. */
export async function inspect(
  name: string,
  bytes: Uint8Array,
): Promise<{ file: CleanFile } | { refusal: FileRefusal }> {
  if (bytes.length > MAX_FILE_BYTES) return { refusal: "file-too-big" };
  const found = recognise(bytes);
  if ("refusal" in found) return found;
  const { kind } = found;
  if (!couldBe(name, kind)) return { refusal: "file-ending" };
  const made = await inTurn(() => make(bytes, kind));
  if ("refusal" in made) return made;
  return { file: { name: safeName(name, kind), mime: FILE_KINDS[kind].mime, bytes: made.bytes } };
}

async function make(bytes: Uint8Array, kind: FileKind): Promise<Made> {
  const refusal = kind === "pdf" ? await inspectPdf(bytes) : inspectPicture(bytes, kind);
  if (refusal) return { refusal };
  return kind === "pdf" ? { bytes } : redraw(bytes, kind);
}

/** The same picture, upright, without what a camera wrote beside it. */
async function redraw(bytes: Uint8Array, kind: "jpeg" | "png"): Promise<Made> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .autoOrient()
      .timeout({ seconds: WITHIN_S });
    return { bytes: await (kind === "png" ? picture.png() : picture.jpeg({ quality: QUALITY })).toBuffer() };
  } catch {
    return { refusal: "file-damaged" };
  }
}

let underWay = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (underWay >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else underWay++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else underWay--;
  }
}
