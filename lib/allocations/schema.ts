import { z } from "zod";
import { id, line, paragraph, plainDate } from "@/lib/fields";

/** What may bring a request forward: it holds or it does not. */
export const CRITERIA = ["resident", "siblings", "workingParents", "refusedLastYear"] as const;
export type Criterion = (typeof CRITERIA)[number];

/** Points of each criterion; 0: it does not count. */
export type Weights = Record<Criterion, number>;

const points = z.coerce.number("bad-number").int("bad-number").min(0, "bad-number").max(100, "bad-number");
export const weights = z.strictObject({
  resident: points,
  siblings: points,
  workingParents: points,
  refusedLastYear: points,
});

export type AllocationVerdict = "RESERVED" | "WAITLISTED" | "REFUSED";

/** The seed of a draw, said aloud or written on paper; the same seed draws the same. */
const seed = line(60);

/** At most this many days in one allocation: a school year. */
export const MAX_DAYS = 366;

const daysBetween = (first: string, last: string) => (Date.parse(last) - Date.parse(first)) / 86_400_000;

/** "Préparer l’attribution": the days and the weights. */
export const newAllocationForm = z
  .object({ activite: id, du: plainDate, au: plainDate, poids: weights, graine: seed })
  .refine(({ du, au }) => du <= au, { path: ["au"], message: "days-order" })
  .refine(({ du, au }) => daysBetween(du, au) < MAX_DAYS, { path: ["au"], message: "too-many-days" })
  .transform(({ activite, du, au, poids, graine }) => ({
    activityId: activite,
    firstDay: du,
    lastDay: au,
    weights: poids,
    seed: graine,
  }));
export type NewAllocation = z.output<typeof newAllocationForm>;

const seen = { attribution: id, version: z.coerce.number().int().min(1) };

/** "Proposer à nouveau": other weights, another draw. */
export const redraftForm = z
  .object({ ...seen, poids: weights, graine: seed })
  .transform(({ attribution, version, poids, graine }) => ({
    id: attribution,
    version,
    weights: poids,
    seed: graine,
  }));

/** "Enregistrer" under the answers of one day. */
export const adjustForm = z
  .object({
    ...seen,
    jour: id,
    reponses: z
      .record(id, z.enum(["RESERVED", "WAITLISTED", "REFUSED"], "choose-one"))
      .refine((answers) => Object.keys(answers).length <= 1_000, "too-many"),
  })
  .transform(({ attribution, version, jour, reponses }) => ({
    id: attribution,
    version,
    slotDayId: jour,
    verdicts: new Map(Object.entries(reponses)),
  }));

/** "Confirmer et prévenir les familles". */
export const confirmForm = z
  .object({ ...seen, motif: paragraph(500) })
  .transform(({ attribution, version, motif }) => ({ id: attribution, version, reason: motif }));

/** "Abandonner". */
export const dropForm = z
  .object(seen)
  .transform(({ attribution, version }) => ({ id: attribution, version }));
