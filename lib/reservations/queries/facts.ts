import "server-only";
import type { ParentActor } from "@/lib/actor";
import { addDays, type DayRange } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { needsOpenDays, type PolicyFacts } from "../rules";

/** The dated deadlines of the row named `activity`, as one JSON column. */
export const policiesColumn = Prisma.sql`
  (SELECT COALESCE(json_agg(json_build_object('validFrom', p.valid_from, 'validTo', p.valid_to,
                                              'bookRule', p.book_rule, 'cancelRule', p.cancel_rule)), '[]')
   FROM activity_policy p WHERE p.activity_id = activity.id)`;

/**
 * The children of the actor's household over whom the actor's authority stands. For a MATERIALIZED part of a
 * statement: joined in one piece with all the rest, PostgreSQL takes far longer to plan than to read.
 */
export const ownChildren = (actor: ParentActor) => Prisma.sql`
  SELECT c.id, c.first_name, c.last_name, c.birth_date
  FROM household_child hc
  JOIN child c ON c.id = hc.child_id
  JOIN guardianship g ON g.child_id = c.id AND g.adult_id = ${actor.adultId}::uuid
                     AND g.parental_authority <> 'WITHDRAWN'
  WHERE hc.household_id = ${actor.householdId}::uuid`;

/**
 * Whether a structure of the actor's household blocks reservations until the file is confirmed, or until a document
 * is there: two columns, for a MATERIALIZED part as well.
 */
export const gates = (actor: ParentActor) => Prisma.sql`
  SELECT EXISTS (SELECT 1 FROM household_structure hs
                 JOIN file_settings fs ON fs.structure_id = hs.structure_id AND fs.block_unconfirmed
                 WHERE hs.household_id = ${actor.householdId}::uuid) AS "asksConfirmation",
         EXISTS (SELECT 1 FROM household_structure hs
                 JOIN piece_type pt ON pt.structure_id = hs.structure_id AND pt.blocking AND pt.archived_at IS NULL
                 WHERE hs.household_id = ${actor.householdId}::uuid) AS "asksPieces"`;

/** By activity, its open days around `range`, where its rules look at them; no statement where none does. */
export async function openDaysAround(
  tx: Tx,
  activities: Iterable<{ activityId: string; policies: PolicyFacts[] }>,
  range: DayRange,
): Promise<Map<string, PlainDate[]>> {
  const ids = [...activities].filter((a) => needsOpenDays(a.policies)).map((a) => a.activityId);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ activityId: string; days: PlainDate[] }[]>`
    SELECT slot.activity_id AS "activityId", array_agg(DISTINCT sd.date::text) AS days
    FROM slot_day sd JOIN slot ON slot.id = sd.slot_id
    WHERE slot.activity_id = ANY(${[...new Set(ids)]}::uuid[]) AND sd.open
      AND sd.date BETWEEN ${addDays(range.firstDay, -400)}::date AND ${addDays(range.lastDay, 60)}::date
    GROUP BY slot.activity_id`;
  return new Map(rows.map((row) => [row.activityId, row.days]));
}
