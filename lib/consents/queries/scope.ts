import { type Permission, type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** Whether the actor holds `permission` in a structure of the household. */
export function seesHousehold(
  actor: StaffActor,
  permission: Permission,
  householdId: Prisma.Sql,
): Prisma.Sql {
  const own = structuresOf(actor, permission);
  if (own === "all") return Prisma.sql`true`;
  return Prisma.sql`EXISTS (SELECT 1 FROM household_structure own
    WHERE own.household_id = ${householdId} AND own.structure_id = ANY(${own}::uuid[]))`;
}

/** Whether the actor holds `permission` in a structure of one of the child's households. */
export function seesChild(actor: StaffActor, permission: Permission, childId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM household_child home WHERE home.child_id = ${childId}
    AND ${seesHousehold(actor, permission, Prisma.sql`home.household_id`)})`;
}
