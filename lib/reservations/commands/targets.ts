import "server-only";
import type { ParentActor } from "@/lib/actor";
import type { DayRange } from "@/lib/calendar/rules";
import { custodyColumn } from "@/lib/custody/queries";
import { type CustodyFacts, custodyFacts } from "@/lib/custody/schema";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import type { Gates } from "../queries/blocks";
import { gates, ownChildren, policiesColumn } from "../queries/facts";
import type { AttendanceStatus, PolicyFacts, ReservationState } from "../rules";
import { type CellWish, isOnDay } from "../schema";

/** A cell that a parent may see: a child of the household, enrolled in the slot's activity on that day. */
export type Target = {
  childId: string;
  slotDayId: string;
  slotId: string;
  date: PlainDate;
  startsAt: string;
  child: string;
  slot: string;
  activityId: string;
  activity: string;
  capacityMode: "FIRST_COME" | "ALLOCATE";
  cancelMode: "ON_REQUEST" | "AT_ONCE" | "NEVER";
  autoValidate: boolean;
  waitMode: "NONE" | "AUTOMATIC" | "OFFER";
  structureId: string;
  /** Its ActivityLimits. */
  limits: unknown;
  /** Whether the slot excludes or needs others, or is needed. */
  isLinked: boolean;
  /** No longer offered: what is booked stands. */
  isArchived: boolean;
  birthDate: PlainDate;
  /** The ages of the child's group. */
  minAge: number;
  maxAge: number;
  policies: PolicyFacts[];
  /** Whether the child has another home: custody then decides who books. */
  isShared: boolean;
} & Gates;

export type Stored = {
  id: string;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: PlainDate;
  householdId: string;
  state: ReservationState;
  holds: boolean;
  version: number;
  attendance: AttendanceStatus | null;
  requestId: string;
  reason: string | null;
  late: boolean;
  surcharge: number;
  waitingSince: Date | null;
  offerUntil: Date | null;
  /** Its last change: the login, the home of the adult whose login it is, and whether staff decided so. */
  last: { at: string; accountId: string | null; householdId: string | null; isDecision: boolean } | null;
};

/**
 * The cells behind the wishes, in one statement. A wish that names another family's child, a day the
 * child is not enrolled for or another household's reservation finds nothing. What is reserved stands where it was
 * booked, even when the child has changed group since.
 */
