import "server-only";
import { type DayRange, publicHolidayDays } from "@/lib/calendar/rules";
import { fromDbDate, type PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import type { OrganisationFacts } from "@/lib/organisation/queries";
import { type OpeningFacts, type StoredDay, wantedDays } from "../rules";

/** The openings of an activity, the first made first. */
export async function readOpenings(tx: Tx, activityId: string): Promise<OpeningFacts[]> {
  const rows = await tx.activityOpening.findMany({
    where: { activityId },
    select: {
      id: true,
      firstDay: true,
      lastDay: true,
      season: true,
      weekdays: true,
      places: { select: { groupId: true, capacity: true } },
      slots: { select: { slotId: true } },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ firstDay, lastDay, slots, ...row }) => ({
    ...row,
    firstDay: fromDbDate(firstDay),
    lastDay: fromDbDate(lastDay),
    slotIds: slots.map(({ slotId }) => slotId),
  }));
}

/** The slots that an activity offers: none once it is archived. */
export async function offeredSlots(tx: Tx, activityId: string): Promise<string[]> {
  const slots = await tx.slot.findMany({
    where: { activityId, archivedAt: null, activity: { archivedAt: null } },
    select: { id: true },
  });
  return slots.map(({ id }) => id);
}

/** The days that openings want of an activity's offered slots between two days. */
export function wantedOf(
  { schoolHolidays, holidayRegion }: OrganisationFacts,
  openings: readonly OpeningFacts[],
  slotIds: readonly string[],
  range: DayRange,
) {
  // No further than the openings reach: a range may be without end.
  const [last = range.firstDay] = openings
    .map(({ lastDay }) => lastDay)
    .toSorted()
    .reverse();
  const [lastDay = last] = [last, range.lastDay].toSorted();
  const within = { firstDay: range.firstDay, lastDay };
  const publicHolidays = publicHolidayDays(within.firstDay, within.lastDay, holidayRegion);
  return wantedDays(openings, slotIds, within, { schoolHolidays, publicHolidays });
}

/** A day later than any that is written. */
export const END_OF_TIME: PlainDate = "9999-12-31";

/**
 * The stored days of an activity between two days with what stands on them. With `lock`, they are locked in the order
 * of their ids until the transaction ends, and nobody books or leaves them meanwhile.
 */
export async function readDays(
  tx: Tx,
  activityId: string,
  { firstDay, lastDay }: DayRange,
  lock: boolean,
): Promise<StoredDay[]> {
  const read = () => tx.$queryRaw<StoredDay[]>`
    SELECT d.id, d.slot_id AS "slotId", d.group_id AS "groupId", d.date::text AS date, d.open,
           d.closed_reason::text AS "closedReason", d.capacity, d.held, d.adjusted, d.closure_id IS NOT NULL AS shut,
           CASE WHEN b.live THEN 'LIVE' WHEN b.live IS NULL AND p.slot_day_id IS NULL THEN 'NONE' ELSE 'PAST' END AS booked
    FROM slot_day d JOIN slot s ON s.id = d.slot_id
    LEFT JOIN (SELECT r.slot_day_id, bool_or(r.state NOT IN ('REFUSED', 'CANCELLED')) AS live
               FROM slot_day x JOIN slot y ON y.id = x.slot_id JOIN reservation r ON r.slot_day_id = x.id
               WHERE y.activity_id = ${activityId}::uuid AND x.date BETWEEN ${firstDay}::date AND ${lastDay}::date
               GROUP BY 1) b ON b.slot_day_id = d.id
    LEFT JOIN (SELECT DISTINCT slot_day_id FROM proposal) p ON p.slot_day_id = d.id
    WHERE s.activity_id = ${activityId}::uuid AND d.date BETWEEN ${firstDay}::date AND ${lastDay}::date
    ORDER BY d.id`;
  if (lock) {
    await tx.$queryRaw`
      SELECT 1 FROM slot_day d JOIN slot s ON s.id = d.slot_id
      WHERE s.activity_id = ${activityId}::uuid AND d.date BETWEEN ${firstDay}::date AND ${lastDay}::date
      ORDER BY d.id FOR UPDATE OF d`;
  }
  return read();
}
