import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db, Prisma } from "@/lib/db";
import { sees } from "./scope";

/** What staff noted of a household; of an erased note only that there was one. */
export type FamilyNote = { id: string; body: string; at: Date; by: string; erasedAt: Date | null };

/** The notes on a household of the actor's, newest first. One statement. */
export async function familyNotes(actor: StaffActor, householdId: string): Promise<FamilyNote[]> {
  allow(actor, "staff", "FAMILIES");
  return db().$queryRaw<FamilyNote[]>`
    SELECT n.id, n.body, n.created_at AS at, s.first_name || ' ' || s.last_name AS by, n.erased_at AS "erasedAt"
    FROM staff_note n JOIN staff s ON s.id = n.staff_id
    WHERE n.household_id = ${householdId}::uuid AND ${sees(actor, Prisma.sql`n.household_id`)}
    ORDER BY n.created_at DESC, n.id DESC`;
}
