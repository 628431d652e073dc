import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** Whether the actor may read the health of the child `id`: one of its homes has a structure where it holds HEALTH. */
export function mayReadHealth(actor: StaffActor, childId: Prisma.Sql): Prisma.Sql {
  const own = structuresOf(actor, "HEALTH");
  if (own === "all") return Prisma.sql`true`;
  return Prisma.sql`EXISTS (
    SELECT 1 FROM household_child home JOIN household_structure hs ON hs.household_id = home.household_id
    WHERE home.child_id = ${childId} AND hs.structure_id = ANY(${own}::uuid[]))`;
}
