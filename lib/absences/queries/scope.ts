import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** Whether the reservation `r` is of an activity of the structures where the actor answers families. */
export function isOwnDay(actor: StaffActor): Prisma.Sql {
  const own = structuresOf(actor, "REQUESTS");
  if (own === "all") return Prisma.sql`true`;
  return Prisma.sql`r.slot_id IN (
    SELECT slot.id FROM slot JOIN activity ON activity.id = slot.activity_id
    WHERE activity.structure_id = ANY(${own}::uuid[]))`;
}
