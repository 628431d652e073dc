import "server-only";
import type { DayRange } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import type { AttendanceStatus, ReservationState } from "../rules";
import { type OpenDays, openDaysColumn } from "./facts";
import type { Offer } from "./offers";

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
};

export type MonthRows = { slotDays: Day[]; booked: Booked[]; openDays: OpenDays };

/** The days of the offers' groups, what their children have booked, and the open days that rules count. One statement. */
export async function readMonthRows(offers: Offer[], range: DayRange): Promise<MonthRows> {
  const childIds = [...new Set(offers.map((offer) => offer.childId))];
  const groupIds = [...new Set(offers.map((offer) => offer.groupId))];
  const [rows] = await db().$queryRaw<MonthRows[]>`
    SELECT
      COALESCE((
        SELECT json_agg(json_build_object('id', d.id, 'slotId', d.slot_id, 'groupId', d.group_id, 'date', d.date,
                          'open', d.open, 'closedReason', d.closed_reason, 'capacity', d.capacity, 'held', d.held))
        FROM slot_day d
        WHERE d.group_id = ANY(${groupIds}::uuid[])
          AND d.date BETWEEN ${range.firstDay}::date AND ${range.lastDay}::date), '[]') AS "slotDays",
      COALESCE((
        SELECT json_agg(json_build_object('id', r.id, 'childId', r.child_id, 'slotId', r.slot_id, 'date', r.date,
                          'householdId', r.household_id, 'state', r.state, 'version', r.version,
                          'reason', r.reason, 'attendance', a.status))
        FROM reservation r LEFT JOIN attendance a ON a.reservation_id = r.id
        WHERE r.child_id = ANY(${childIds}::uuid[])
          AND r.date BETWEEN ${range.firstDay}::date AND ${range.lastDay}::date), '[]') AS booked,
      ${openDaysColumn(offers, range)} AS "openDays"`;
  return rows!;
}
