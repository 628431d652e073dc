import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { type CellWish, MAX_CELLS } from "../schema";
import { applyChanges } from "./apply";
import { planSending } from "./plan";
import { readSending } from "./sending";

/**
 * Sends a parent's ticked cells in one transaction: free cells become DR (R where the activity validates
 * automatically), full ones LA where it keeps a waiting list, reserved ones DA or free, and what is not decided yet is
 * withdrawn. A cell that cannot change, or changed since the parent saw it, is reported in the stored outcome with its
 * reason and stops none of the others. Refusals: nothing-ticked · too-many-cells.
 */
export async function sendCells(
  actor: ParentActor,
  wishes: CellWish[],
): Promise<Result<{ requestId: string }>> {
  allow(actor, "parent");
  if (wishes.length === 0) return refuse("nothing-ticked");
  if (wishes.length > MAX_CELLS) return refuse("too-many-cells");
  const organisation = await organisationFacts(actor);
  const requestId = newId();
  await transaction(async (tx) => {
    const sending = await readSending(actor, tx, organisation, wishes, true);
    const plan = planSending(sending);
    const { householdId, accountId } = actor;
    const at = sending.at;
    await tx.reservationRequest.create({
      data: { id: requestId, householdId, accountId, createdAt: at, outcomes: plan.outcomes },
    });
    const origin = { accountId, at, requestId, decisionId: null };
    await applyChanges(actor, tx, plan.changes(requestId), plan.places.moved, origin);
  });
  return done({ requestId });
}
