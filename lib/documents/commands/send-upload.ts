import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { db, Prisma, type Tx, transaction } from "@/lib/db";
import { attachFile, mayStoreMore, storeFile } from "@/lib/files/commands";
import { newId } from "@/lib/ids";
import { done, type Refusal, type Result, refuse } from "@/lib/result";
import { mayOpenFor } from "../queries/scope";
import { MAX_WAITING, type NewUpload } from "../schema";

type Checked = { title: string; health: boolean };

/**
 * Sends one document of the parent's household to its structures: for a piece that they ask for, or freely under a
 * title. Health pieces are sealed. Refuses with "not-found" (a piece that is not asked of this household, a child
 * whose file is not open to the actor, a household that the actor has left meanwhile), "upload-child" (a piece of a
 * child without a child), "too-many-uploads", "uploads-of-the-day", or what storeFile says; nothing is then kept.
 */
export async function sendUpload(
  actor: ParentActor,
  upload: NewUpload,
  file: { name: string; bytes: Uint8Array },
): Promise<Result<{ uploadId: string }>> {
  allow(actor, "parent");
  const first = await check(db(), actor, upload);
  if (!first.ok) return first;
  if (!(await mayStoreMore(actor))) return refuse("uploads-of-the-day");
  const stored = await storeFile(actor, { ...file, sealed: first.value.health });
  if (!stored.ok) return stored;
  return transaction(async (tx) => {
    // The file was stored meanwhile: what was allowed before may no longer be.
    await tx.$queryRaw`SELECT id FROM household WHERE id = ${actor.householdId}::uuid FOR NO KEY UPDATE`;
    const checked = await check(tx, actor, upload);
    if (!checked.ok) return checked;
    if (checked.value.health !== first.value.health) return refuse("not-found");
    return done({ uploadId: await keepUpload(tx, actor, upload, checked.value, stored.value.fileId) });
  });
}

/**
 * Sends a document whose file is stored already, checked and unsealed: see sendUpload. A health piece is refused
 * ("not-found"): it must never have been stored in the clear.
 */
export async function sendStoredUpload(
  actor: ParentActor,
  upload: NewUpload,
  fileId: string,
): Promise<Result<{ uploadId: string }>> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM household WHERE id = ${actor.householdId}::uuid FOR NO KEY UPDATE`;
    const checked = await check(tx, actor, upload);
    if (!checked.ok) return checked;
    if (checked.value.health) return refuse("not-found");
    return done({ uploadId: await keepUpload(tx, actor, upload, checked.value, fileId) });
  });
}

async function check(tx: Tx, actor: ParentActor, upload: NewUpload): Promise<Result<Checked>> {
  const { typeId, childId, title, health } = upload;
  const [row] = await tx.$queryRaw<{ mayOpen: boolean; waiting: number }[]>`
    SELECT ${mayOpenFor(actor, Prisma.sql`${childId}::uuid`)} AND EXISTS (
        SELECT 1 FROM adult a JOIN household h ON h.id = a.household_id
        WHERE a.id = ${actor.adultId}::uuid AND h.id = ${actor.householdId}::uuid AND h.status = 'ACTIVE') AS "mayOpen",
      (SELECT count(*)::int FROM family_upload
       WHERE household_id = ${actor.householdId}::uuid AND state = 'RECEIVED') AS waiting`;
  if (!row?.mayOpen) return refuse("not-found");
  if (row.waiting >= MAX_WAITING) return refuse("too-many-uploads");
  if (!typeId) {
    return health && !childId ? childWanted() : done({ title, health });
  }
  const type = await tx.pieceType.findFirst({
    where: {
      id: typeId,
      archivedAt: null,
      structure: { households: { some: { householdId: actor.householdId } } },
    },
    select: { name: true, scope: true, health: true },
  });
  if (!type || (type.scope === "HOUSEHOLD" && childId)) return refuse("not-found");
  if (type.scope === "CHILD" && !childId) return childWanted();
  return done({ title: type.name, health: type.health });
}

const childWanted = (): Refusal => refuse("form-invalid", { fields: { enfant: "upload-child" } });

async function keepUpload(
  tx: Tx,
  actor: ParentActor,
  { typeId, childId, note }: NewUpload,
  { title, health }: Checked,
  fileId: string,
): Promise<string> {
  const { accountId, householdId } = actor;
  const [id, at] = [newId(), nowDate()];
  await attachFile(actor, tx, fileId);
  await tx.familyUpload.create({
    data: {
      id,
      householdId,
      childId,
      pieceTypeId: typeId,
      fileId,
      title,
      note,
      health,
      createdAt: at,
      accountId,
    },
  });
  await tx.auditEvent.create({
    data: {
      id: newId(),
      at,
      kind: "household.document-sent",
      actorId: accountId,
      householdId,
      details: { uploadId: id },
    },
  });
  return id;
}
