import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { Prisma, transaction } from "@/lib/db";
import { forgive, found } from "./search";

/** A child as one of its households has it. */
export type NamedChild = {
  childId: string;
  householdId: string;
  firstName: string;
  lastName: string;
  birthDate: PlainDate;
  /** The adults of that household. */
  adults: string;
};

/** As many as a search shows. */
const CHILDREN_FOUND = 30;

/**
 * The children of the families of one structure that a search finds by a name, an e-mail or a phone number, the nearest
 * first; none where the actor does not decide. Two statements.
 */
export async function childrenNamed(
  actor: StaffActor,
  { structureId, q }: { structureId: string; q: string },
): Promise<NamedChild[]> {
  allow(actor, "staff", "REQUESTS");
  const own = structuresOf(actor, "REQUESTS");
  const mayHere = own === "all" || own.includes(structureId) ? Prisma.sql`true` : Prisma.sql`false`;
  return transaction(async (tx) => {
    await forgive(tx);
    return tx.$queryRaw<NamedChild[]>`
      SELECT c.id AS "childId", h.id AS "householdId", c.first_name AS "firstName", c.last_name AS "lastName",
             c.birth_date::text AS "birthDate",
             (SELECT string_agg(a.first_name || ' ' || a.last_name, ', ' ORDER BY a.position, a.id)
              FROM adult a WHERE a.household_id = h.id) AS adults
      FROM household h JOIN ${found(q)} hit ON hit.household_id = h.id
      JOIN household_structure hs ON hs.household_id = h.id AND hs.structure_id = ${structureId}::uuid
      JOIN household_child hc ON hc.household_id = h.id JOIN child c ON c.id = hc.child_id
      WHERE h.status <> 'ARCHIVED' AND ${mayHere}
      ORDER BY hit.near DESC, c.name_key, c.id, h.id LIMIT ${CHILDREN_FOUND}`;
  });
}