export function readTargets(tx: Tx, actor: ParentActor, wishes: CellWish[]): Promise<Target[]> {
  const books = wishes.filter(isOnDay);
  const others = wishes.filter((wish) => !isOnDay(wish));
  return tx.$queryRaw<Target[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)}), gate AS MATERIALIZED (${gates(actor)}),
    wished AS (
      SELECT w.child_id, w.slot_day_id, false AS stored
      FROM unnest(${books.map((w) => w.childId)}::uuid[], ${books.map((w) => w.slotDayId)}::uuid[]) AS w(child_id, slot_day_id)
      UNION
      SELECT r.child_id, r.slot_day_id, true FROM reservation r
      WHERE r.id = ANY(${others.map((w) => w.reservationId)}::uuid[]) AND r.household_id = ${actor.householdId}::uuid),
    cell AS MATERIALIZED (
      SELECT w.child_id, w.stored, sd.id, sd.slot_id, sd.group_id, sd.date, s.name, s.starts_at, s.activity_id,
             s.archived_at,
             EXISTS (SELECT 1 FROM slot_link l WHERE l.slot_id = s.id OR l.other_id = s.id) AS "isLinked"
      FROM wished w JOIN slot_day sd ON sd.id = w.slot_day_id JOIN slot s ON s.id = sd.slot_id)
    SELECT DISTINCT ON (own.id, cell.id)
           own.id AS "childId", cell.id AS "slotDayId", cell.slot_id AS "slotId", cell.date::text,
           cell.starts_at AS "startsAt", own.first_name || ' ' || own.last_name AS child, cell.name AS slot,
           activity.id AS "activityId", activity.name AS activity, activity.capacity_mode::text AS "capacityMode",
           activity.cancel_mode::text AS "cancelMode", activity.auto_validate AS "autoValidate",
           activity.structure_id AS "structureId", activity.limits, cell."isLinked",
           (cell.archived_at IS NOT NULL OR activity.archived_at IS NOT NULL) AS "isArchived",
           activity.wait_mode::text AS "waitMode", own.birth_date::text AS "birthDate",
           g.min_age AS "minAge", g.max_age AS "maxAge",
           ${policiesColumn} AS policies, gate.*,
           EXISTS (SELECT 1 FROM household_child away WHERE away.child_id = own.id
                   AND away.household_id <> ${actor.householdId}::uuid) AS "isShared"
    FROM cell
    CROSS JOIN gate
    JOIN own ON own.id = cell.child_id
    JOIN activity ON activity.id = cell.activity_id
    JOIN enrolment e ON e.child_id = own.id AND e.activity_id = activity.id
                    AND (cell.stored OR e.group_id = cell.group_id)
                    AND e.valid_from <= cell.date AND (e.valid_to IS NULL OR e.valid_to >= cell.date)
    JOIN activity_group g ON g.id = cell.group_id`;
}

/**
 * The custody of the targets' children that have two homes, by child; where locked, behind their rows: no home gives a
 * day away meanwhile. No statement where there is none.
 */
export async function readCustody(
  tx: Tx,
  actor: ParentActor,
  targets: Target[],
  { firstDay, lastDay }: DayRange,
  lock: boolean,
): Promise<Map<string, CustodyFacts>> {
  const ids = [...new Set(targets.filter(({ isShared }) => isShared).map(({ childId }) => childId))];
  if (ids.length === 0) return new Map();
  if (lock) await tx.$queryRaw`SELECT id FROM child WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR KEY SHARE`;
  const days = { first: Prisma.sql`${firstDay}::date`, last: Prisma.sql`${lastDay}::date` };
  const rows = await tx.$queryRaw<{ id: string; facts: unknown }[]>`
    SELECT c.id, ${custodyColumn(actor, Prisma.sql`c.id`, days)} AS facts FROM child c WHERE c.id = ANY(${ids}::uuid[])`;
  return new Map(rows.flatMap(({ id, facts }) => (facts ? [[id, custodyFacts.parse(facts)]] : [])));
}

/** The last change of the row named `r`, as one JSON column; beside a lock it must stay out of the joins. */
export const lastColumn = Prisma.sql`
  (SELECT json_build_object('at', h.at, 'accountId', h.account_id, 'isDecision', h.decision_id IS NOT NULL,
                            'householdId', (SELECT ad.household_id FROM account ac JOIN adult ad ON ad.id = ac.adult_id
                                            WHERE ac.id = h.account_id))
   FROM reservation_history h WHERE h.reservation_id = r.id AND h.version = r.version)`;

/** What stands on the targets, in the order of the ids; locked in that order where the sending is for good. */
export function readReservations(tx: Tx, targets: Target[], lock: boolean): Promise<Stored[]> {
  return tx.$queryRaw<Stored[]>`
    SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.slot_day_id AS "slotDayId", r.date::text,
           r.household_id AS "householdId", r.state::text, r.holds, r.version, r.request_id AS "requestId", r.reason,
           r.late, r.surcharge, r.waiting_since AS "waitingSince", r.offer_until AS "offerUntil",
           (SELECT a.status::text FROM attendance a WHERE a.reservation_id = r.id) AS attendance,
           ${lastColumn} AS last
    FROM reservation r
    JOIN unnest(${targets.map((t) => t.childId)}::uuid[], ${targets.map((t) => t.slotId)}::uuid[],
                ${targets.map((t) => t.date)}::date[]) AS w(child_id, slot_id, date)
      ON r.child_id = w.child_id AND r.slot_id = w.slot_id AND r.date = w.date
    ORDER BY r.id ${lock ? Prisma.sql`FOR UPDATE OF r` : Prisma.empty}`;
}

/** The slot days of the targets, without a lock. */
export function readSlotDays(tx: Tx, targets: Target[]) {
  return tx.$queryRaw<{ id: string; open: boolean; capacity: number; held: number }[]>`
    SELECT id, open, capacity, held FROM slot_day WHERE id = ANY(${[...new Set(targets.map((t) => t.slotDayId))]}::uuid[])`;
}

/** The custody of readCustody, for good. */
export const lockCustody = (tx: Tx, actor: ParentActor, targets: Target[], range: DayRange) =>
  readCustody(tx, actor, targets, range, true);

/** What stands on the targets, for good. */
export const lockReservations = (tx: Tx, targets: Target[]) => readReservations(tx, targets, true);
