import { z } from "zod";
import type { PlainDate } from "@/lib/dates";
import { id, line, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

export const QUOTIENT_SOURCES = ["CAF", "MSA", "COMPUTED", "DECLARED"] as const;

/** A quotient to be recorded, with the proof that was checked, if any. */
export type NewQuotient = {
  householdId: string;
  valueCents: number;
  source: (typeof QUOTIENT_SOURCES)[number];
  /** First day of the month that the value speaks of. */
  referenceMonth: PlainDate | null;
  from: PlainDate;
  /** Last day; null: until a newer one. */
  to: PlainDate | null;
  uploadId?: string;
};

const MOST_CENTS = 10_000_000;

/** An amount as people write it in France ("1 234,50"), in cents. */
export const quotientValue = line(20).transform((text, ctx) => {
  const match = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f€]/g, ""));
  const cents = match ? Number(match[1]) * 100 + Number((match[2] ?? "0").padEnd(2, "0")) : Number.NaN;
  if (cents <= MOST_CENTS) return cents;
  ctx.addIssue({ code: "custom", message: say("bad-amount") });
  return z.NEVER;
});

/** A month, "YYYY-MM", as its first day. */
const month = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .transform((text, ctx) => {
    if (text === null) return null;
    const day = plainDate.safeParse(`${text}-01`);
    if (day.success) return day.data;
    ctx.addIssue({ code: "custom", message: say("bad-date") });
    return z.NEVER;
  });

const optionalDate = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .pipe(plainDate.nullable());

/** What staff type for a quotient: the parts that the check of a proof asks for as well. */
export const quotientFields = {
  valeur: quotientValue,
  source: z.enum(QUOTIENT_SOURCES, say("choose-one")),
  mois: month,
  debut: plainDate,
  fin: optionalDate,
};

export const newQuotientSchema = z.object({ foyer: id, ...quotientFields }).transform(
  ({ foyer, valeur, source, mois, debut, fin }): NewQuotient => ({
    householdId: foyer,
    valueCents: valeur,
    source,
    referenceMonth: mois,
    from: debut,
    to: fin,
  }),
);
