import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { transportKind } from "@/lib/integrations/mail";
import { addDeliveryJobs } from "./delivery-jobs";

const AT_MOST = 5_000;

/**
 * Gives a delivery job to each queued mail that has none: those that waited for a transport, and those whose
 * job was used up by processes that died. Returns how many; none while no transport is configured.
 */
export async function sweepMails(actor: Actor): Promise<number> {
  allow(actor, "system");
  if (!transportKind(env())) return 0;
  return transaction(async (tx) => {
    const waiting = await tx.$queryRaw<{ id: string }[]>`
      SELECT m.id FROM mail m
      WHERE m.status = 'QUEUED' AND NOT EXISTS (
        SELECT 1 FROM graphile_worker.jobs j
        WHERE j.key = m.id::text AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))
      ORDER BY m.created_at LIMIT ${AT_MOST}`;
    await addDeliveryJobs(
      tx,
      waiting.map((mail) => mail.id),
    );
    return waiting.length;
  });
}
