import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import type { HealthReadPurpose } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";

/**
 * Writes that the actor reads the health of these children: one row a child, in the transaction that opens the values,
 * so that nothing is read unlogged. The caller has checked that the actor may.
 */
export async function logHealthRead(
  actor: StaffActor,
  tx: Tx,
  childIds: readonly string[],
  purpose: HealthReadPurpose,
): Promise<void> {
  allow(actor, "staff", "HEALTH");
  const at = nowDate();
  const { accountId } = actor;
  await tx.healthRead.createMany({
    data: [...new Set(childIds)].map((childId) => ({ id: newId(), childId, accountId, at, purpose })),
  });
}
