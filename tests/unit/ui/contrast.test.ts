import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { markLetter, stateClass } from "@/components/ui/state-mark";

const css = readFileSync(join(import.meta.dirname, "../../../app/globals.css"), "utf8");

const tokens = (block: string | undefined) =>
  Object.fromEntries(
    [...(block ?? "").matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((found) => [found[1]!, found[2]!]),
  );

const light = tokens(css.match(/^:root \{([^}]*)\}/m)?.[1]);
const dark = { ...light, ...tokens(css.match(/prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/)?.[1]) };

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

const TEXT = 4.5;
const SHAPE = 3;
const GROUNDS = ["page", "surface", "sunken", "accent-soft"];
const TONES = ["info", "success", "warning", "danger"];
const STATES = Object.keys(light).filter((name) => /^state-.*(?<!-ink|-line)$/.test(name));

const PAIRS: [string, string, number][] = [
  ...GROUNDS.flatMap((ground) =>
    ["text", "muted", "accent", "danger-ink"].map((ink): [string, string, number] => [ink, ground, TEXT]),
  ),
  ...["accent", "accent-strong"].map((ground): [string, string, number] => ["accent-contrast", ground, TEXT]),
  ...["info", "danger"].map((ground): [string, string, number] => [`${ground}-contrast`, ground, TEXT]),
  ...TONES.flatMap((tone): [string, string, number][] => [
    [`${tone}-ink`, `${tone}-soft`, TEXT],
    ["text", `${tone}-soft`, TEXT],
    ["accent", `${tone}-soft`, TEXT],
    [`${tone}-line`, "surface", SHAPE],
  ]),
  ...["page", "surface", "sunken"].flatMap((ground): [string, string, number][] => [
    ["line-strong", ground, SHAPE],
    ["focus", ground, SHAPE],
  ]),
  ...STATES.flatMap((state): [string, string, number][] => [
    [`${state}-ink`, state, TEXT],
    [`${state}-line`, "surface", SHAPE],
  ]),
];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s colours", (_scheme, colours) => {
  it.each(PAIRS)("%s on %s is at least %d to 1", (ink, ground, least) => {
    expect(contrast(colours[ink]!, colours[ground]!)).toBeGreaterThanOrEqual(least);
  });
});

it("gives every state colours in both schemes", () => {
  expect(STATES).toHaveLength(16);
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});

it("tells the states with a letter by different letters and different colours", () => {
  const lettered = [
    "requested",
    "reserved",
    "refused",
    "waitlisted",
    "cancelRequested",
    "closed",
    "present",
  ] as const;
  expect(new Set(lettered.map(markLetter)).size).toBe(lettered.length);
  expect(new Set(lettered.map(stateClass)).size).toBe(lettered.length);
});
