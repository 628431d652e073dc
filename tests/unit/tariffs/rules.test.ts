import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf, priceLines, priceOf, priceRange } from "@/lib/tariffs/rules";
import { type TariffRule, tariffRule } from "@/lib/tariffs/schema";

/** The published grid of Talloires for one meal; the edges after the first are the demonstration's. */
const talloires = tariffRule.parse({
  kind: "qf-bands",
  flag: "meal",
  bands: [
    { below: 110_000, price: 99 },
    { below: 150_000, price: 380 },
    { below: 200_000, price: 430 },
  ],
  beyond: 480,
});

const cents = fc.integer({ min: 0, max: 1_000_000 });
const edges = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 })
  .map((values) => values.toSorted((a, b) => a - b));
const bandsRule = edges.chain((belows) =>
  fc.tuple(fc.array(cents, { minLength: belows.length, maxLength: belows.length }), cents).map(
    ([prices, beyond]): TariffRule => ({
      kind: "qf-bands",
      flag: "care",
      bands: belows.map((below, index) => ({ below, price: prices[index]! })),
      beyond,
    }),
  ),
);
const fixedRule = cents.map((price): TariffRule => ({ kind: "fixed", flag: "care", price }));
const rule = fc.oneof(bandsRule, fixedRule);
const quotient = fc.oneof(cents, fc.constant(null));

describe("the grid of Talloires", () => {
  it.each([
    [0, 99],
    [109_999, 99],
    [110_000, 380],
    [120_000, 380],
    [149_999, 380],
    [150_000, 430],
    [199_999, 430],
    [200_000, 480],
    [99_999_999, 480],
    [null, 480],
  ])("a quotient of %s cents pays %s cents", (quotientCents, price) => {
    expect(priceOf(talloires, quotientCents)).toBe(price);
  });

  it("reads as four lines without a gap", () => {
    expect(priceLines(talloires)).toEqual([
      { from: null, below: 110_000, price: 99 },
      { from: 110_000, below: 150_000, price: 380 },
      { from: 150_000, below: 200_000, price: 430 },
      { from: 200_000, below: null, price: 480 },
    ]);
    expect(priceRange(talloires)).toEqual({ lowest: 99, highest: 480 });
  });
});

describe("every rule", () => {
  it("gives a price within its range, the highest without a quotient", () => {
    fc.assert(
      fc.property(rule, quotient, (given, value) => {
        const { lowest, highest } = priceRange(given);
        const price = priceOf(given, value);
        expect(price).toBeGreaterThanOrEqual(Math.max(lowest, 0));
        expect(price).toBeLessThanOrEqual(highest);
        expect(priceOf(given, null)).toBe(highest);
      }),
    );
  });

  it("puts each quotient in exactly one line, the one that applies", () => {
    fc.assert(
      fc.property(rule, cents, (given, value) => {
        const lines = priceLines(given);
        const holding = lines.filter(
          ({ from, below }) => (from === null || from <= value) && (below === null || value < below),
        );
        expect(holding).toEqual([lineOf(lines, value)]);
      }),
    );
  });

  it("changes price at an edge and nowhere before it", () => {
    fc.assert(
      fc.property(bandsRule, (given) => {
        if (given.kind !== "qf-bands") return;
        given.bands.forEach(({ below, price }, index) => {
          expect(priceOf(given, below - 1)).toBe(price);
          expect(priceOf(given, below)).toBe(given.bands[index + 1]?.price ?? given.beyond);
        });
      }),
    );
  });

  it("never asks less of a higher quotient where the bands rise", () => {
    const rising = bandsRule.map((given): TariffRule => {
      if (given.kind !== "qf-bands") return given;
      const prices = [...given.bands.map(({ price }) => price), given.beyond].toSorted((a, b) => a - b);
      return {
        ...given,
        bands: given.bands.map(({ below }, index) => ({ below, price: prices[index]! })),
        beyond: prices.at(-1)!,
      };
    });
    fc.assert(
      fc.property(rising, cents, cents, (given, a, b) => {
        expect(priceOf(given, Math.min(a, b))).toBeLessThanOrEqual(priceOf(given, Math.max(a, b)));
      }),
    );
  });

  it("survives its storage as JSON", () => {
    fc.assert(
      fc.property(rule, (given) => {
        expect(tariffRule.parse(JSON.parse(JSON.stringify(given)))).toEqual(given);
      }),
    );
  });
});

describe("what is no tariff", () => {
  const band = { below: 110_000, price: 99 };
  it.each([
    ["a negative price", { kind: "fixed", flag: "care", price: -1 }],
    ["a fraction of a cent", { kind: "fixed", flag: "care", price: 3.8 }],
    ["no flag", { kind: "fixed", price: 380 }],
    ["an unknown flag", { kind: "fixed", flag: "tax", price: 380 }],
    ["an unknown kind", { kind: "free", flag: "care", price: 0 }],
    ["a word too much", { kind: "fixed", flag: "care", price: 380, currency: "EUR" }],
    ["no band", { kind: "qf-bands", flag: "meal", bands: [], beyond: 480 }],
    ["the same edge twice", { kind: "qf-bands", flag: "meal", bands: [band, band], beyond: 480 }],
    ["falling edges", { kind: "qf-bands", flag: "meal", bands: [band, { below: 1, price: 0 }], beyond: 480 }],
    ["no price beyond the last edge", { kind: "qf-bands", flag: "meal", bands: [band] }],
  ])("%s", (_name, given) => {
    expect(tariffRule.safeParse(given).success).toBe(false);
  });
});
