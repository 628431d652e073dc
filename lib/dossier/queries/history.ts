import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { id as uuid } from "@/lib/fields";
import type { FileHistoryEntry } from "../schema";
import { accountName, subjectName } from "./names";

const SHOWN = 100;

/**
 * Who changed what in a household's file, and when, the latest first: its own changes, and those that a child's other
 * home made where the actor sees that one too. Values of health and diet are not told. Empty where the household is not
 * the actor's. One statement.
 */
export async function fileHistory(actor: StaffActor, householdId: string): Promise<FileHistoryEntry[]> {
  allow(actor, "staff", "FAMILIES");
  if (!uuid.safeParse(householdId).success) return [];
  return db().$queryRaw<FileHistoryEntry[]>`
    SELECT cs.id, cs.created_at AS at, ${accountName(Prisma.sql`cs.account_id`)} AS by, cs.subject::text AS subject,
      ${subjectName(Prisma.sql`cs.subject_id`)} AS "subjectName", cs.domain,
      (SELECT json_agg(json_build_object('key', fc.field, 'sealed', fc.sealed IS NOT NULL, 'old', fc.old_value,
                'new', fc.new_value, 'state', fc.state, 'reason', fc.reason) ORDER BY fc.id)
       FROM field_change fc WHERE fc.change_set_id = cs.id) AS fields
    FROM change_set cs
    WHERE ${seesAs(actor, "FAMILIES", Prisma.sql`cs.household_id`)}
      AND ${seesAs(actor, "FAMILIES", Prisma.sql`${householdId}::uuid`)}
      AND (cs.household_id = ${householdId}::uuid
        OR (cs.subject = 'CHILD' AND cs.subject_id IN (
              SELECT hc.child_id FROM household_child hc WHERE hc.household_id = ${householdId}::uuid)))
    ORDER BY cs.created_at DESC, cs.id DESC LIMIT ${SHOWN}`;
}
