import "server-only";
import { type Actor, allow, type Permission, type StaffActor, structuresOf } from "@/lib/actor";
import { db } from "@/lib/db";

const IN_ORDER = [{ position: "asc" }, { name: "asc" }] as const;

/** Every structure as the public page presents it, in the organisation's own order. */
export async function structures(actor: Actor) {
  allow(actor, ["visitor", "pending", "parent", "staff", "account", "system"]);
  return db().structure.findMany({
    select: { id: true, name: true, kind: true, description: true, address: true, email: true, phone: true },
    orderBy: [...IN_ORDER],
  });
}

/** The structures where this member of staff holds `permission`. */
export async function structuresWith(
  actor: StaffActor,
  permission: Permission,
): Promise<{ id: string; name: string }[]> {
  allow(actor, "staff", permission);
  const own = structuresOf(actor, permission);
  return db().structure.findMany({
    where: { id: own === "all" ? undefined : { in: own } },
    select: { id: true, name: true },
    orderBy: [...IN_ORDER],
  });
}
