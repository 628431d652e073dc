import "server-only";
import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";
import type { NewClosure } from "../schema";

/** Whether a structure is one where the actor decides. */
export function decidesFor(actor: StaffActor, structureId: Prisma.Sql): Prisma.Sql {
  const own = structuresOf(actor, "REQUESTS");
  return own === "all" ? Prisma.sql`TRUE` : Prisma.sql`${structureId} = ANY(${own}::uuid[])`;
}

type Scope = Pick<NewClosure, "structureId" | "activityId" | "slotId" | "firstDay" | "lastDay">;

/** The days `d` that a closure is about, with their slot `s` and activity `a`: a FROM and its WHERE. */
export function daysIn(actor: StaffActor, scope: Scope): Prisma.Sql {
  return Prisma.sql`
    FROM activity a JOIN slot s ON s.activity_id = a.id JOIN slot_day d ON d.slot_id = s.id
    WHERE a.structure_id = ${scope.structureId}::uuid AND ${decidesFor(actor, Prisma.sql`a.structure_id`)}
      AND ${scope.activityId ? Prisma.sql`a.id = ${scope.activityId}::uuid` : Prisma.sql`TRUE`}
      AND ${scope.slotId ? Prisma.sql`s.id = ${scope.slotId}::uuid` : Prisma.sql`TRUE`}
      AND d.date BETWEEN ${scope.firstDay}::date AND ${scope.lastDay}::date`;
}

/** A child came on the day `d`: it took place, and stays as it is. */
export const attended = Prisma.sql`EXISTS (
  SELECT 1 FROM reservation p JOIN attendance t ON t.reservation_id = p.id
  WHERE p.slot_day_id = d.id AND t.status = 'PRESENT' AND p.state NOT IN ('REFUSED', 'CANCELLED'))`;
