import { z } from "zod";
import { id, line, listOf, paragraph, plainDate } from "@/lib/fields";
import { verdictOf } from "@/lib/requests/schema";

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

/** AJ or AI, as Attendance keeps it. */
export type AbsenceStatus = "ABSENT_JUSTIFIED" | "ABSENT_UNJUSTIFIED";

/** Why a day counts as it does. `came`: staff noted the child as present all the same. */
export const ABSENCE_WHYS = [
  "accepted",
  "proved",
  "checking",
  "awaited",
  "reason",
  "carence",
  "refused",
  "expired",
  "by-hand",
  "came",
] as const;
export type AbsenceWhy = (typeof ABSENCE_WHYS)[number];

/** Days of one declaration. */
export const MAX_DAYS = 200;

/** A reserved day as the parent saw it. */
export type DeclaredDay = { reservationId: string; version: number };

/** The value of a box: one day, or all those of a week. */
export const daysValue = (days: readonly DeclaredDay[]): string =>
  days.map(({ reservationId, version }) => `${reservationId}.${version}`).join(" ");

const days = line(60 * MAX_DAYS).transform((text, ctx): DeclaredDay[] =>
  text.split(" ").flatMap((one) => {
    const [given, version = "", ...rest] = one.split(".");
    const reservationId = id.safeParse(given).data;
    if (reservationId && rest.length === 0 && /^[1-9]\d{0,8}$/.test(version))
      return [{ reservationId, version: Number(version) }];
    ctx.addIssue({ code: "custom", message: "invalid" });
    return [];
  }),
);

const optionalNote = z
  .string()
  .optional()
  .transform((text) => text?.trim() ?? "")
  .pipe(z.union([z.literal(""), paragraph(500)]));

/** "Signaler l’absence": the same day ticked twice, by itself and by its week, is one. */
export const declareForm = z
  .object({
    jour: listOf(days, 2 * MAX_DAYS)
      .transform((list) => [...new Map(list.flat().map((day) => [day.reservationId, day])).values()])
      .refine((list) => list.length > 0, "nothing-ticked")
      .refine((list) => list.length <= MAX_DAYS, "too-many"),
    motif: z.enum(ABSENCE_REASONS, "choose-one"),
    note: optionalNote,
  })
  .transform(({ jour, motif, note }) => ({ cells: jour, reason: motif, note }));
export type NewAbsence = z.output<typeof declareForm>;

export const withdrawForm = z.object({
  absence: listOf(id, MAX_DAYS).refine((list) => list.length > 0, "nothing-ticked"),
});

/** One proof for the children of one press. */
export const proofForm = z.object({
  declaration: listOf(id, 20).refine((list) => list.length > 0, "nothing-ticked"),
});

/** What the address of the family's page tells of the last press. */
export const ownQuery = z.object({
  jours: z.coerce.number().int().min(1).max(MAX_DAYS).optional().catch(undefined),
  declaree: listOf(id, 20).catch([]),
  retirees: z.literal("1").optional().catch(undefined),
  declaration: id.optional().catch(undefined),
});
export type OwnQuery = z.output<typeof ownQuery>;

/** What the staff's list shows. */
export const ABSENCE_FILTERS = ["verifier", "toutes", "jour"] as const;
export type AbsenceFilter = (typeof ABSENCE_FILTERS)[number];
const DONE = ["valides", "refuses", "fixes"] as const;
const count = z.coerce.number().int().min(1).max(MAX_DAYS).optional().catch(undefined);
export const absencesQuery = z
  .object({
    filtre: z.enum(ABSENCE_FILTERS).catch("verifier"),
    jour: plainDate.nullable().catch(null),
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
    declaration: id.nullable().catch(null),
    voir: z.literal("1").optional().catch(undefined),
    /** What the last press did. */
    valides: count,
    refuses: count,
    fixes: count,
  })
  .transform(({ valides, refuses, fixes, ...query }) => {
    const did = { valides, refuses, fixes };
    const what = DONE.find((one) => did[one]);
    return { ...query, done: what ? { what, count: did[what] ?? 0 } : null };
  });

const filter = z.enum(ABSENCE_FILTERS).catch("verifier");

/** Staff's answer to a proof. */
export const decideProofForm = z
  .object({
    declaration: id,
    filtre: filter,
    decision: z.enum(["valider", "refuser"], "choose-one"),
    motif: z.string().optional(),
  })
  .transform(({ declaration, filtre, decision, motif }, ctx) => {
    const verdict = verdictOf(decision, motif, ctx);
    return verdict ? { declarationId: declaration, filter: filtre, verdict } : z.NEVER;
  });

/** AJ or AI by hand. */
export const setAbsencesForm = z
  .object({
    absence: listOf(id, MAX_DAYS).refine((list) => list.length > 0, "nothing-ticked"),
    filtre: filter,
    statut: z.enum(["AJ", "AI"], "choose-one"),
    motif: paragraph(500),
  })
  .transform(({ absence, filtre, statut, motif }) => ({
    absenceIds: absence,
    filter: filtre,
    status: statut === "AJ" ? ("ABSENT_JUSTIFIED" as const) : ("ABSENT_UNJUSTIFIED" as const),
    reason: motif,
  }));
