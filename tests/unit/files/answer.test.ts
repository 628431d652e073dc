import fc from "fast-check";
import { expect, test } from "vitest";
import { disposition, rangeOf } from "@/lib/files/rules";

test.each<[string | null, number, ReturnType<typeof rangeOf>]>([
  [null, 10, null],
  ["bytes=0-3", 10, { from: 0, to: 3 }],
  ["bytes=4-", 10, { from: 4, to: 9 }],
  ["bytes=-3", 10, { from: 7, to: 9 }],
  ["bytes=-30", 10, { from: 0, to: 9 }],
  ["bytes=2-99", 10, { from: 2, to: 9 }],
  ["bytes=9-9", 10, { from: 9, to: 9 }],
  ["bytes=10-", 10, "outside"],
  ["bytes=10-12", 10, "outside"],
  ["bytes=-0", 10, "outside"],
  ["bytes=0-", 0, "outside"],
  ["bytes=-5", 0, "outside"],
  ["bytes=5-2", 10, null],
  ["bytes=-", 10, null],
  ["bytes=0-1,4-5", 10, null],
  ["lines=0-1", 10, null],
  ["bytes=a-b", 10, null],
  ["bytes=99999999999999999999-", 10, null],
])("%s of %i bytes", (header, size, expected) => {
  expect(rangeOf(header, size)).toEqual(expected);
});

test("a range is always inside the file", () => {
  const end = fc.option(fc.nat(40), { nil: "" });
  fc.assert(
    fc.property(end, end, fc.nat(30), (first, last, size) => {
      const range = rangeOf(`bytes=${first}-${last}`, size);
      if (range === null || range === "outside") return;
      expect(range.from).toBeGreaterThanOrEqual(0);
      expect(range.from).toBeLessThanOrEqual(range.to);
      expect(range.to).toBeLessThan(size);
    }),
  );
});

test.each([
  ["assurance.pdf", `attachment; filename="assurance.pdf"; filename*=UTF-8''assurance.pdf`],
  [
    "Attestation d’été (Léa).pdf",
    `attachment; filename="Attestation d ete _Lea_.pdf"; filename*=UTF-8''Attestation%20d%E2%80%99%C3%A9t%C3%A9%20%28L%C3%A9a%29.pdf`,
  ],
  [
    'a"b\\c\r\nSet-Cookie: x.pdf',
    `attachment; filename="a_b_c__Set-Cookie_ x.pdf"; filename*=UTF-8''a%22b%5Cc%0D%0ASet-Cookie%3A%20x.pdf`,
  ],
])("%j is named in the header", (name, expected) => {
  expect(disposition("attachment", name)).toBe(expected);
});

test("a header is one line of ASCII, and gives the name back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const header = disposition("inline", name);
      expect(header).toMatch(/^[ -~]*$/);
      expect(header.match(/"/g)).toHaveLength(2);
      expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(name.toWellFormed());
    }),
  );
});
