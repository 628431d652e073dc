import { type ParentActor, type Permission, type StaffActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma } from "@/lib/db";

/** The organisation's day at business time. */
export const today = () =>
  Prisma.sql`(SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date FROM organisation o)`;

/** Whether a structure is one where the actor holds `permission`; without a structure, for administrators only. */
export function isOwnStructure(
  actor: StaffActor,
  permission: Permission,
  structureId: Prisma.Sql,
): Prisma.Sql {
  const own = structuresOf(actor, permission);
  return own === "all" ? Prisma.sql`true` : Prisma.sql`${structureId} = ANY(${own}::uuid[])`;
}

/** The household's children over whom the actor exercises parental authority, as a table of ids. */
export function childrenOf(actor: ParentActor): Prisma.Sql {
  return Prisma.sql`(
    SELECT hc.child_id AS id FROM household_child hc
    JOIN guardianship g ON g.child_id = hc.child_id AND g.adult_id = ${actor.adultId}::uuid
    WHERE hc.household_id = ${actor.householdId}::uuid AND g.parental_authority = 'YES')`;
}

/** Whether the actor may open, or send for, what concerns this child; null: the household. */
export function mayOpenFor(actor: ParentActor, childId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${childId} IS NULL OR ${childId} IN (SELECT id FROM ${childrenOf(actor)} mine))`;
}

/** The names of a household's adults, in their order. */
export const adultsOf = (householdId: Prisma.Sql) => Prisma.sql`(
  SELECT string_agg(a.first_name || ' ' || a.last_name, ', ' ORDER BY a.position, a.id)
  FROM adult a WHERE a.household_id = ${householdId})`;

/** A published document `d` that this parent is shown today. */
export function isShownTo(actor: ParentActor): Prisma.Sql {
  return Prisma.sql`(
    d.withdrawn_at IS NULL AND d.display_from <= ${today()} AND (d.display_to IS NULL OR d.display_to >= ${today()})
    AND (d.audience = 'EVERYBODY'
      OR (d.audience = 'HOUSEHOLD' AND d.household_id = ${actor.householdId}::uuid)
      OR (d.audience = 'STRUCTURE' AND d.structure_id IN (
        SELECT structure_id FROM household_structure WHERE household_id = ${actor.householdId}::uuid))))`;
}
