import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { ownChildren } from "./own-children";

type Named = { id: string; name: string };
export type OwnPeople = { adults: Named[]; children: Named[] };

/**
 * The names of the parent's household: its adults, and its children whose file the parent opens, the oldest first:
 * those over whom parental authority is exercised. One statement.
 */
export async function ownPeople(actor: ParentActor): Promise<OwnPeople> {
  allow(actor, "parent");
  const [people] = await db().$queryRaw<OwnPeople[]>`
    SELECT
      (SELECT json_agg(json_build_object('id', a.id, 'name', btrim(a.first_name || ' ' || a.last_name))
                       ORDER BY a.position, a.id)
       FROM adult a WHERE a.household_id = ${actor.householdId}::uuid) AS adults,
      COALESCE((SELECT json_agg(json_build_object('id', c.id, 'name', btrim(c.first_name || ' ' || c.last_name))
                                ORDER BY c.birth_date, c.id)
                FROM ${ownChildren(actor)} own
                JOIN guardianship g ON g.child_id = own.id AND g.adult_id = ${actor.adultId}::uuid
                  AND g.parental_authority = 'YES'
                JOIN child c ON c.id = own.id), '[]') AS children`;
  return people!;
}
