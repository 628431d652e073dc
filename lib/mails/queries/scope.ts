import { type StaffActor, structuresOf } from "@/lib/actor";
import type { Prisma } from "@/lib/db";

/** The mails of the families and sign-ups of the structures where this member of staff keeps the families. */
export function mailsWithin(actor: StaffActor): Prisma.MailWhereInput {
  const structures = structuresOf(actor, "FAMILIES");
  if (structures === "all") return {};
  const structureId = { in: structures };
  return { OR: [{ household: { structures: { some: { structureId } } } }, { signUp: { structureId } }] };
}
