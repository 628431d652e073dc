import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** Whether the actor holds FAMILIES in a structure of the household. */
export function seesHousehold(actor: StaffActor, householdId: Prisma.Sql): Prisma.Sql {
  const own = structuresOf(actor, "FAMILIES");
  if (own === "all") return Prisma.sql`true`;
  return Prisma.sql`EXISTS (SELECT 1 FROM household_structure own
    WHERE own.household_id = ${householdId} AND own.structure_id = ANY(${own}::uuid[]))`;
}
