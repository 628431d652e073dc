import "server-only";
import type { Actor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { turnCustodyColumn } from "@/lib/custody/queries";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { policiesColumn } from "../queries/facts";
import type { Before, PolicyFacts } from "../rules";

/** A child whose turn it is to get a free place. */
export type FirstInTurn = {
  id: string;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: PlainDate;
  householdId: string;
  requestId: string;
  version: number;
  child: string;
  activity: string;
  slot: string;
  activityId: string;
  structureId: string;
  /** Its ActivityLimits, and whether its slot excludes or needs others. */
  limits: unknown;
  isLinked: boolean;
  birthDate: PlainDate;
  /** The ages of the day's group. */
  minAge: number;
  maxAge: number;
  /** By the custodyFacts of a child of two homes. */
  custody: unknown;
  startsAt: string;
  waitMode: "AUTOMATIC" | "OFFER";
  offerHours: number;
  cancelMode: "ON_REQUEST" | "AT_ONCE" | "NEVER";
  policies: PolicyFacts[];
} & NonNullable<Before>;

const WAITING = {
  householdId: Prisma.sql`w.household_id`,
  childId: Prisma.sql`w.child_id`,
  range: { first: Prisma.sql`w.date`, last: Prisma.sql`w.date` },
};

/**
 * For each slot day to come that is open and has places left, as many of those who wait as there are places, in their
 * order. Whoever may not come any more is passed over and keeps its turn: a household that is archived or where nobody
 * has authority over the child any longer, a child that is not enrolled in the day's group.
 */
export function firstInTurn(
  actor: Actor,
  tx: Tx,
  slotDayIds: string[],
  passedOver: string[],
): Promise<FirstInTurn[]> {
  return tx.$queryRaw<FirstInTurn[]>`
    WITH place AS MATERIALIZED (
      SELECT d.id, d.date, d.group_id, d.capacity - d.held AS free, s.name AS slot, s.starts_at, s.activity_id,
             EXISTS (SELECT 1 FROM slot_link l WHERE l.slot_id = s.id OR l.other_id = s.id) AS is_linked
      FROM slot_day d JOIN slot s ON s.id = d.slot_id CROSS JOIN organisation o
      WHERE d.id = ANY(${slotDayIds}::uuid[]) AND d.open AND d.held < d.capacity AND s.archived_at IS NULL
        AND (d.date + s.starts_at::time) AT TIME ZONE o.time_zone > ${nowDate()}::timestamptz)
    SELECT w.id, w.child_id AS "childId", w.slot_id AS "slotId", w.slot_day_id AS "slotDayId", w.date::text,
           w.household_id AS "householdId", w.request_id AS "requestId", w.state::text, w.holds, w.version,
           w.waiting_since AS "waitingSince", c.first_name AS child, activity.name AS activity, place.slot,
           activity.id AS "activityId", activity.structure_id AS "structureId", activity.limits,
           place.is_linked AS "isLinked", c.birth_date::text AS "birthDate", g.min_age AS "minAge", g.max_age AS "maxAge",
           ${turnCustodyColumn(actor, WAITING)} AS custody, place.starts_at AS "startsAt", activity.wait_mode::text AS "waitMode",
           activity.offer_hours AS "offerHours", activity.cancel_mode::text AS "cancelMode", ${policiesColumn} AS policies
    FROM place
    JOIN activity ON activity.id = place.activity_id AND activity.wait_mode <> 'NONE' AND activity.archived_at IS NULL
    CROSS JOIN LATERAL (
      SELECT r.* FROM reservation r
      WHERE r.slot_day_id = place.id AND r.state = 'WAITLISTED' AND r.id <> ALL(${passedOver}::uuid[])
        AND EXISTS (SELECT 1 FROM household h WHERE h.id = r.household_id AND h.status <> 'ARCHIVED')
        AND EXISTS (SELECT 1 FROM household_child hc
                    JOIN adult ad ON ad.household_id = hc.household_id
                    JOIN guardianship g ON g.adult_id = ad.id AND g.child_id = hc.child_id
                                       AND g.parental_authority <> 'WITHDRAWN'
                    WHERE hc.household_id = r.household_id AND hc.child_id = r.child_id)
        AND EXISTS (SELECT 1 FROM enrolment e
                    WHERE e.child_id = r.child_id AND e.activity_id = place.activity_id AND e.group_id = place.group_id
                      AND e.valid_from <= place.date AND (e.valid_to IS NULL OR e.valid_to >= place.date))
      ORDER BY r.waiting_since, r.id LIMIT place.free) w
    JOIN child c ON c.id = w.child_id
    JOIN activity_group g ON g.id = place.group_id`;
}
