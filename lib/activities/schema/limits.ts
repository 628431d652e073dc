import { z } from "zod";

const bounds = z
  .strictObject({ min: z.int().min(1).max(366).optional(), max: z.int().min(1).max(366).optional() })
  .refine(({ min = 1, max = 366 }) => min <= max, { path: ["max"], message: "max is below min" });

/** How many days of an activity a child may and must have in a week and in a period (a holiday or a term between two). */
export const activityLimits = z.strictObject({ week: bounds.optional(), period: bounds.optional() });
export type ActivityLimits = z.output<typeof activityLimits>;
