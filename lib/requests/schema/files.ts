import { z } from "zod";
import type { FileVerdict } from "@/lib/dossier/schema";
import { id, line, listOf } from "@/lib/fields";
import { verdictOf } from "./queue";

const MOST_ANSWERS = 1_000;

/** The box of one sending: all its fields, or one wish. */
export const fileValue = (ids: readonly string[]): string => ids.join(".");

const fileItem = line(2_000).transform((text, ctx): string[] => {
  const ids = z.array(id).safeParse(text.split("."));
  if (ids.success) return ids.data;
  ctx.addIssue({ code: "custom", message: "invalid" });
  return z.NEVER;
});

/** One press of "Valider" or "Refuser" above what families changed and wish for. */
export const decideFilesForm = z
  .object({
    demande: listOf(fileItem, MOST_ANSWERS).refine((list) => list.length > 0, "nothing-ticked"),
    decision: z.enum(["valider", "refuser"], "choose-one"),
    motif: z.string().optional(),
  })
  .transform(({ demande, decision, motif }, ctx) => {
    const verdict = verdictOf(decision, motif, ctx);
    if (!verdict) return z.NEVER;
    return new Map<string, FileVerdict>(demande.flat().map((key) => [key, verdict]));
  });

const answer = z.object({
  verdict: z.enum(["valider", "refuser", ""], "choose-one").default(""),
  motif: z.string().optional(),
  doublons: z.enum(["memes", "autres"]).optional().catch(undefined),
  /** Present where the form asked who holds authority over a new child. */
  demande: z.literal("autorite").optional(),
  autorite: listOf(id, 20),
});

/** The page to come back to: the next family that waits, or none. */
export const nextId = z
  .string()
  .optional()
  .transform((text) => id.safeParse(text).data ?? null);

/**
 * One press on a family's page: field by field, each refusal with its own reason or the common one. "Tout accepter"
 * (`tout`) accepts whatever has no answer of its own.
 */
export const decideFamilyForm = z
  .object({
    suite: nextId,
    reponses: z
      .record(id, answer)
      .refine((answers) => Object.keys(answers).length <= MOST_ANSWERS, "too-many"),
    motif: z.string().optional(),
    tout: z.string().optional(),
  })
  .transform(({ suite, reponses, motif, tout }, ctx) => {
    const verdicts = new Map<string, FileVerdict>();
    for (const [key, given] of Object.entries(reponses)) {
      const decision = given.verdict || (tout === "oui" ? "valider" : "");
      if (decision === "") continue;
      const own = given.motif?.trim() ? given.motif : null;
      const verdict = verdictOf(decision, own ?? motif, ctx);
      if (!verdict) continue;
      const authority = given.demande ? given.autorite : undefined;
      verdicts.set(key, verdict.accept ? { ...verdict, duplicates: given.doublons, authority } : verdict);
    }
    if (ctx.issues.length === 0 && verdicts.size === 0) {
      ctx.addIssue({ code: "custom", path: ["reponses"], message: "nothing-ticked" });
    }
    return { next: suite, verdicts };
  });
