import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const TEXT = join(import.meta.dirname, "../../lib/text");

type Messages = { [key: string]: string | Messages };

/** The catalogues of one language by namespace, each as dotted keys with their sentences. */
export type Language = Record<string, Record<string, string>>;

export function flatten(messages: Messages, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

export function readLanguage(locale: "fr" | "en"): Language {
  const files = globSync(`${locale}/*.json`, { cwd: TEXT });
  return Object.fromEntries(
    files.map((file) => [
      basename(file, ".json"),
      flatten(JSON.parse(readFileSync(join(TEXT, file), "utf8")) as Messages),
    ]),
  );
}

const HEAD = /\{\s*(\w+)\s*(,\s*(?:plural|selectordinal|select)\s*,)?/y;

/** Adds what the message from `at` is filled with to `names`; the answer is where the message ends. */
function readMessage(text: string, at: number, names: Set<string>): number {
  let i = at;
  while (i < text.length && text[i] !== "}") {
    if (text[i++] !== "{") continue;
    HEAD.lastIndex = i - 1;
    const head = HEAD.exec(text);
    if (!head) continue;
    names.add(head[1]!);
    i = head[2] ? readBranches(text, HEAD.lastIndex, names) : text.indexOf("}", i) + 1;
  }
  return i;
}

/** The branches of a choice: "one {…} other {…}}". */
function readBranches(text: string, at: number, names: Set<string>): number {
  let i = at;
  while (i < text.length && text[i] !== "}")
    i = text[i] === "{" ? readMessage(text, i + 1, names) + 1 : i + 1;
  return i + 1;
}

/** What a sentence is filled with: the names of its values and tags. */
function holes(sentence: string): string {
  const names = new Set([...sentence.matchAll(/<(\w+)>/g)].map(([tag]) => tag));
  readMessage(sentence, 0, names);
  return [...names].sort().join(" ");
}

/** Where two languages say different things, or nothing. */
export function differences(one: Language, other: Language): string[] {
  const namespaces = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...namespaces].flatMap((namespace) => {
    const [a = {}, b = {}] = [one[namespace], other[namespace]];
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    if (keys.size === 0) return [`${namespace}: says nothing`];
    return [...keys].flatMap((key) => {
      const name = `${namespace}.${key}`;
      if (!a[key]?.trim() || !b[key]?.trim()) return [`${name}: missing or empty`];
      return holes(a[key]) === holes(b[key]) ? [] : [`${name}: filled with other names`];
    });
  });
}
