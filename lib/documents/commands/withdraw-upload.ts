import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { mayOpenFor } from "../queries/scope";

/**
 * Takes back a document that the parent's household sent and that staff have not decided. Refuses with "not-found",
 * or "upload-decided".
 */
export async function withdrawUpload(actor: ParentActor, uploadId: string): Promise<Result> {
  allow(actor, "parent");
  const { accountId, householdId } = actor;
  return transaction(async (tx) => {
    const [upload] = await tx.$queryRaw<{ state: string }[]>`
      SELECT u.state::text AS state FROM family_upload u
      WHERE u.id = ${uploadId}::uuid AND u.household_id = ${householdId}::uuid AND u.state <> 'WITHDRAWN'
        AND ${mayOpenFor(actor, Prisma.sql`u.child_id`)} FOR UPDATE OF u`;
    if (!upload) return refuse("not-found");
    const at = nowDate();
    const { count } = await tx.familyUpload.updateMany({
      where: { id: uploadId, state: "RECEIVED" },
      data: { state: "WITHDRAWN", decidedAt: at, decidedById: accountId },
    });
    if (count === 0) return refuse("upload-decided");
    const kind = "household.document-withdrawn";
    const details = { uploadId };
    await tx.auditEvent.create({ data: { id: newId(), at, kind, actorId: accountId, householdId, details } });
    return done();
  });
}
