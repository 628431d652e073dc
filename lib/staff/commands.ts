import "server-only";
import { allow, type Permission, type SystemActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";

export type NewStaff = {
  firstName: string;
  lastName: string;
  email: string;
  isAdmin: boolean;
  grants: { structureId: string; permission: Permission }[];
};

/** Creates a member of staff with a login that has no password yet. Throws when the e-mail has a login. */
export async function createStaff(
  actor: SystemActor,
  { email, grants, ...person }: NewStaff,
): Promise<{ staffId: string; accountId: string }> {
  allow(actor, "system");
  const staffId = newId();
  const accountId = newId();
  await db().staff.create({
    data: {
      id: staffId,
      ...person,
      account: { create: { id: accountId, email } },
      grants: { create: grants },
    },
  });
  return { staffId, accountId };
}
