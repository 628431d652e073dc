import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** Whether the actor may see the household `id`: it has a structure where the actor holds FAMILIES. */
export function sees(actor: StaffActor, householdId: Prisma.Sql): Prisma.Sql {
  const own = structuresOf(actor, "FAMILIES");
  if (own === "all") return Prisma.sql`true`;
  return Prisma.sql`EXISTS (SELECT 1 FROM household_structure own
    WHERE own.household_id = ${householdId} AND own.structure_id = ANY(${own}::uuid[]))`;
}

/** Whether a structure is one where the actor holds FAMILIES. */
export function ownStructure(actor: StaffActor, structureId: Prisma.Sql): Prisma.Sql {
  const own = structuresOf(actor, "FAMILIES");
  return own === "all" ? Prisma.sql`true` : Prisma.sql`${structureId} = ANY(${own}::uuid[])`;
}
