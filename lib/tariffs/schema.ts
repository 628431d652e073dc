import { z } from "zod";

/** An amount in whole euro cents. */
const cents = z.int().min(0).max(100_000_000);

/** What a price line pays for: the tax certificate counts `care` only. */
export const PRICE_FLAGS = ["care", "meal", "penalty", "other"] as const;
const flag = z.enum(PRICE_FLAGS);

const Fixed = z.strictObject({ kind: z.literal("fixed"), flag, priceCents: cents });

/** The edge of a band before the last; 0 for none, which no such band may have. */
const edge = (band: { belowCents: number | null } | undefined) => band?.belowCents ?? 0;

/**
 * One price per band of the quotient familial. A band holds the quotients below its edge (the edge itself is in
 * the next band) and not in the bands before it; the last band has no edge, so no quotient is without a price.
 */
const QfBands = z.strictObject({
  kind: z.literal("qf-bands"),
  flag,
  bands: z
    .array(z.strictObject({ belowCents: cents.positive().nullable(), priceCents: cents }))
    .min(1)
    .refine((bands) => bands.at(-1)?.belowCents === null, "the last band has no edge")
    .refine(
      (bands) => bands.slice(0, -1).every((band, index) => edge(bands[index - 1]) < edge(band)),
      "edges must rise",
    ),
});

/** How the price of one unit follows from the family's facts; kept as JSON in a dated row. */
export const tariffRule = z.discriminatedUnion("kind", [Fixed, QfBands]);
export type TariffRule = z.output<typeof tariffRule>;
