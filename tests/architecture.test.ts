import { describe, expect, it } from "vitest";
import { catalogue } from "@/lib/text/catalogue";
import { ARROWS } from "./architecture/arrows";
import { BROWSER } from "./architecture/browser";
import { GATES } from "./architecture/gates";
import { PURITY } from "./architecture/purity";
import { SHAPE } from "./architecture/shape";
import { houseOf, readHouse } from "./architecture/source";
import { differences, flatten, type Language, readLanguage } from "./architecture/texts";

const house = readHouse();

it("reads the whole house", () => {
  const paths = [...house.values()].map(({ path }) => path);
  for (const path of ["app/layout.tsx", "components/ui/button.tsx", "lib/actor.ts", "emails/render.tsx"]) {
    expect(paths).toContain(path);
  }
});

describe.each([...ARROWS, ...BROWSER, ...GATES, ...PURITY, ...SHAPE])("$name", ({ check, bad }) => {
  it("holds", () => {
    expect(check(house)).toEqual([]);
  });

  it.each(bad)("is broken by %j", (files) => {
    expect(check(houseOf(files))).not.toEqual([]);
  });
});

describe("texts", () => {
  const [fr, en] = [readLanguage("fr"), readLanguage("en")];

  it("say the same in French and in English", () => {
    expect(differences(fr, en)).toEqual([]);
  });

  it.each<[Language, Language]>([
    [{ a: { b: "un" } }, {}],
    [{ a: { b: "un" } }, { a: { b: "" } }],
    [{ a: { b: "un" } }, { a: { b: "one", c: "two" } }],
    [{ a: { b: "{un}" } }, { a: { b: "{one}" } }],
    [{ a: { b: "{n, plural, one {un {jour}} other {#}} et {fin}" } }, { a: { b: "{n} {fin}" } }],
    [{ a: { b: "<un>x</un>" } }, { a: { b: "x" } }],
    [{ a: {} }, { a: {} }],
  ])("that differ are seen: %j and %j", (one, other) => {
    expect(differences(one, other)).not.toEqual([]);
  });

  it.each(["fr", "en"] as const)("are all in the catalogue of %s", (locale) => {
    const files = readLanguage(locale);
    const used = Object.entries(catalogue(locale)).map(([name, messages]) => [name, flatten(messages)]);
    expect(Object.fromEntries(used)).toEqual(files);
  });
});
