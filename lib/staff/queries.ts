import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";

/** The first and last name of the member of staff who is signed in. */
export async function staffPerson(actor: StaffActor): Promise<string> {
  allow(actor, "staff");
  const person = await db().staff.findUniqueOrThrow({
    where: { id: actor.staffId },
    select: { firstName: true, lastName: true },
  });
  return `${person.firstName} ${person.lastName}`;
}
