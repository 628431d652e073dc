import { allow, type Permission, type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/**
 * Whether the household `householdId` has a structure where the actor holds `permission`, as a condition of a
 * statement. A child is seen when one of its households is.
 */
export function seesAs(actor: StaffActor, permission: Permission, householdId: Prisma.Sql): Prisma.Sql {
  allow(actor, "staff");
  const own = structuresOf(actor, permission);
  if (own === "all") return Prisma.sql`true`;
  return Prisma.sql`EXISTS (SELECT 1 FROM household_structure own
    WHERE own.household_id = ${householdId} AND own.structure_id = ANY(${own}::uuid[]))`;
}

/** Whether the actor keeps the file of the household `id`: it has a structure where the actor holds FAMILIES. */
export function sees(actor: StaffActor, householdId: Prisma.Sql): Prisma.Sql {
  return seesAs(actor, "FAMILIES", householdId);
}

/** Whether a structure is one where the actor holds FAMILIES. */
export function ownStructure(actor: StaffActor, structureId: Prisma.Sql): Prisma.Sql {
  const own = structuresOf(actor, "FAMILIES");
  return own === "all" ? Prisma.sql`true` : Prisma.sql`${structureId} = ANY(${own}::uuid[])`;
}
