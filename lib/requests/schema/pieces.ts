import { z } from "zod";
import type { UploadVerdict } from "@/lib/documents/schema";
import { quotientFields } from "@/lib/families/schema";
import { id, listOf, plainDate } from "@/lib/fields";
import { nextId } from "./files";
import { verdictOf } from "./queue";

/** One press of "Valider" or "Refuser" above the documents that families sent. */
export const decidePiecesForm = z
  .object({
    demande: listOf(id, 1_000).refine((list) => list.length > 0, "nothing-ticked"),
    decision: z.enum(["valider", "refuser"], "choose-one"),
    motif: z.string().optional(),
  })
  .transform(({ demande, decision, motif }, ctx) => {
    const verdict = verdictOf(decision, motif, ctx);
    return verdict ? { ids: demande, verdict } : z.NEVER;
  });
export type DecidePieces = z.output<typeof decidePiecesForm>;

const optionalDay = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .pipe(plainDate.nullable());

const { fin: _end, ...quotientParts } = quotientFields;
const quotient = z.object(quotientParts).transform(({ valeur, source, mois, debut }) => ({
  valueCents: valeur,
  source,
  referenceMonth: mois,
  from: debut,
}));
export type CheckedQuotient = z.output<typeof quotient>;

export type CheckPiece = {
  uploadId: string;
  /** The document to open afterwards. */
  next: string | null;
  verdict: UploadVerdict;
  quotient: CheckedQuotient | null;
};

/** Staff's answer to one document, with the quotient that a proof shows (`quotient` says that the form asked for it). */
export const checkPieceForm = z
  .object({
    envoi: id,
    suite: nextId,
    decision: z.enum(["valider", "refuser"], "choose-one"),
    motif: z.string().optional(),
    du: z.string().optional(),
    au: z.string().optional(),
    quotient: z.literal("oui").optional(),
    valeur: z.unknown().optional(),
    source: z.unknown().optional(),
    mois: z.unknown().optional(),
    debut: z.unknown().optional(),
  })
  .transform(({ envoi, suite, decision, motif, du, au, ...given }, ctx): CheckPiece => {
    const base = { uploadId: envoi, next: suite };
    const verdict = verdictOf(decision, motif, ctx);
    if (!verdict) return z.NEVER;
    if (!verdict.accept) return { ...base, verdict, quotient: null };
    const dates = z.object({ du: optionalDay, au: optionalDay }).safeParse({ du, au });
    const checked = given.quotient ? quotient.safeParse(given) : null;
    for (const { path, message } of [...(dates.error?.issues ?? []), ...(checked?.error?.issues ?? [])]) {
      ctx.addIssue({ code: "custom", path, message });
    }
    const { du: from = null, au: to = null } = dates.data ?? {};
    return { ...base, verdict: { ...verdict, from, to }, quotient: checked?.data ?? null };
  });
