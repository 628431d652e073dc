import type { ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma } from "@/lib/db";

/** The household's children over whom the actor's parental authority was not withdrawn, as a table of ids. */
export function ownChildren(actor: ParentActor): Prisma.Sql {
  return Prisma.sql`(
    SELECT hc.child_id AS id, hc.household_id
    FROM household_child hc
    JOIN guardianship g ON g.child_id = hc.child_id AND g.adult_id = ${actor.adultId}::uuid
    WHERE hc.household_id = ${actor.householdId}::uuid AND g.parental_authority <> 'WITHDRAWN')`;
}

/** Business time on the organisation's wall clock, as a table of one row: `local` (date and time) and `today`. */
export function clock(): Prisma.Sql {
  return Prisma.sql`(
    SELECT w.local, w.local::date AS today
    FROM organisation o CROSS JOIN LATERAL (SELECT ${nowDate()}::timestamptz AT TIME ZONE o.time_zone AS local) w)`;
}
