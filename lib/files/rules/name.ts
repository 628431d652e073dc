import { FILE_KINDS, type FileKind } from "../schema";

const LONGEST = 100;
/** What turns the direction of a text, joins or hides: a name would read otherwise than it is. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu;
const FORBIDDEN = /[<>:"|?*]/g;
/** Names of Windows' devices, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i;

/** The last ending of a file's name in lower case, without its dot; "" without one. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(clean(name))?.[1]?.toLowerCase() ?? "";
}

/** Whether a name could be that of a file of this kind: without an ending, it says nothing against it. */
export function couldBe(name: string, kind: FileKind): boolean {
  const ending = endingOf(name);
  return ending === "" || (FILE_KINDS[kind].endings as readonly string[]).includes(ending);
}

/** A name to show and to save under on any system: no path, nothing invisible, at most 100 characters. */
export function safeName(name: string, kind: FileKind): string {
  const [ending] = FILE_KINDS[kind].endings;
  const given = clean(name);
  const stem = endingOf(given) ? given.slice(0, given.lastIndexOf(".")) : given;
  const short = trimmed([...trimmed(stem)].slice(0, LONGEST - ending.length - 1).join(""));
  const named = RESERVED.test(short) ? `_${short}`.slice(0, LONGEST - ending.length - 1) : short;
  return `${named || "document"}.${ending}`;
}

const clean = (name: string) =>
  (name.slice(-4_000).split(/[/\\]/).at(-1) ?? "")
    .toWellFormed()
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(FORBIDDEN, "-")
    .replace(/\s+/gu, " ")
    .trim();

const trimmed = (text: string) => text.replace(/^[\s.~-]+|[\s.]+$/gu, "");
