import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** Whether a structure is one where the actor decides. */
export function decidesFor(actor: StaffActor, structureId: Prisma.Sql): Prisma.Sql {
  const own = structuresOf(actor, "REQUESTS");
  return own === "all" ? Prisma.sql`TRUE` : Prisma.sql`${structureId} = ANY(${own}::uuid[])`;
}
