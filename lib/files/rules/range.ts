/** The bytes asked for, both ends included. */
export type ByteRange = { from: number; to: number };

/**
 * What a Range header asks of `size` bytes (RFC 9110, 14.2): null for all of them, which is also the answer to several
 * ranges and to what is none; "outside" when nothing of the file is in it.
 */
export function rangeOf(header: string | null, size: number): ByteRange | "outside" | null {
  const [, first, last] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "outside" : { from: size - length, to: size - 1 };
  }
  const [from, to] = [Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== "" && Number(last) < from) return null;
  return from >= size ? "outside" : { from, to };
}
