import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FAMILY = "node_modules/@expo-google-fonts/atkinson-hyperlegible-next";
const STYLES = {
  regular: "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
  bold: "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
} as const;

export type FontStyle = keyof typeof STYLES;

const loaded = new Map<FontStyle, Buffer>();

/** The portal's typeface as TrueType, read once per process. */
export function fontFile(style: FontStyle): Buffer {
  let bytes = loaded.get(style);
  if (!bytes) {
    bytes = readFileSync(join(process.cwd(), FAMILY, STYLES[style]));
    loaded.set(style, bytes);
  }
  return bytes;
}
