import "server-only";
import { type Actor, allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { Prisma } from "@/lib/db";

/** Two SQL expressions of type date, both ends included. */
export type SqlRange = { first: Prisma.Sql; last: Prisma.Sql };

/** What decides the custody of a child in a range of days, as one JSON column, from the side of a household's rank. */
export function factsColumn(childId: Prisma.Sql, rank: Prisma.Sql, { first, last }: SqlRange): Prisma.Sql {
  return Prisma.sql`json_build_object('rank', ${rank},
    'plans', COALESCE((
      SELECT json_agg(json_build_object('validFrom', cp.valid_from, 'validTo', cp.valid_to, 'pattern', cp.pattern)
                      ORDER BY cp.valid_from)
      FROM custody_plan cp
      WHERE cp.child_id = ${childId} AND daterange(cp.valid_from, cp.valid_to, '[]') && daterange(${first}, ${last}, '[]')), '[]'),
    'freeDays', COALESCE((
      SELECT json_agg(json_build_object('date', cd.date, 'rank', home.rank) ORDER BY cd.date)
      FROM custody_day cd
      JOIN household_child home ON home.child_id = cd.child_id AND home.household_id = cd.household_id
      WHERE cd.child_id = ${childId} AND cd.date BETWEEN ${first} AND ${last}), '[]'))`;
}

/**
 * One JSON column for statements of other nouns: the custodyFacts of a child as the actor's household has it, null for
 * a child whose other home there is not, is archived, or lost all authority over it. `childId` and the range are SQL
 * expressions.
 */
export function custodyColumn(actor: ParentActor, childId: Prisma.Sql, range: SqlRange): Prisma.Sql {
  allow(actor, "parent");
  return columnOf(Prisma.sql`${actor.householdId}::uuid`, childId, range);
}

/** The same for staff who book for a child of the household `householdId`, an SQL expression. */
export function homeCustodyColumn(
  actor: StaffActor,
  householdId: Prisma.Sql,
  childId: Prisma.Sql,
  range: SqlRange,
): Prisma.Sql {
  allow(actor, "staff", "REQUESTS");
  return columnOf(householdId, childId, range);
}

/** The same for whoever's turn it is to get a freed place, whoever freed it: nobody is shown it. */
export function turnCustodyColumn(
  actor: Actor,
  { householdId, childId, range }: { householdId: Prisma.Sql; childId: Prisma.Sql; range: SqlRange },
): Prisma.Sql {
  allow(actor, ["parent", "staff", "system"]);
  return columnOf(householdId, childId, range);
}

function columnOf(householdId: Prisma.Sql, childId: Prisma.Sql, range: SqlRange): Prisma.Sql {
  return Prisma.sql`(
    SELECT ${factsColumn(childId, Prisma.sql`mine.rank`, range)}
    FROM household_child mine
    WHERE mine.child_id = ${childId} AND mine.household_id = ${householdId}
      AND EXISTS (
        SELECT 1 FROM household_child away JOIN household h ON h.id = away.household_id
        WHERE away.child_id = mine.child_id AND away.household_id <> mine.household_id AND h.status <> 'ARCHIVED'
          AND (SELECT count(*) = 0 OR bool_or(g.parental_authority <> 'WITHDRAWN')
               FROM guardianship g JOIN adult a ON a.id = g.adult_id
               WHERE g.child_id = mine.child_id AND a.household_id = away.household_id)))`;
}
