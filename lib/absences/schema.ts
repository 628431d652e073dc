import { z } from "zod";

/** Why a child does not come, as parents choose it: maladie, grève, enseignant absent, sortie scolaire… */
export const ABSENCE_REASONS = [
  "illness",
  "strike",
  "teacher",
  "outing",
  "closure",
  "family",
  "other",
] as const;
export const absenceReason = z.enum(ABSENCE_REASONS);
export type AbsenceReason = z.output<typeof absenceReason>;

const answer = z.strictObject({ accepted: z.boolean(), proof: z.boolean() });

/**
 * What makes an absence justified (AJ) in one activity, as staff set it and the database keeps it (JSON).
 * - `carenceDays`: the first days of an absence that stay unjustified all the same.
 * - `proofDays`: how many days after the first day absent a proof may still come.
 * - `reasons`: which are accepted, and which of them only with a proof.
 */
export const absenceRule = z.strictObject({
  carenceDays: z.int().min(0).max(10).default(0),
  proofDays: z.int().min(0).max(60).default(3),
  reasons: z.record(absenceReason, answer).default({
    illness: { accepted: true, proof: true },
    strike: { accepted: true, proof: false },
    teacher: { accepted: true, proof: false },
    outing: { accepted: true, proof: false },
    closure: { accepted: true, proof: false },
    family: { accepted: false, proof: false },
    other: { accepted: false, proof: false },
  }),
});
export type AbsenceRule = z.output<typeof absenceRule>;
