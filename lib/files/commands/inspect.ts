import "server-only";
import sharp from "sharp";
import { couldBe, recognise, safeName } from "../rules";
import { FILE_KINDS, type FileRefusal, MAX_FILE_BYTES, MAX_PIXELS } from "../schema";

/** A file fit to be kept: images are made anew, a PDF is what was sent. */
export type CleanFile = { name: string; mime: string; bytes: Uint8Array };

/** Checks a file by its size, content and name before anything of it is kept. */
export async function inspect(
  name: string,
  bytes: Uint8Array,
): Promise<{ file: CleanFile } | { refusal: FileRefusal }> {
  if (bytes.length > MAX_FILE_BYTES) return { refusal: "file-too-big" };
  const found = recognise(bytes);
  if ("refusal" in found) return found;
  const { kind } = found;
  if (!couldBe(name, kind)) return { refusal: "file-ending" };
  const made = kind === "pdf" ? { bytes } : await redraw(bytes, kind);
  if ("refusal" in made) return made;
  return { file: { name: safeName(name, kind), mime: FILE_KINDS[kind].mime, bytes: made.bytes } };
}

/** The same picture, upright, without what a camera wrote beside it. */
async function redraw(
  bytes: Uint8Array,
  kind: "jpeg" | "png",
): Promise<{ bytes: Uint8Array } | { refusal: FileRefusal }> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { width, height } = await picture.metadata();
    if (width * height > MAX_PIXELS) return { refusal: "file-too-many-pixels" };
    const upright = picture.autoOrient();
    return { bytes: await (kind === "png" ? upright.png() : upright.jpeg({ quality: 88 })).toBuffer() };
  } catch {
    return { refusal: "file-damaged" };
  }
}
