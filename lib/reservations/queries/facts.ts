import "server-only";
import type { ParentActor } from "@/lib/actor";
import { addDays, type DayRange } from "@/lib/calendar/rules";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { confirmationColumn } from "@/lib/dossier/queries";
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

/** The household's HomePriorities as one JSON column. */
const prioritiesColumn = (actor: ParentActor) => Prisma.sql`
  (SELECT json_build_object(
     'isResident', h.postal_code = ANY(o.resident_postal_codes),
     'isWorking', NOT EXISTS (SELECT 1 FROM adult a WHERE a.household_id = h.id
                              AND COALESCE(a.profession, '') = '' AND COALESCE(a.employer, '') = ''),
     'enrolled', COALESCE((
        SELECT json_agg(DISTINCT jsonb_build_object('childId', e.child_id, 'structureId', a.structure_id))
        FROM household_child hc JOIN enrolment e ON e.child_id = hc.child_id JOIN activity a ON a.id = e.activity_id
        WHERE hc.household_id = h.id AND e.valid_from < year.first_day + interval '1 year'
          AND (e.valid_to IS NULL OR e.valid_to >= year.first_day)), '[]'))
   FROM household h, organisation o,
        LATERAL (SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date AS today) clock,
        LATERAL (SELECT make_date(extract(year FROM today - interval '8 months')::int, 9, 1) AS first_day) year
   WHERE h.id = ${actor.householdId}::uuid)`;

/**
 * What decides whether reservations wait until the household's file is confirmed, whether a structure of it blocks them
 * until a document is there, and what lets it book early: three columns, for a MATERIALIZED part as well.
 */
export const gates = (actor: ParentActor) => Prisma.sql`
  SELECT ${confirmationColumn(actor)} AS confirmation, ${prioritiesColumn(actor)} AS home,
         EXISTS (SELECT 1 FROM household_structure hs
                 JOIN piece_type pt ON pt.structure_id = hs.structure_id AND pt.blocking AND pt.archived_at IS NULL
                 WHERE hs.household_id = ${actor.householdId}::uuid) AS "asksPieces"`;

type Ruled = { activityId: string; policies: PolicyFacts[] };

/** The activities whose rules look at open days. */
const counting = (activities: Iterable<Ruled>) => [
  ...new Set([...activities].filter((a) => needsOpenDays(a.policies)).map((a) => a.activityId)),
];

/** By activity, its open days around `range`, where its rules look at them, as one JSON column. */
export function openDaysColumn(activities: Iterable<Ruled>, range: DayRange): Prisma.Sql {
  const ids = counting(activities);
  if (ids.length === 0) return Prisma.sql`'{}'::json`;
  return Prisma.sql`COALESCE((
    SELECT json_object_agg(of_activity.id, of_activity.days)
    FROM (SELECT slot.activity_id AS id, array_agg(DISTINCT sd.date) AS days
          FROM slot_day sd JOIN slot ON slot.id = sd.slot_id
          WHERE slot.activity_id = ANY(${ids}::uuid[]) AND sd.open
            AND sd.date BETWEEN ${addDays(range.firstDay, -400)}::date AND ${addDays(range.lastDay, 60)}::date
          GROUP BY slot.activity_id) of_activity), '{}')`;
}

/** The open days of `openDaysColumn`, by activity. */
export type OpenDays = Record<string, PlainDate[]>;

/** The same read by itself; no statement where no rule looks at them. */
export async function openDaysAround(
  tx: Tx,
  activities: Iterable<Ruled>,
  range: DayRange,
): Promise<OpenDays> {
  const given = [...activities];
  if (counting(given).length === 0) return {};
  const [row] = await tx.$queryRaw<{ days: OpenDays }[]>`SELECT ${openDaysColumn(given, range)} AS days`;
  return row!.days;
}
