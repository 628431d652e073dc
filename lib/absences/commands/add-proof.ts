import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db, type Tx, transaction } from "@/lib/db";
import { MAX_WAITING } from "@/lib/documents/schema";
import { attachFile, mayStoreMore, storeFile } from "@/lib/files/commands";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { mayProve, type ProofState } from "../rules";
import { lockAbsences } from "./lock";
import { record, settle } from "./settle";

/** How the document is called among those of the household. */
const TITLE = "Justificatif d’absence";

type Declaration = {
  id: string;
  childId: string;
  reason: string;
  proof: ProofState;
  proofDueOn: PlainDate | null;
  waiting: number;
};

/**
 * Sends the proof of a declaration of the household: a document about the child, one of health where the child is ill.
 * It counts until staff answer it. Refuses with "not-found", "absence-proof-none" (none is asked for),
 * "absence-proof-late", "absence-proof-there" (one was sent, and not refused), "too-many-uploads",
 * "uploads-of-the-day", or what storeFile says; nothing is then kept.
 */
export async function addProof(
  actor: ParentActor,
  declarationId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<Result<{ uploadId: string }>> {
  allow(actor, "parent");
  const first = await check(db(), actor, declarationId);
  if (!first.ok) return first;
  if (!(await mayStoreMore(actor))) return refuse("uploads-of-the-day");
  const { childId, reason } = first.value;
  const health = reason === "illness";
  const stored = await storeFile(actor, { ...file, sealed: health });
  if (!stored.ok) return stored;
  return transaction(async (tx) => {
    // The file was stored meanwhile: what was allowed before may no longer be.
    await lockAbsences(tx, [childId]);
    await tx.$queryRaw`SELECT id FROM household WHERE id = ${actor.householdId}::uuid FOR NO KEY UPDATE`;
    const checked = await check(tx, actor, declarationId);
    if (!checked.ok) return checked;
    const { householdId, accountId } = actor;
    const uploadId = newId();
    await attachFile(actor, tx, stored.value.fileId);
    await tx.familyUpload.create({
      data: {
        id: uploadId,
        householdId,
        childId,
        fileId: stored.value.fileId,
        title: TITLE,
        health,
        createdAt: nowDate(),
        accountId,
      },
    });
    await tx.absenceDeclaration.update({ where: { id: declarationId }, data: { uploadId } });
    const settled = await settle(actor, tx, [{ householdId, childId }]);
    const days = settled.filter((day) => day.declarationId === declarationId);
    await record(actor, tx, "absence.proof-sent", days);
    return done({ uploadId });
  });
}

async function check(tx: Tx, actor: ParentActor, declarationId: string): Promise<Result<Declaration>> {
  const [row] = await tx.$queryRaw<Declaration[]>`
    SELECT d.id, r.child_id AS "childId", d.reason, d.proof_due_on::text AS "proofDueOn",
      nullif(u.state::text, 'WITHDRAWN') AS proof,
      (SELECT count(*)::int FROM family_upload sent
       WHERE sent.household_id = d.household_id AND sent.state = 'RECEIVED') AS waiting
    FROM absence_declaration d
    JOIN household h ON h.id = d.household_id AND h.status = 'ACTIVE'
    JOIN absence ab ON ab.declaration_id = d.id AND ab.withdrawn_at IS NULL
    JOIN reservation r ON r.id = ab.reservation_id
    JOIN household_child hc ON hc.household_id = d.household_id AND hc.child_id = r.child_id
    JOIN guardianship g ON g.child_id = r.child_id AND g.adult_id = ${actor.adultId}::uuid
                       AND g.parental_authority <> 'WITHDRAWN'
    LEFT JOIN family_upload u ON u.id = d.upload_id
    WHERE d.id = ${declarationId}::uuid AND d.household_id = ${actor.householdId}::uuid LIMIT 1`;
  if (!row) return refuse("not-found");
  if (row.proofDueOn === null) return refuse("absence-proof-none");
  if (row.proof === "RECEIVED" || row.proof === "VERIFIED") return refuse("absence-proof-there");
  const { timeZone } = await organisationFacts(actor, tx);
  if (!mayProve(row, dayOf(now(), timeZone))) return refuse("absence-proof-late");
  return row.waiting >= MAX_WAITING ? refuse("too-many-uploads") : done(row);
}
