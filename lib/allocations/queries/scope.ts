import "server-only";
import { type StaffActor, structuresOf } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** Whether the structure `s` is one where this member of staff decides. */
export const decidesIn = (actor: StaffActor) => {
  const own = structuresOf(actor, "REQUESTS");
  return own === "all" ? Prisma.sql`TRUE` : Prisma.sql`s.id = ANY(${own}::uuid[])`;
};
