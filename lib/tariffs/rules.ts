import type { Cents } from "@/lib/money";
import type { TariffRule } from "./schema";

/** One line of a price list. `from` is included, `below` is not; null is an open end. In cents of quotient. */
export type PriceLine = { from: Cents | null; below: Cents | null; price: Cents };

/** A rule as a price list, lowest quotients first; a rule that looks at no quotient has one line. */
export function priceLines(rule: TariffRule): PriceLine[] {
  if (rule.kind === "fixed") return [{ from: null, below: null, price: rule.priceCents }];
  return rule.bands.map(({ belowCents, priceCents }, index) => ({
    from: rule.bands[index - 1]?.belowCents ?? null,
    below: belowCents,
    price: priceCents,
  }));
}

/**
 * The line of a price list that applies to a quotient familial in cents. Without a valid one (null) it is the
 * dearest line.
 */
export function lineOf(lines: readonly PriceLine[], quotient: Cents | null): PriceLine {
  const line =
    quotient === null
      ? lines.toSorted((a, b) => b.price - a.price)[0]
      : lines.find(({ below }) => below === null || quotient < below);
  if (!line) throw new Error("a price list covers every quotient");
  return line;
}

/** The price of one unit, in cents, for a quotient familial in cents; the highest rate without a valid one. */
export function priceOf(rule: TariffRule, quotient: Cents | null): Cents {
  return lineOf(priceLines(rule), quotient).price;
}

/** The lowest and the highest price that a rule may give, in cents. */
export function priceRange(rule: TariffRule): { lowest: Cents; highest: Cents } {
  const prices = priceLines(rule).map(({ price }) => price);
  return { lowest: Math.min(...prices), highest: Math.max(...prices) };
}
