import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf, priceLines, priceOf, priceRange } from "@/lib/tariffs/rules";
import { type TariffRule, tariffRule } from "@/lib/tariffs/schema";

/** The published grid of Talloires for one meal; the edges after the first are the demonstration's. */
const talloires = tariffRule.parse({
  kind: "qf-bands",
  flag: "meal",
  bands: [
    { belowCents: 110_000, priceCents: 99 },
    { belowCents: 150_000, priceCents: 380 },
    { belowCents: 200_000, priceCents: 430 },
    { belowCents: null, priceCents: 480 },
  ],
});

const cents = fc.integer({ min: 0, max: 1_000_000 });
const edges = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 8 })
  .map((values) => [...values.toSorted((a, b) => a - b), null]);
type Bands = Extract<TariffRule, { kind: "qf-bands" }>;
const bandsRule = edges.chain((belows) =>
  fc.array(cents, { minLength: belows.length, maxLength: belows.length }).map(
    (prices): Bands => ({
      kind: "qf-bands",
      flag: "care",
      bands: belows.map((belowCents, index) => ({ belowCents, priceCents: prices[index]! })),
    }),
  ),
);
const fixedRule = cents.map((priceCents): TariffRule => ({ kind: "fixed", flag: "care", priceCents }));
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
        given.bands.forEach(({ belowCents, priceCents }, index) => {
          if (belowCents === null) return;
          expect(priceOf(given, belowCents - 1)).toBe(priceCents);
          expect(priceOf(given, belowCents)).toBe(given.bands[index + 1]?.priceCents);
        });
      }),
    );
  });

  it("never asks less of a higher quotient where the bands rise", () => {
    const rising = bandsRule.map(({ bands, ...rest }): TariffRule => {
      const prices = bands.map(({ priceCents }) => priceCents).toSorted((a, b) => a - b);
      return { ...rest, bands: bands.map((band, index) => ({ ...band, priceCents: prices[index]! })) };
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
  const low = { belowCents: 110_000, priceCents: 99 };
  const last = { belowCents: null, priceCents: 480 };
  const bands = (...list: unknown[]) => ({ kind: "qf-bands", flag: "meal", bands: list });
  it.each([
    ["a negative price", { kind: "fixed", flag: "care", priceCents: -1 }],
    ["a fraction of a cent", { kind: "fixed", flag: "care", priceCents: 3.8 }],
    ["no flag", { kind: "fixed", priceCents: 380 }],
    ["an unknown flag", { kind: "fixed", flag: "tax", priceCents: 380 }],
    ["an unknown kind", { kind: "free", flag: "care", priceCents: 0 }],
    ["a word too much", { kind: "fixed", flag: "care", priceCents: 380, currency: "EUR" }],
    ["no band", bands()],
    ["no band without an edge", bands(low)],
    ["a band after the one without an edge", bands(last, low)],
    ["two bands without an edge", bands(last, last)],
    ["an edge at nought", bands({ ...low, belowCents: 0 }, last)],
    ["the same edge twice", bands(low, low, last)],
    ["falling edges", bands(low, { belowCents: 1, priceCents: 0 }, last)],
  ])("%s", (_name, given) => {
    expect(tariffRule.safeParse(given).success).toBe(false);
  });
});
