import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import type { CellOutcome } from "../schema";

/** The outcome of one of the household's own sendings, day by day; null when there is none. */
export async function requestOutcomes(actor: ParentActor, requestId: string): Promise<CellOutcome[] | null> {
  allow(actor, "parent");
  const request = await db().reservationRequest.findFirst({
    where: { id: requestId, householdId: actor.householdId },
    select: { outcomes: true },
  });
  return request ? (request.outcomes as CellOutcome[]) : null;
}
