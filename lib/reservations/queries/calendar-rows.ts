import "server-only";
import type { ParentActor } from "@/lib/actor";
import type { DayRange } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import type { ClosureCause } from "@/lib/generated/prisma/enums";
import type { AttendanceStatus, ReservationState } from "../rules";
import { answersColumn } from "./answers";
import { type OpenDays, openDaysColumn } from "./facts";
import type { Offer } from "./offers";

/** Why staff shut a day, in a word and in theirs. */
export type Closure = { cause: ClosureCause; message: string };

/** One slot of one group on one day. */
export type Day = {
  id: string;
  slotId: string;
  groupId: string;
  date: PlainDate;
  open: boolean;
  closedReason: "PUBLIC_HOLIDAY" | "SCHOOL_HOLIDAY" | "STRUCTURE" | null;
  capacity: number;
  held: number;
  /** The closure that shut it. */
  closure: Closure | null;
};

/** What is booked for a child, by whichever of its households. */
export type Booked = {
  id: string;
  childId: string;
  slotId: string;
  date: PlainDate;
  householdId: string;
  state: ReservationState;
  version: number;
  reason: string | null;
  attendance: AttendanceStatus | null;
  /** Its turn in the waiting list, 1 first; null out of it. */
  rank: number | null;
  /** Until when its place is held, an ISO instant, while it is offered. */
  offerUntil: string | null;
};

export type CalendarRows = { slotDays: Day[]; booked: Booked[]; openDays: OpenDays; answers: unknown };

/** How many wait for the same place, up to the row `r`. */
const rankColumn = Prisma.sql`
  CASE WHEN r.state = 'WAITLISTED' THEN
    (SELECT count(*)::int FROM reservation w WHERE w.slot_day_id = r.slot_day_id AND w.state = 'WAITLISTED'
                                               AND (w.waiting_since, w.id) <= (r.waiting_since, r.id)) END`;

/**
 * The days of the offers' groups, what their children have booked, the open days that rules count, and what waits for
 * the household's answer. One statement.
 */
export async function readCalendarRows(
  actor: ParentActor,
  offers: Offer[],
  range: DayRange,
): Promise<CalendarRows> {
  const childIds = [...new Set(offers.map((offer) => offer.childId))];
  const groupIds = [...new Set(offers.map((offer) => offer.groupId))];
  const [rows] = await db().$queryRaw<CalendarRows[]>`
    SELECT
      COALESCE((
        SELECT json_agg(json_build_object('id', d.id, 'slotId', d.slot_id, 'groupId', d.group_id, 'date', d.date,
                          'open', d.open, 'closedReason', d.closed_reason, 'capacity', d.capacity, 'held', d.held,
                          'closure', CASE WHEN c.id IS NOT NULL THEN
                            json_build_object('cause', c.cause, 'message', c.message) END))
        FROM slot_day d LEFT JOIN closure c ON c.id = d.closure_id
        WHERE d.group_id = ANY(${groupIds}::uuid[])
          AND d.date BETWEEN ${range.firstDay}::date AND ${range.lastDay}::date), '[]') AS "slotDays",
      COALESCE((
        SELECT json_agg(json_build_object('id', r.id, 'childId', r.child_id, 'slotId', r.slot_id, 'date', r.date,
                          'householdId', r.household_id, 'state', r.state, 'version', r.version,
                          'reason', r.reason, 'attendance', a.status,
                          'rank', ${rankColumn}, 'offerUntil', r.offer_until))
        FROM reservation r LEFT JOIN attendance a ON a.reservation_id = r.id
        WHERE r.child_id = ANY(${childIds}::uuid[])
          AND r.date BETWEEN ${range.firstDay}::date AND ${range.lastDay}::date), '[]') AS booked,
      ${openDaysColumn(offers, range)} AS "openDays",
      ${answersColumn(actor)} AS answers`;
  return rows!;
}
