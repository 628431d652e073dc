import type { StaffActor } from "@/lib/actor";
import { Prisma, type Tx } from "@/lib/db";
import { nameKey } from "@/lib/names";
import type { NewFamily } from "../schema";
import { sees } from "./scope";

/** A household that resembles a new one; its people are named only where the actor sees it. */
export type LikelyDuplicate = { householdId: string; seen: boolean; label: string | null };

/** A child known under the same name and birth date, and the households in which it sits. */
export type KnownChild = { childId: string; index: number; homes: number; seen: boolean };

/** The households with the same child, phone, or adult's name and postal code as a family about to be created. */
export async function likelyDuplicates(
  actor: StaffActor,
  tx: Tx,
  family: NewFamily,
): Promise<LikelyDuplicate[]> {
  const phones = family.adults.flatMap(({ phone }) => phone ?? []);
  const names = family.adults.map(nameKey);
  return tx.$queryRaw<LikelyDuplicate[]>`
    WITH likely AS (
      SELECT hc.household_id FROM (${given(family)}) g
      JOIN child c ON c.name_key = g.name_key AND c.birth_date = g.birth_date
      JOIN household_child hc ON hc.child_id = c.id
      UNION SELECT household_id FROM adult WHERE phone = ANY(${phones}::text[])
      UNION SELECT a.household_id FROM adult a JOIN household h ON h.id = a.household_id
      WHERE a.name_key = ANY(${names}::text[]) AND h.postal_code = ${family.postalCode}
    )
    SELECT household_id AS "householdId", seen,
      CASE WHEN seen THEN (SELECT string_agg(a.first_name || ' ' || a.last_name, ', ' ORDER BY a.position)
                           FROM adult a WHERE a.household_id = likely.household_id) END AS label
    FROM likely CROSS JOIN LATERAL (SELECT ${sees(actor, Prisma.sql`likely.household_id`)} AS seen) s
    ORDER BY seen DESC, label LIMIT 10`;
}

/** The known children that a new family's children may be; `index` is the child's place in the family. */
export async function knownChildren(actor: StaffActor, tx: Tx, family: NewFamily): Promise<KnownChild[]> {
  return tx.$queryRaw<KnownChild[]>`
    SELECT DISTINCT ON (g.index) g.index::int AS index, c.id AS "childId", count(*)::int AS homes,
      bool_or(${sees(actor, Prisma.sql`hc.household_id`)}) AS seen
    FROM (${given(family)}) g
    JOIN child c ON c.name_key = g.name_key AND c.birth_date = g.birth_date
    JOIN household_child hc ON hc.child_id = c.id
    GROUP BY g.index, c.id ORDER BY g.index, c.id`;
}

function given({ children }: NewFamily): Prisma.Sql {
  return Prisma.sql`
    SELECT k.name_key, k.birth_date::date AS birth_date, k.place - 1 AS index
    FROM unnest(${children.map(nameKey)}::text[], ${children.map((child) => child.birthDate)}::text[])
      WITH ORDINALITY AS k (name_key, birth_date, place)`;
}
