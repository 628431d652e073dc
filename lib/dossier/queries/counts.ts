import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";

/** How many sendings of changes and how many wishes wait for the actor. One statement. */
export async function fileCounts(actor: StaffActor): Promise<{ changes: number; wishes: number }> {
  allow(actor, "staff", "FAMILIES");
  const [counts] = await db().$queryRaw<{ changes: number; wishes: number }[]>`
    SELECT
      (SELECT count(DISTINCT fc.change_set_id)::int FROM field_change fc JOIN change_set cs ON cs.id = fc.change_set_id
       WHERE fc.state = 'PENDING' AND ${seesAs(actor, "FAMILIES", Prisma.sql`cs.household_id`)}) AS changes,
      (SELECT count(*)::int FROM file_request r
       WHERE r.state = 'PENDING' AND ${seesAs(actor, "FAMILIES", Prisma.sql`r.household_id`)}) AS wishes`;
  return counts!;
}
