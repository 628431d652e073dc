import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { toDbDate } from "@/lib/dates";
import { db, Prisma, type Tx, transaction } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { id as uuid } from "@/lib/fields";
import { attachFile, storeFile } from "@/lib/files/commands";
import { newId } from "@/lib/ids";
import { queueMails } from "@/lib/mails/commands";
import { done, type Result, refuse } from "@/lib/result";
import { mayWithdraw } from "../queries/staff";
import type { NewDocument } from "../schema";
import { readersOf } from "./mail-readers";

/**
 * Publishes one file, to everybody, to a structure's families or to one household, whose adults with a login are then
 * told by mail. Without a title it bears the name of its file. Refuses with "not-found" (a structure where the actor
 * does not publish, a household that is not of its structures; in the organisation's own name only administrators
 * publish) or with what storeFile says.
 */
export async function publishDocument(
  actor: StaffActor,
  document: NewDocument,
  file: { name: string; bytes: Uint8Array },
): Promise<Result<{ documentId: string }>> {
  allow(actor, "staff", "DOCUMENTS");
  if (!(await mayPublish(actor, db(), document))) return refuse("not-found");
  const stored = await storeFile(actor, { ...file, sealed: false });
  if (!stored.ok) return stored;
  const { fileId, name } = stored.value;
  const title = document.title || name.replace(/\.[^.]+$/, "");
  return transaction(async (tx) => {
    if (!(await mayPublish(actor, tx, document))) return refuse("not-found");
    await attachFile(actor, tx, fileId);
    const documentId = await keep(actor, tx, { ...document, title }, fileId);
    return done({ documentId });
  });
}

async function mayPublish(
  actor: StaffActor,
  tx: Tx,
  { audience, structureId, householdId }: NewDocument,
): Promise<boolean> {
  const own = structuresOf(actor, "DOCUMENTS");
  const isOwn = structureId === null ? own === "all" : own === "all" || own.includes(structureId);
  if (audience === "HOUSEHOLD") {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM household h WHERE h.id = ${householdId}::uuid AND h.status <> 'ARCHIVED'
        AND ${seesAs(actor, "DOCUMENTS", Prisma.sql`h.id`)}`;
    return rows.length > 0 && isOwn;
  }
  const exists = structureId === null || (await tx.structure.count({ where: { id: structureId } })) > 0;
  return isOwn && exists;
}

async function keep(actor: StaffActor, tx: Tx, document: NewDocument, fileId: string): Promise<string> {
  const { from, to, householdId, ...said } = document;
  const [id, at] = [newId(), nowDate()];
  await tx.publishedDocument.create({
    data: {
      ...said,
      id,
      householdId,
      fileId,
      displayFrom: toDbDate(from),
      displayTo: to && toDbDate(to),
      createdAt: at,
      staffId: actor.staffId,
    },
  });
  const kind = householdId ? "household.letter-published" : "document.published";
  const details = { documentId: id };
  await tx.auditEvent.create({
    data: { id: newId(), at, kind, actorId: actor.accountId, householdId, details },
  });
  if (householdId) await tellHousehold(actor, tx, { ...document, householdId });
  return id;
}

async function tellHousehold(
  actor: StaffActor,
  tx: Tx,
  { title, structureId, householdId }: NewDocument & { householdId: string },
): Promise<void> {
  const sender = structureId
    ? await tx.structure.findUniqueOrThrow({ where: { id: structureId }, select: { name: true } })
    : await tx.organisation.findFirstOrThrow({ select: { name: true } });
  const readers = await readersOf(tx, [householdId]);
  await queueMails(
    actor,
    tx,
    readers.map(({ email, locale, accountId }) => ({
      template: "document-published" as const,
      params: { title, sender: sender.name },
      to: email,
      locale,
      householdId,
      accountId,
    })),
  );
}

/** Shows a published document to families no longer. Refuses with "not-found", also when it was withdrawn before. */
export async function withdrawDocument(actor: StaffActor, documentId: string): Promise<Result> {
  allow(actor, "staff", "DOCUMENTS");
  if (!uuid.safeParse(documentId).success) return refuse("not-found");
  return transaction(async (tx) => {
    const at = nowDate();
    const [withdrawn] = await tx.$queryRaw<{ householdId: string | null }[]>`
      UPDATE published_document d SET withdrawn_at = ${at}
      WHERE d.id = ${documentId}::uuid AND d.withdrawn_at IS NULL AND ${mayWithdraw(actor)}
      RETURNING d.household_id AS "householdId"`;
    if (!withdrawn) return refuse("not-found");
    const { householdId } = withdrawn;
    const kind = householdId ? "household.letter-withdrawn" : "document.withdrawn";
    const details = { documentId };
    await tx.auditEvent.create({
      data: { id: newId(), at, kind, actorId: actor.accountId, householdId, details },
    });
    return done();
  });
}
