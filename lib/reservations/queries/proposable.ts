import "server-only";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma, type Tx } from "@/lib/db";

/** A slot day that staff may propose in place of one that a child asked for. */
export type ProposableDay = {
  reservationId: string;
  slotDayId: string;
  date: PlainDate;
  activity: string;
  slot: string;
  /** Places left. */
  left: number;
};

/** How far from the day asked for, in days, and how many for each. */
const DAYS_AROUND = 14;
const AT_MOST = 12;

/**
 * The slot days that may be proposed in place of the reservations `r` that a condition names, the nearest of the same slot first: open, to
 * come, with places left, in the structure's activities where the child is enrolled, and beside nothing that it has
 * already or that would exclude it. With `only`, those of these pairs of a reservation and a slot day. One statement.
 */
export function proposableDays(
  asked: Prisma.Sql,
  tx: Tx = db(),
  only?: { reservationId: string; slotDayId: string }[],
): Promise<ProposableDay[]> {
  const pairs = only
    ? Prisma.sql`AND (r.id, d.id) IN (SELECT * FROM unnest(${only.map((pair) => pair.reservationId)}::uuid[],
                                                           ${only.map((pair) => pair.slotDayId)}::uuid[]))`
    : Prisma.empty;
  return tx.$queryRaw<ProposableDay[]>`
    WITH asked AS MATERIALIZED (
      SELECT r.id, r.child_id, r.slot_id, r.date, a.structure_id
      FROM reservation r JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
      WHERE ${asked})
    SELECT r.id AS "reservationId", near.id AS "slotDayId", near.date::text, near.activity, near.slot, near.places AS left
    FROM asked r CROSS JOIN LATERAL (
      SELECT d.id, d.date, a.name AS activity, s.name AS slot, d.capacity - d.held AS places
      FROM enrolment e
      JOIN activity a ON a.id = e.activity_id AND a.structure_id = r.structure_id AND a.archived_at IS NULL
      JOIN slot s ON s.activity_id = a.id AND s.archived_at IS NULL
      JOIN slot_day d ON d.slot_id = s.id AND d.group_id = e.group_id AND d.open AND d.held < d.capacity
                     AND d.date BETWEEN r.date - ${DAYS_AROUND}::int AND r.date + ${DAYS_AROUND}::int
                     AND d.date >= e.valid_from AND (e.valid_to IS NULL OR d.date <= e.valid_to)
      CROSS JOIN organisation o
      WHERE e.child_id = r.child_id AND (d.slot_id, d.date) <> (r.slot_id, r.date) ${pairs}
        AND (d.date + s.starts_at::time) AT TIME ZONE o.time_zone > ${nowDate()}::timestamptz
        AND NOT EXISTS (
          SELECT 1 FROM reservation other
          WHERE other.child_id = r.child_id AND other.date = d.date AND other.id <> r.id
            AND other.state NOT IN ('REFUSED', 'CANCELLED')
            AND (other.slot_id = d.slot_id OR EXISTS (
              SELECT 1 FROM slot_link l WHERE l.kind = 'EXCLUDES'
                AND ((l.slot_id, l.other_id) = (d.slot_id, other.slot_id)
                     OR (l.slot_id, l.other_id) = (other.slot_id, d.slot_id)))))
        AND (NOT EXISTS (SELECT 1 FROM slot_link l WHERE l.slot_id = d.slot_id AND l.kind = 'NEEDS')
             OR EXISTS (SELECT 1 FROM slot_link l
                        JOIN reservation other ON other.slot_id = l.other_id AND other.child_id = r.child_id
                          AND other.date = d.date AND other.id <> r.id AND other.state NOT IN ('REFUSED', 'CANCELLED')
                        WHERE l.slot_id = d.slot_id AND l.kind = 'NEEDS'))
      ORDER BY d.slot_id <> r.slot_id, abs(d.date - r.date), d.date, s.position LIMIT ${AT_MOST}) near
    ORDER BY near.date, near.activity, near.slot`;
}
