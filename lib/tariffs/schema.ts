import { z } from "zod";

/** An amount in whole euro cents. */
const cents = z.int().min(0).max(100_000_000);

/** What a price line pays for: the tax certificate counts `care` only. */
export const PRICE_FLAGS = ["care", "meal", "penalty", "other"] as const;
const flag = z.enum(PRICE_FLAGS);

const Fixed = z.strictObject({ kind: z.literal("fixed"), flag, price: cents });

/**
 * One price per band of the quotient familial. A band holds the quotients below its edge (the edge itself is in
 * the next band) and not in the bands before it; `beyond` is the price from the last edge on, so no quotient is
 * without a price.
 */
const QfBands = z.strictObject({
  kind: z.literal("qf-bands"),
  flag,
  bands: z
    .array(z.strictObject({ below: cents.positive(), price: cents }))
    .min(1)
    .refine(
      (bands) => bands.every((band, index) => index === 0 || bands[index - 1]!.below < band.below),
      "edges must rise",
    ),
  beyond: cents,
});

/** How the price of one unit follows from the family's facts; kept as JSON in a dated row. */
export const tariffRule = z.discriminatedUnion("kind", [Fixed, QfBands]);
export type TariffRule = z.output<typeof tariffRule>;
