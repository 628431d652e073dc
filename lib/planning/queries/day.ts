import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { addDays, mondayOf } from "@/lib/calendar/rules";
import type { ClosureCause } from "@/lib/closures/schema";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import type { AttendanceStatus, ReservationState } from "@/lib/reservations/rules";
import { decidesFor } from "./scope";

export type PlannedChild = {
  id: string;
  firstName: string;
  lastName: string;
  birthDate: PlainDate;
  schoolClass: string | null;
  state: ReservationState;
  late: boolean;
  attendance: AttendanceStatus | null;
  /** The sending that waits for an answer. */
  requestId: string;
  /** Turn in the waiting list. */
  rank: number | null;
  /** Cancelled, yet billed. */
  due: boolean;
};

type ClosedReason = "PUBLIC_HOLIDAY" | "SCHOOL_HOLIDAY" | "STRUCTURE";

/** One group in one slot of the day. */
export type PlannedGroup = {
  slotDayId: string;
  name: string;
  open: boolean;
  closedReason: ClosedReason | null;
  /** Of the closure that shut it. */
  cause: ClosureCause | null;
  message: string | null;
  capacity: number;
  held: number;
  children: PlannedChild[];
};

export type PlannedSlot = {
  id: string;
  name: string;
  startsAt: string;
  endsAt: string;
  groups: PlannedGroup[];
};
export type PlannedActivity = { id: string; name: string; slots: PlannedSlot[] };

/** A day of the week around, in numbers. */
export type PlannedDate = { date: PlainDate; open: boolean; children: number; requests: number };

export type PlanningDay = { activities: PlannedActivity[]; week: PlannedDate[] };

type Row = {
  groups: (Omit<PlannedGroup, "children"> & {
    activityId: string;
    activity: string;
    slotId: string;
    slot: string;
    startsAt: string;
    endsAt: string;
  })[];
  children: (PlannedChild & { slotDayId: string })[];
  week: PlannedDate[];
};

/**
 * One day of a structure where the actor decides: who comes, asks, waits, or no longer comes, by activity, slot and
 * group, in order of name; and the week around in numbers. Empty for another structure. One statement.
 */
export async function planningDay(
  actor: StaffActor,
  { structureId, date }: { structureId: string; date: PlainDate },
): Promise<PlanningDay> {
  allow(actor, "staff", "REQUESTS");
  const monday = mondayOf(date);
  const [row] = await db().$queryRaw<Row[]>`
    WITH near AS MATERIALIZED (
      SELECT d.id, d.slot_id, d.date, d.open, d.closed_reason, d.closure_id, d.capacity, d.held, a.id AS activity_id,
             a.name AS activity, a.position, g.name AS group_name, g.position AS group_position
      FROM activity a JOIN activity_group g ON g.activity_id = a.id JOIN slot_day d ON d.group_id = g.id
      WHERE a.structure_id = ${structureId}::uuid AND ${decidesFor(actor, Prisma.sql`a.structure_id`)}
        AND d.date BETWEEN ${monday}::date AND ${addDays(monday, 6)}::date),
    standing AS MATERIALIZED (
      SELECT r.id, r.child_id, r.slot_day_id, r.state, r.late, r.request_id, r.due, near.date,
             CASE WHEN r.waiting_since IS NOT NULL THEN
               row_number() OVER (PARTITION BY r.slot_day_id, r.waiting_since IS NULL ORDER BY r.waiting_since, r.id)
             END::int AS rank
      FROM near JOIN reservation r ON r.slot_day_id = near.id)
    SELECT
      COALESCE((
        SELECT json_agg(json_build_object('slotDayId', n.id, 'name', n.group_name, 'open', n.open,
                 'closedReason', n.closed_reason, 'cause', k.cause, 'message', k.message, 'capacity', n.capacity,
                 'held', n.held, 'activityId', n.activity_id, 'activity', n.activity, 'slotId', s.id, 'slot', s.name,
                 'startsAt', s.starts_at, 'endsAt', s.ends_at)
               ORDER BY n.position, n.activity, n.activity_id, s.position, s.starts_at, s.id, n.group_position, n.group_name)
        FROM near n JOIN slot s ON s.id = n.slot_id LEFT JOIN closure k ON k.id = n.closure_id
        WHERE n.date = ${date}::date), '[]') AS groups,
      COALESCE((
        SELECT json_agg(json_build_object('id', r.id, 'slotDayId', r.slot_day_id, 'firstName', c.first_name,
                 'lastName', c.last_name, 'birthDate', c.birth_date, 'schoolClass', c.school_class, 'state', r.state,
                 'late', r.late, 'attendance', t.status, 'requestId', r.request_id, 'rank', r.rank, 'due', r.due)
               ORDER BY r.rank, unaccent(lower(c.last_name)), c.name_key, c.id)
        FROM standing r JOIN child c ON c.id = r.child_id LEFT JOIN attendance t ON t.reservation_id = r.id
        WHERE r.date = ${date}::date), '[]') AS children,
      COALESCE((
        SELECT json_agg(json_build_object('date', w.date, 'open', w.open, 'children', w.children, 'requests', w.requests)
                        ORDER BY w.date)
        FROM (SELECT n.date, bool_or(n.open) AS open,
                     (SELECT count(DISTINCT r.child_id) FROM standing r
                      WHERE r.date = n.date AND r.state IN ('RESERVED', 'CANCEL_REQUESTED')) AS children,
                     (SELECT count(*) FROM standing r
                      WHERE r.date = n.date AND r.state IN ('REQUESTED', 'CANCEL_REQUESTED')) AS requests
              FROM near n GROUP BY n.date) w), '[]') AS week`;
  return { activities: nest(row!), week: wholeWeek(monday, row!.week) };
}

/** Groups under their slots, slots under their activities, in the order that they come. */
function nest({ groups, children }: Row): PlannedActivity[] {
  const childrenOf = Map.groupBy(children, ({ slotDayId }) => slotDayId);
  const byActivity = Map.groupBy(groups, ({ activityId }) => activityId);
  return [...byActivity.values()].map((ofActivity) => ({
    id: ofActivity[0]!.activityId,
    name: ofActivity[0]!.activity,
    slots: [...Map.groupBy(ofActivity, ({ slotId }) => slotId).values()].map((ofSlot) => {
      const { slotId, slot, startsAt, endsAt } = ofSlot[0]!;
      const listed = ofSlot.map((group) => ({ ...group, children: childrenOf.get(group.slotDayId) ?? [] }));
      return { id: slotId, name: slot, startsAt, endsAt, groups: listed };
    }),
  }));
}

/** Seven days from a Monday on, those without any slot included. */
const wholeWeek = (monday: PlainDate, known: PlannedDate[]): PlannedDate[] =>
  Array.from({ length: 7 }, (_, index) => {
    const date = addDays(monday, index);
    return known.find((day) => day.date === date) ?? { date, open: false, children: 0, requests: 0 };
  });
