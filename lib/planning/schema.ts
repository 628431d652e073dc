import { z } from "zod";
import { id, listOf, optionalLine, paragraph, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** What a page of the planning shows; anything else in the address is as nothing. */
export const planningQuery = z.object({
  structure: id.optional().catch(undefined),
  jour: plainDate.optional().catch(undefined),
});
export type PlanningQuery = z.infer<typeof planningQuery>;

/** The same, with whom to add: a search, or a child as one of its households has it. */
export const addQuery = planningQuery.extend({
  q: optionalLine(80).catch(""),
  enfant: id.optional().catch(undefined),
  foyer: id.optional().catch(undefined),
});

/** What the page of a reservation shows besides it: the day to move it to, and what was just done. */
export const moveQuery = z.object({
  vers: plainDate.optional().catch(undefined),
  fait: z.enum(["deplacee", "annulee"]).optional().catch(undefined),
});

/** The same day, as an address. */
export function planningPath({ structure, jour }: PlanningQuery): `/equipe/planning?${string}` {
  const query = new URLSearchParams({ ...(structure && { structure }), ...(jour && { jour }) });
  return `/equipe/planning?${query}`;
}

const version = z.coerce.number(say("invalid")).int(say("invalid")).min(1, say("invalid"));

/** At most this many slots in one press: one day of one child. */
const MOST_SLOTS = 20;

export const addForm = z.object({
  structure: id,
  jour: plainDate,
  enfant: id,
  foyer: id,
  creneaux: listOf(id, MOST_SLOTS).refine((list) => list.length > 0, say("nothing-ticked")),
  motif: optionalLine(300),
});

export const moveForm = z.object({
  reservation: id,
  version,
  vers: z.string(say("choose-one")).pipe(id),
});

export const cancelForm = z.object({
  reservation: id,
  version,
  motif: paragraph(300),
  facture: z.enum(["oui", "non"], say("choose-one")),
});
