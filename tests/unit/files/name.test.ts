import fc from "fast-check";
import { expect, test } from "vitest";
import { couldBe, safeName } from "@/lib/files/rules";

test.each([
  ["Attestation d’été.pdf", "Attestation d’été.pdf"],
  ["../../etc/passwd.pdf", "passwd.pdf"],
  ["C:\\Users\\Léa\\scan.PDF", "scan.pdf"],
  ["a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie- x=1.pdf"],
  ["fac\u202efdp.exe.pdf", "facfdp.exe.pdf"],
  ["zéro\u200b\u2066largeur.pdf", "zérolargeur.pdf"],
  ["e\u0301te\u0301.pdf", "été.pdf"],
  ["nul.pdf", "_nul.pdf"],
  ["CON.txt.pdf", "_CON.txt.pdf"],
  ["aux", "_aux.pdf"],
  [".htaccess", "document.pdf"],
  ["...", "document.pdf"],
  ["", "document.pdf"],
  ["\u0000", "document.pdf"],
  ["a/", "document.pdf"],
  ['<img src=x onerror="1">.pdf', "img src=x onerror=-1--.pdf"],
  ["scan.jpeg", "scan.pdf"],
  ["\ud800abc.pdf", "abc.pdf"],
])("%j is named %j", (given, expected) => {
  expect(safeName(given, "pdf").replace("�", "")).toBe(expected);
});

test("a name of a megabyte becomes one of 100 characters", () => {
  expect([...safeName(`${"é".repeat(1_000_000)}.pdf`, "pdf")]).toHaveLength(100);
});

test("any name becomes one that every system takes, once and for all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom("pdf", "jpeg", "png"), (given, kind) => {
      const name = safeName(given, kind);
      expect(name).toMatch(/^[^\p{C}\u2028\u2029<>:"/\\|?*]+\.(pdf|jpg|png)$/u);
      expect(name).not.toMatch(/^[. ~-]|^(con|prn|aux|nul)\.|\s\s/i);
      expect([...name].length).toBeLessThanOrEqual(100);
      expect(safeName(name, kind)).toBe(name);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ["a.pdf", "pdf", true],
  ["a.PDF", "pdf", true],
  ["a.jpe", "jpeg", true],
  ["a.JPEG", "jpeg", true],
  ["sans extension", "png", true],
  ["a.pdf", "jpeg", false],
  ["a.jpg.exe", "jpeg", false],
  ["a.svg", "png", false],
  ["a.pdf\u202e", "png", false],
  ["a.html", "pdf", false],
] as const)("%s could be %s: %s", (name, kind, expected) => {
  expect(couldBe(name, kind)).toBe(expected);
});
