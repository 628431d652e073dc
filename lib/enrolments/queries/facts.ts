import "server-only";
import { type ParentActor, type StaffActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma } from "@/lib/db";

/** The children of the parent's household over whom its authority stands, as rows (id, first_name, last_name, birth_date). */
export const ownChildren = (actor: ParentActor) => Prisma.sql`
  SELECT c.id, c.first_name, c.last_name, c.birth_date FROM household_child hc
  JOIN child c ON c.id = hc.child_id
  JOIN guardianship g ON g.child_id = c.id AND g.adult_id = ${actor.adultId}::uuid
                     AND g.parental_authority <> 'WITHDRAWN'
  WHERE hc.household_id = ${actor.householdId}::uuid`;

/** The groups of the period `p` with their places, as one JSON column. */
export const groupsColumn = Prisma.sql`
  (SELECT COALESCE(json_agg(json_build_object('id', g.id, 'name', g.name, 'minAge', g.min_age, 'maxAge', g.max_age,
                                              'capacity', ep.capacity, 'held', ep.held) ORDER BY g.position, g.min_age), '[]')
   FROM enrolment_places ep JOIN activity_group g ON g.id = ep.group_id WHERE ep.period_id = p.id)`;

/**
 * The documents of the period `p` that nobody has sent for the child named, or that are refused or past: a document of
 * the child counts from either home once checked.
 */
export const lackingColumn = (actor: ParentActor, child: Prisma.Sql) => Prisma.sql`
  ARRAY(SELECT pt.name FROM enrolment_piece x JOIN piece_type pt ON pt.id = x.piece_type_id
        WHERE x.period_id = p.id AND pt.archived_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM family_upload u
          WHERE u.piece_type_id = pt.id
            AND (u.valid_to IS NULL OR u.valid_to >= (${nowDate()}::timestamptz AT TIME ZONE (SELECT time_zone FROM organisation))::date)
            AND CASE WHEN pt.scope = 'CHILD' THEN u.child_id = ${child} ELSE u.household_id = ${actor.householdId}::uuid END
            AND (u.state = 'VERIFIED' OR u.state = 'RECEIVED' AND u.household_id = ${actor.householdId}::uuid))
        ORDER BY pt.position)`;

/** Whether the structure `s` is one where this member of staff decides. */
export const decidesIn = (actor: StaffActor) => {
  const own = structuresOf(actor, "REQUESTS");
  return own === "all" ? Prisma.sql`TRUE` : Prisma.sql`s.id = ANY(${own}::uuid[])`;
};
