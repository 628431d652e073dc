import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkStructures, decodeCsv, parseFamilies } from "@/lib/imports/rules";
import { makeExampleFamilies } from "@/scripts/make-example-families.mjs";
import { TODAY } from "./file";

const bytes = readFileSync(join(import.meta.dirname, "../../../examples/familles.csv"));

function readExample() {
  const decoded = decodeCsv(bytes);
  const file = decoded.ok ? parseFamilies(decoded.text, TODAY) : decoded;
  if (!file.ok) throw new Error(file.code);
  return checkStructures(file, ["Accueil de loisirs Les Tilleuls", "Espace enfance Jules-Ferry"]);
}

it("is exactly what its generator makes", () => {
  expect(bytes.toString("utf8")).toBe(makeExampleFamilies());
});

it("reads without an error, two children living in two households", () => {
  const { households, lines, errors, excluded, notices } = readExample();
  expect({ errors, excluded }).toEqual({ errors: [], excluded: 0 });
  expect(notices.map(({ code }) => code)).toEqual(["child-in-two-households", "child-in-two-households"]);
  expect(lines).toBeGreaterThanOrEqual(190);
  expect(lines).toBeLessThanOrEqual(210);
  expect(households.length).toBe(120);
});

it("shows the variety of a town", () => {
  const { households } = readExample();
  const adults = households.flatMap((household) => household.adults);
  const children = households.flatMap((household) => household.children);
  const names = adults.map(({ lastName }) => lastName).join();
  expect(names).toMatch(/de La Tour/);
  expect(children.some(({ lastName }) => lastName.includes("-"))).toBe(true);
  expect(adults.filter(({ email }) => email === null).length).toBeGreaterThan(5);
  expect(adults.every(({ email }) => email?.endsWith("@exemple.test") ?? true)).toBe(true);
  expect(households.filter((household) => household.adults.length === 1).length).toBeGreaterThan(10);
  expect(new Set(children.map(({ schoolClass }) => schoolClass)).size).toBe(8);
  expect(new Set(households.map(({ regime }) => regime)).size).toBe(4);
});

it("uses only phone numbers kept for fiction", () => {
  const phones = readExample().households.flatMap(({ adults }) => adults.flatMap(({ phone }) => phone ?? []));
  const fiction = /^\+33(19900|26191|35301|46571|53649|63998)\d{4}$/;
  expect(phones.filter((phone) => !fiction.test(phone))).toEqual([]);
});
