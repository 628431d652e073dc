import { gzipSync } from "node:zlib";
import { getPage } from "./load.mjs";

/** A property of each of its schemas, which keeps its name in a minified bundle. */
const ZOD = /\b_zod\b/;

/**
 * What a page weighs: its HTML, and the JavaScript that today's browsers load with it, in bytes; and whether zod is in
 * that JavaScript.
 * @param {{ url: string, readers: { cookie: string }[] }} target
 */
export async function weigh(target) {
  const html = await getPage(target);
  const legacy = /<script[^>]*\snomodule[^>]*>/gi; // only for browsers without modules
  const paths = new Set(html.replaceAll(legacy, "").match(/\/_next\/static\/[^"'\\<>\s]+?\.js/g));
  const scripts = await Promise.all(
    [...paths].map(async (path) => {
      const response = await fetch(new URL(path, new URL(target.url).origin));
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return response.text();
    }),
  );
  const gz = (text) => gzipSync(text).length;
  return {
    html: Buffer.byteLength(html),
    htmlGz: gz(html),
    jsGz: scripts.reduce((sum, script) => sum + gz(script), 0),
    hasZod: scripts.some((script) => ZOD.test(script)),
  };
}
