import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The arguments of each call of `format.dateTime` in a source text. */
function calls(source: string): string[] {
  return [...source.matchAll(/\.dateTime\(/g)].map(({ index }) => {
    let depth = 0;
    for (let at = source.indexOf("(", index); ; at += 1) {
      if (source[at] === "(") depth += 1;
      if (source[at] === ")") depth -= 1;
      if (depth === 0) return source.slice(index, at + 1);
    }
  });
}

test("an instant is always written on the clocks of the organisation, overseas too", () => {
  const found = globSync("{app,components}/**/*.tsx").flatMap((file) =>
    calls(readFileSync(file, "utf8")).map((call) => ({ file, call })),
  );
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter(({ call }) => !/\btimeZone\b/.test(call))).toEqual([]);
});
