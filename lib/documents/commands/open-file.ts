import "server-only";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { id as uuid } from "@/lib/fields";
import { openStored } from "@/lib/files/commands";
import type { OpenedFile } from "@/lib/files/schema";
import { logHealthRead } from "@/lib/health/commands";
import { isShownTo, mayOpenFor } from "../queries/scope";
import { seesDocument } from "../queries/staff";

/**
 * Opens a file for its reader; null where there is none or the reader may not, alike. A parent opens what its
 * household sent, unless it concerns a child whose file is closed to it, and what the structures show to it, which is
 * then no longer new. Staff open, of their families, what these sent (health pieces with HEALTH only, each opening
 * logged; other proofs of absences with REQUESTS too), the judgments by which authority was withdrawn, and what was
 * published in their scope.
 */
export async function openFile(actor: ParentActor | StaffActor, fileId: string): Promise<OpenedFile | null> {
  allow(actor, ["parent", "staff"]);
  if (!uuid.safeParse(fileId).success) return null;
  return transaction(async (tx) => {
    const mayOpen =
      actor.kind === "parent" ? mayParentOpen(tx, actor, fileId) : mayStaffOpen(tx, actor, fileId);
    return (await mayOpen) ? openStored(actor, tx, fileId) : null;
  });
}

async function mayParentOpen(tx: Tx, actor: ParentActor, fileId: string): Promise<boolean> {
  const [sent] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM family_upload u
    WHERE u.file_id = ${fileId}::uuid AND u.household_id = ${actor.householdId}::uuid AND u.state <> 'WITHDRAWN'
      AND ${mayOpenFor(actor, Prisma.sql`u.child_id`)}`;
  if (sent) return true;
  const [published] = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM published_document d WHERE d.file_id = ${fileId}::uuid AND ${isShownTo(actor)}`;
  if (!published) return false;
  await tx.$executeRaw`
    INSERT INTO document_opening (document_id, account_id, at)
    VALUES (${published.id}::uuid, ${actor.accountId}::uuid, ${nowDate()}) ON CONFLICT DO NOTHING`;
  return true;
}

async function mayStaffOpen(tx: Tx, actor: StaffActor, fileId: string): Promise<boolean> {
  const household = Prisma.sql`u.household_id`;
  const [sent] = await tx.$queryRaw<{ health: boolean; childIds: string[] }[]>`
    SELECT u.health, CASE WHEN u.child_id IS NOT NULL THEN ARRAY[u.child_id]
      ELSE ARRAY(SELECT child_id FROM household_child hc WHERE hc.household_id = u.household_id) END AS "childIds"
    FROM family_upload u JOIN stored_file f ON f.id = u.file_id AND f.state = 'READY'
    WHERE u.file_id = ${fileId}::uuid AND u.state <> 'WITHDRAWN' AND CASE WHEN u.health
      THEN ${seesAs(actor, "HEALTH", household)}
      ELSE ${seesAs(actor, "FAMILIES", household)} OR (${seesAs(actor, "REQUESTS", household)}
        AND EXISTS (SELECT 1 FROM absence_declaration d WHERE d.upload_id = u.id)) END`;
  if (sent) {
    if (sent.health) await logHealthRead(actor, tx, sent.childIds, "PIECE");
    return true;
  }
  const [other] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM published_document d WHERE d.file_id = ${fileId}::uuid AND ${seesDocument(actor)}
    UNION ALL
    SELECT 1 FROM guardianship g JOIN adult a ON a.id = g.adult_id
    WHERE g.authority_file_id = ${fileId}::uuid AND ${seesAs(actor, "FAMILIES", Prisma.sql`a.household_id`)}`;
  return other !== undefined;
}
