import "server-only";
import { allow, type Permission, type SystemActor } from "@/lib/actor";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";

export type NewStaff = {
  firstName: string;
  lastName: string;
  email: string;
  /** Null: the login has no password yet. */
  passwordHash: string | null;
  isAdmin: boolean;
  grants: { structureId: string; permission: Permission }[];
};

/** Creates a member of staff with a login. Throws when the e-mail has one already. */
export async function createStaff(
  actor: SystemActor,
  { email, passwordHash, grants, ...person }: NewStaff,
  tx: Tx = db(),
): Promise<{ staffId: string; accountId: string }> {
  allow(actor, "system");
  const staffId = newId();
  const accountId = newId();
  await tx.staff.create({
    data: {
      id: staffId,
      ...person,
      account: { create: { id: accountId, email, passwordHash } },
      grants: { create: grants },
    },
  });
  return { staffId, accountId };
}
