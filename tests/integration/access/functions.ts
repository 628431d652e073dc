import { globSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");

/** Every function that the nouns hand out as a query or a command, by its name: "families.listFamilies". */
export async function gatedFunctions(): Promise<Map<string, "queries" | "commands">> {
  const files = globSync("lib/*/{queries,commands}{.ts,/index.ts}", { cwd: ROOT });
  const found = await Promise.all(
    files.map(async (file) => {
      const [, noun, part = ""] = file.split("/");
      const kind = part.startsWith("queries") ? ("queries" as const) : ("commands" as const);
      const exported: Record<string, unknown> = await import(join(ROOT, file));
      const names = Object.keys(exported).filter((name) => typeof exported[name] === "function");
      return names.map((name) => [`${noun}.${name}`, kind] as const);
    }),
  );
  return new Map(found.flat());
}
