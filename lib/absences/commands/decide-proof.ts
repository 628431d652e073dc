import "server-only";
import { type Actor, allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { isOwnDay } from "../queries/scope";
import { announce } from "./announce";
import { lockAbsences } from "./lock";
import { record, settle, type Whose } from "./settle";

export type ProofVerdict = { accept: true } | { accept: false; reason: string };

/**
 * Staff accept a proof, or refuse it with a reason: its days are AJ for good, or AI, and the adults are told by mail.
 * Refuses with "not-found" (no day in a structure of the actor's, or a proof of illness without the permission HEALTH)
 * or "already-decided" (by somebody else, or taken back by the family).
 */
export async function decideProof(
  actor: StaffActor,
  { declarationId, verdict }: { declarationId: string; verdict: ProofVerdict },
): Promise<Result> {
  allow(actor, "staff", "REQUESTS");
  const household = Prisma.sql`u.household_id`;
  return transaction(async (tx) => {
    const [upload] = await tx.$queryRaw<{ id: string; state: string; householdId: string }[]>`
      SELECT u.id, u.state::text, u.household_id AS "householdId"
      FROM family_upload u JOIN absence_declaration d ON d.upload_id = u.id
      WHERE d.id = ${declarationId}::uuid AND EXISTS (
          SELECT 1 FROM absence ab JOIN reservation r ON r.id = ab.reservation_id
          WHERE ab.declaration_id = d.id AND ab.withdrawn_at IS NULL AND ${isOwnDay(actor)})
        AND (NOT u.health OR ${seesAs(actor, "HEALTH", household)})
      FOR UPDATE OF u`;
    if (!upload) return refuse("not-found");
    if (upload.state !== "RECEIVED") return refuse("already-decided");
    const at = nowDate();
    await tx.familyUpload.update({
      where: { id: upload.id },
      data: {
        state: verdict.accept ? "VERIFIED" : "REFUSED",
        reason: verdict.accept ? null : verdict.reason,
        decidedAt: at,
        decidedById: actor.accountId,
      },
    });
    await tx.auditEvent.create({
      data: {
        id: newId(),
        at,
        kind: verdict.accept ? "household.document-verified" : "household.document-refused",
        actorId: actor.accountId,
        householdId: upload.householdId,
        details: { uploadId: upload.id },
      },
    });
    await settleProofs(actor, tx, [upload.id]);
    return done();
  });
}

/**
 * After documents were verified or refused, whoever did it: the absences that they prove follow, in the caller's
 * transaction, which has locked the documents. Returns those that prove absences, of which this has told the adults.
 */
export async function settleProofs(actor: Actor, tx: Tx, uploadIds: readonly string[]): Promise<Set<string>> {
  allow(actor, "staff");
  const proved = await tx.$queryRaw<(Whose & { uploadId: string; declarationId: string })[]>`
    SELECT DISTINCT d.upload_id AS "uploadId", d.id AS "declarationId", r.household_id AS "householdId",
           r.child_id AS "childId"
    FROM absence_declaration d
    JOIN absence ab ON ab.declaration_id = d.id AND ab.withdrawn_at IS NULL
    JOIN reservation r ON r.id = ab.reservation_id AND r.state = 'RESERVED'
    JOIN family_upload u ON u.id = d.upload_id AND u.state IN ('VERIFIED', 'REFUSED')
    WHERE u.id = ANY(${[...uploadIds]}::uuid[])`;
  if (proved.length === 0) return new Set();
  await lockAbsences(
    tx,
    proved.map(({ childId }) => childId),
  );
  const settled = await settle(actor, tx, uniqueChildren(proved));
  const ids = new Set(proved.map(({ declarationId }) => declarationId));
  const days = settled.filter(({ declarationId, basis }) => ids.has(declarationId) && basis === "PROOF");
  const answered = days.map((day) => ({
    ...day,
    outcome: day.proof === "VERIFIED" ? ("accepted" as const) : ("refused" as const),
  }));
  for (const outcome of ["accepted", "refused"] as const) {
    const list = answered.filter((day) => day.outcome === outcome);
    if (list.length > 0) await record(actor, tx, `absence.proof-${outcome}`, list);
  }
  await announce(actor, tx, answered);
  const told = new Set(days.map(({ declarationId }) => declarationId));
  return new Set(
    proved.flatMap(({ uploadId, declarationId }) => (told.has(declarationId) ? [uploadId] : [])),
  );
}

/** Each child of a household once. */
export function uniqueChildren(list: readonly Whose[]): Whose[] {
  return [
    ...new Map(
      list.map(({ householdId, childId }) => [`${householdId} ${childId}`, { householdId, childId }]),
    ).values(),
  ];
}
