import "server-only";
import { allow, holds, type StaffActor } from "@/lib/actor";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { logHealthRead } from "@/lib/health/commands";
import type { WaitingChange } from "../schema";
import { openedValues } from "./changes";
import { accountName, householdNames, subjectName } from "./names";
import { isSealed } from "./reach";

type Row = Omit<WaitingChange, "sealed" | "closed" | "fields"> & {
  mayOpen: boolean;
  changeId: string;
  field: WaitingChange["fields"][number]["field"];
  old: unknown;
  new: unknown;
  sealed: Uint8Array | null;
};

/**
 * The changes of family files that wait for staff, the oldest first, each with its fields. The values of health domains
 * are told only to who holds HEALTH for that household, and each such reading is logged. One statement, and one for the log.
 */
export async function waitingChanges(
  actor: StaffActor,
  { limit, householdId }: { limit: number; householdId?: string },
): Promise<WaitingChange[]> {
  allow(actor, "staff", "FAMILIES");
  const rows = await waitingRows(actor, limit, householdId);
  const opened = rows.filter(({ domain, mayOpen }) => isSealed(domain) && mayOpen);
  // Written before anything is opened: without a log row nothing is told.
  if (opened.length > 0) {
    const childIds = opened.map(({ subjectId }) => subjectId);
    await logHealthRead(actor, db(), childIds, "DECISION");
  }
  return [...Map.groupBy(rows, (row) => row.changeSetId).values()].map(asWaiting);
}

function waitingRows(actor: StaffActor, limit: number, householdId?: string): Promise<Row[]> {
  const mayOpen = holds(actor, "HEALTH")
    ? seesAs(actor, "HEALTH", Prisma.sql`cs.household_id`)
    : Prisma.sql`false`;
  const within = householdId ? Prisma.sql`AND cs.household_id = ${householdId}::uuid` : Prisma.empty;
  return db().$queryRaw<Row[]>`
    WITH waiting AS (
      SELECT cs.* FROM change_set cs
      WHERE EXISTS (SELECT 1 FROM field_change fc WHERE fc.change_set_id = cs.id AND fc.state = 'PENDING')
        AND ${seesAs(actor, "FAMILIES", Prisma.sql`cs.household_id`)} ${within}
      ORDER BY cs.created_at, cs.id LIMIT ${limit})
    SELECT cs.id AS "changeSetId", cs.household_id AS "householdId",
      ${householdNames(Prisma.sql`cs.household_id`)} AS household, cs.subject::text AS subject,
      cs.subject_id AS "subjectId", ${subjectName(Prisma.sql`cs.subject_id`)} AS "subjectName", cs.domain,
      cs.created_at AS "createdAt", ${accountName(Prisma.sql`cs.account_id`)} AS by, ${mayOpen} AS "mayOpen",
      fc.id AS "changeId", fc.field, fc.old_value AS old, fc.new_value AS new, fc.sealed
    FROM waiting cs JOIN field_change fc ON fc.change_set_id = cs.id AND fc.state = 'PENDING'
    ORDER BY cs.created_at, cs.id, fc.id`;
}

function asWaiting(rows: Row[]): WaitingChange {
  const first = rows[0]!;
  const sealed = isSealed(first.domain);
  const closed = sealed && !first.mayOpen;
  const nothing = { old: null, new: null };
  return {
    changeSetId: first.changeSetId,
    householdId: first.householdId,
    household: first.household,
    subject: first.subject,
    subjectId: first.subjectId,
    subjectName: first.subjectName,
    domain: first.domain,
    sealed,
    closed,
    createdAt: first.createdAt,
    by: first.by,
    fields: rows.map((row) => ({
      changeId: row.changeId,
      field: row.field,
      ...(closed ? nothing : openedValues({ ...row, id: row.changeId })),
    })),
  };
}
