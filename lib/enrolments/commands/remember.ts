import "server-only";
import type { ParentActor, StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";

/** One event of the household's history for each request. */
export function remember(
  actor: ParentActor | StaffActor,
  tx: Tx,
  kind: string,
  requests: { id: string; childId: string; householdId: string }[],
) {
  const at = nowDate();
  return tx.auditEvent.createMany({
    data: requests.map(({ id, childId, householdId }) => ({
      id: newId(),
      at,
      kind,
      actorId: actor.accountId,
      householdId,
      details: { requestId: id, childId },
    })),
  });
}
