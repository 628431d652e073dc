import { z } from "zod";
import { id, line, listOf, optionalLine, paragraph, postalCode } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** Why a household is archived or opened again, for the history. */
const why = z
  .string()
  .optional()
  .transform((text, ctx) => {
    const reason = paragraph(500).safeParse(text ?? "");
    if (reason.success) return reason.data;
    const code = reason.error.issues[0]?.message as RefusalCode;
    ctx.addIssue({ code: "custom", message: code === "required" ? say("why-required") : code });
    return z.NEVER;
  });

export const archiveSchema = z
  .object({ foyer: id, motif: why, annuler: z.literal("oui").optional() })
  .transform(({ foyer, motif, annuler }) => ({
    householdId: foyer,
    reason: motif,
    cancelAhead: annuler === "oui",
  }));
export type ArchiveInput = z.output<typeof archiveSchema>;

export const unarchiveSchema = z.object({ foyer: id }).transform(({ foyer }) => ({ householdId: foyer }));

export const mergeSchema = z
  .object({ conserve: id, reuni: id })
  .transform(({ conserve, reuni }) => ({ keptId: conserve, mergedId: reuni }));

/** What the address of the page of a merge says; `sens` "autre" keeps the other household. */
export const mergeChoice = z.object({
  q: optionalLine(100).catch(""),
  avec: id.optional().catch(undefined),
  sens: z.enum(["ici", "autre"]).catch("ici"),
});

export const undoMergeSchema = z.object({ fusion: id }).transform(({ fusion }) => ({ mergeId: fusion }));

/** Where a child of a household that splits lives from now on. */
export const PLACES = ["reste", "part", "deux"] as const;

/** What staff choose at /equipe/familles/[id]/separer. */
export const splitSchema = z
  .object({
    foyer: id,
    adultes: listOf(id, 20),
    enfants: z.record(id, z.enum(PLACES, say("choose-one"))).default({}),
    adresse: line(200),
    codePostal: postalCode,
    commune: line(100),
  })
  .transform(({ foyer, adultes, enfants, adresse, codePostal, commune }) => ({
    householdId: foyer,
    adultIds: adultes,
    children: Object.entries(enfants).map(([childId, place]) => ({ childId, place })),
    address: adresse,
    postalCode: codePostal,
    city: commune,
  }));
export type SplitInput = z.output<typeof splitSchema>;
