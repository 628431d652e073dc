import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayName, nameKey, normaliseName } from "@/lib/names";

describe("normaliseName", () => {
  it.each([
    ["Léa", "lea"],
    ["DE LA TOUR", "de la tour"],
    ["Jean-Marc", "jean marc"],
    ["  Jean   Marc ", "jean marc"],
    ["N’Diaye", "ndiaye"],
    ["N'Diaye", "ndiaye"],
    ["Lœuil", "loeuil"],
    ["Þóra Sørensen Łukasz", "thora sorensen lukasz"],
    ["Yılmaz İpek", "yilmaz ipek"],
    ["Weiß", "weiss"],
    ["E\u0301lodie", "elodie"],
    ["St. Clair", "st clair"],
    ["", ""],
    ["Иван", "иван"],
  ])("%s → %s", (name, key) => expect(normaliseName(name)).toBe(key));

  it("changes nothing the second time, and leaves single spaces", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const once = normaliseName(name);
        expect(normaliseName(once)).toBe(once);
        expect(once).not.toMatch(/^ | $| {2}/);
      }),
    );
  });

  it("ignores case, composition and hyphens", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aàâéèêëïîôùûüçñAZÉÀœ -") });
    fc.assert(
      fc.property(letters, (name) => {
        const variant = name.toUpperCase().normalize("NFD").replaceAll(" ", "-");
        expect(normaliseName(variant)).toBe(normaliseName(name));
      }),
    );
  });
});

it("puts the first name first", () => {
  const person = { firstName: "Anne-Sophie", lastName: "de La Tour" };
  expect(nameKey(person)).toBe("anne sophie de la tour");
  expect(displayName(person)).toBe("Anne-Sophie de La Tour");
});
