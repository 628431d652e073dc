import "server-only";
import type { StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type RefusalCode, type Result, refuse } from "@/lib/result";
import { occupies, type Places, reserve } from "../rules";
import { decidesIn, type Held, lockHeld } from "./by-hand-store";
import type { lockSlotDays, PlannedChange } from "./write";

/** A cell of a child that staff may fill: its day and the names that its mail shows. */
export type Cell = {
  slotDayId: string;
  slotId: string;
  date: string;
  child: string;
  activity: string;
  slot: string;
  /** The child is enrolled in the activity that day, in the group that the day is for. */
  isEnrolled: boolean;
  /** The day of another group on which the child's reservation of this slot stands, where it changed group since. */
  standsOn: string | null;
};

/** The days to lock before cells are filled. */
export const toLock = (cells: Cell[]): string[] =>
  cells.flatMap(({ slotDayId, standsOn }) => (standsOn ? [slotDayId, standsOn] : [slotDayId]));

export type Seat = { childId: string; householdId: string };

/** The cells named, in the actor's structures, of a child of that household; all of them, or null. */
export async function readCells(
  tx: Tx,
  actor: StaffActor,
  { childId, householdId }: Seat,
  slotDayIds: string[],
): Promise<Cell[] | null> {
  const ids = [...new Set(slotDayIds)];
  const cells = await tx.$queryRaw<Cell[]>`
    SELECT d.id AS "slotDayId", d.slot_id AS "slotId", d.date::text AS date, c.first_name AS child,
           a.name AS activity, s.name AS slot,
           EXISTS (SELECT 1 FROM enrolment e
                   WHERE e.child_id = c.id AND e.activity_id = a.id AND e.group_id = d.group_id
                     AND e.valid_from <= d.date AND (e.valid_to IS NULL OR e.valid_to >= d.date)) AS "isEnrolled",
           (SELECT r.slot_day_id FROM reservation r
            WHERE r.child_id = c.id AND r.slot_id = d.slot_id AND r.date = d.date AND r.slot_day_id <> d.id) AS "standsOn"
    FROM slot_day d JOIN slot s ON s.id = d.slot_id JOIN activity a ON a.id = s.activity_id
    JOIN household_child hc ON hc.child_id = ${childId}::uuid AND hc.household_id = ${householdId}::uuid
    JOIN household h ON h.id = hc.household_id AND h.status <> 'ARCHIVED'
    JOIN child c ON c.id = hc.child_id
    WHERE d.id = ANY(${ids}::uuid[]) AND ${decidesIn(actor)}
    ORDER BY d.date, s.starts_at, d.id`;
  return cells.length > 0 && cells.length === ids.length ? cells : null;
}

type Days = Awaited<ReturnType<typeof lockSlotDays>>;

type Filling = {
  cells: Cell[];
  seat: Seat;
  days: Days;
  places: Places;
  reason: string | null;
  /** The reservation that goes in the same change. */
  leaving?: string;
};

/** A cell and the change that reserves it. */
export type Filled = { cell: Cell; change: PlannedChange };

/**
 * Reserves the cells of locked days for a child: free ones, and what its household had asked for, waited for, lost or
 * cancelled. The first cell that cannot be reserved refuses them all. Locks the reservations that stand there; makes
 * a sending without outcomes for those that are new.
 */
export async function fillCells(
  tx: Tx,
  actor: StaffActor,
  { cells, seat, days, places, reason, leaving }: Filling,
): Promise<Result<Filled[]>> {
  const dayOf = new Map(days.map((day) => [day.id, day]));
  const spots = cells.map(
    ({ slotId, date }) => Prisma.sql`(r.slot_id = ${slotId}::uuid AND r.date = ${date}::date)`,
  );
  const rows = await lockHeld(
    tx,
    Prisma.sql`r.child_id = ${seat.childId}::uuid AND (${Prisma.join(spots, " OR ")})`,
  );
  const apart = await excluded(tx, seat, cells, leaving ?? null);
  if (apart) return refuse("by-hand-excluded", { params: apart });
  const requestId = newId();
  const filled: Filled[] = [];
  for (const cell of cells) {
    const before = rows.find(({ slotId, date }) => slotId === cell.slotId && date === cell.date);
    const no = whyNot(cell, before, seat, dayOf.get(cell.slotDayId)?.open ?? false);
    if (no) return refuse(no, { params: { slot: cell.slot } });
    const from = before?.slotDayId ?? cell.slotDayId;
    if (!dayOf.has(from)) return refuse("by-hand-changed");
    const change = reserve(before ?? null);
    // What another group's day holds is given back there, and taken here.
    const elsewhere = from !== cell.slotDayId && before?.holds;
    if (elsewhere) places.move(from, { places: -1 });
    if (!places.move(cell.slotDayId, elsewhere ? { places: 1 } : change))
      return refuse("by-hand-full", { params: { slot: cell.slot } });
    filled.push({
      cell,
      change: {
        ...change,
        ...seat,
        reservationId: before?.id ?? newId(),
        slotId: cell.slotId,
        slotDayId: cell.slotDayId,
        date: cell.date,
        requestId: before?.householdId === seat.householdId ? before.requestId : requestId,
        version: (before?.version ?? 0) + 1,
        reason,
      },
    });
  }
  if (filled.some(({ change }) => change.requestId === requestId)) {
    const { householdId } = seat;
    await tx.reservationRequest.create({
      data: { id: requestId, householdId, accountId: actor.accountId, createdAt: nowDate(), outcomes: [] },
    });
  }
  return done(filled);
}

/** A cell that excludes another one of them, or what the child has or waits for that day, with the name of both slots. */
async function excluded(tx: Tx, { childId }: Seat, cells: Cell[], leaving: string | null) {
  await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR NO KEY UPDATE`;
  const [pair] = await tx.$queryRaw<{ slot: string; other: string }[]>`
    WITH cell AS (SELECT * FROM unnest(${cells.map((cell) => cell.slotId)}::uuid[], ${cells.map((cell) => cell.date)}::date[],
                                       ${cells.map((cell) => cell.slot)}::text[]) AS c(slot_id, date, slot)),
    had AS (
      SELECT slot_id, date FROM cell
      UNION ALL
      SELECT r.slot_id, r.date FROM reservation r
      WHERE r.child_id = ${childId}::uuid AND r.date IN (SELECT date FROM cell)
        AND r.id IS DISTINCT FROM ${leaving}::uuid AND r.state NOT IN ('REFUSED', 'CANCELLED'))
    SELECT cell.slot, s.name AS other FROM cell
    JOIN had ON had.date = cell.date AND had.slot_id <> cell.slot_id
    JOIN slot_link l ON l.kind = 'EXCLUDES' AND ((l.slot_id, l.other_id) = (cell.slot_id, had.slot_id)
                                                 OR (l.slot_id, l.other_id) = (had.slot_id, cell.slot_id))
    JOIN slot s ON s.id = had.slot_id
    ORDER BY cell.date, cell.slot LIMIT 1`;
  return pair ?? null;
}

/** Why a cell cannot be reserved by hand, whatever its places. */
function whyNot(cell: Cell, before: Held | undefined, seat: Seat, isOpen: boolean): RefusalCode | null {
  if (!isOpen) return "by-hand-closed";
  if (!cell.isEnrolled) return "by-hand-not-enrolled";
  if (!before || !occupies(before.state)) return null;
  if (before.householdId !== seat.householdId) return "by-hand-taken";
  return before.state === "RESERVED" || before.state === "CANCEL_REQUESTED" ? "by-hand-reserved" : null;
}
