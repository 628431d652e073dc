/** FNV-1a over the UTF-16 units of a text: 32 bits that any change of the text changes. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** Mulberry32: numbers from 0 to 1 that follow from the seed alone. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Draws lots: each name gets its turn, 1 first. The same seed and the same names, in whatever order, give the same
 * draw (Fisher–Yates over the sorted names), so that anybody can replay it.
 */
export function drawLots(names: Iterable<string>, seed: string): Map<string, number> {
  const lots = [...new Set(names)].sort();
  const next = numbersFrom(hash(seed));
  for (let last = lots.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [lots[last], lots[other]] = [lots[other]!, lots[last]!];
  }
  return new Map(lots.map((name, index) => [name, index + 1]));
}
