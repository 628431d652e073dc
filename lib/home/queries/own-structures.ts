import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";

export type StructureContact = {
  id: string;
  name: string;
  address: string;
  email: string | null;
  phone: string | null;
};

/** The structures that look after the parent's household: whom to write to, call or visit. One statement. */
export async function ownStructures(actor: ParentActor): Promise<StructureContact[]> {
  allow(actor, "parent");
  return db().$queryRaw<StructureContact[]>`
    SELECT s.id, s.name::text AS name, s.address, s.email::text AS email, s.phone
    FROM household_structure hs JOIN structure s ON s.id = hs.structure_id
    WHERE hs.household_id = ${actor.householdId}::uuid
    ORDER BY s.position, s.name`;
}
