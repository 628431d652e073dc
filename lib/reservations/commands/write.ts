import "server-only";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Change, occupies } from "../rules";

/** A change of one reservation, ready to be stored. `version` is the one that the change makes. */
export type PlannedChange = Change & {
  reservationId: string;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: string;
  householdId: string;
  requestId: string;
  version: number;
  reason: string | null;
};

/** Who changes, when, and in which sending or decision. */
export type ChangeOrigin = {
  /** Null: nobody's press, a freed place given on. */
  accountId: string | null;
  at: Date;
  requestId: string | null;
  decisionId: string | null;
  /**
   * A day that may come back as it was, or comes back so (a closure, its reopening, a sending taken back), keeps the
   * absences declared of it.
   */
  keepsAbsences?: boolean;
};

/** Locks slot days in the order of their ids, so that no two transactions wait for each other. */
export function lockSlotDays(tx: Tx, ids: string[]) {
  return tx.$queryRaw<{ id: string; open: boolean; capacity: number; held: number }[]>`
    SELECT id, open, capacity, held FROM slot_day WHERE id = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** Whether the child was expected, and is no longer; or was not, and is from now on: what was declared is of no day. */
const startsAnew = ({ from, to }: PlannedChange) =>
  from !== null && occupies(from) !== occupies(to) && from !== "WAITLISTED" && from !== "REQUESTED";

/**
 * Stores places, reservations and their history in one statement, whatever the number of changes. Commands call
 * applyChanges, which also gives freed places to those who wait. An absence declared of
 * a day that the child is no longer, or newly, reserved for is withdrawn, unless the origin keeps it. All of it is guarded (capacity; the version before);
 * a miss throws and the transaction rolls back.
 */
export async function storeChanges(
  tx: Tx,
  changes: PlannedChange[],
  places: ReadonlyMap<string, number>,
  origin: ChangeOrigin,
): Promise<void> {
  if (changes.length === 0) return;
  const days = [...places].filter(([, count]) => count !== 0);
  const anew = origin.keepsAbsences ? [] : changes.filter(startsAnew).map((c) => c.reservationId);
  const [stored] = await tx.$queryRaw<{ moved: number; written: number }[]>`
    WITH moved AS (
      UPDATE slot_day d SET held = d.held + m.places
      FROM unnest(${days.map(([id]) => id)}::uuid[], ${days.map(([, count]) => count)}::int[]) AS m(id, places)
      WHERE d.id = m.id AND d.held + m.places BETWEEN 0 AND d.capacity
      RETURNING d.id),
    change AS MATERIALIZED (
      SELECT * FROM unnest(
        ${changes.map((c) => c.reservationId)}::uuid[], ${changes.map((c) => c.childId)}::uuid[],
        ${changes.map((c) => c.slotId)}::uuid[], ${changes.map((c) => c.slotDayId)}::uuid[],
        ${changes.map((c) => c.date)}::date[], ${changes.map((c) => c.householdId)}::uuid[],
        ${changes.map((c) => c.requestId)}::uuid[], ${changes.map((c) => c.from)}::reservation_state[],
        ${changes.map((c) => c.to)}::reservation_state[], ${changes.map((c) => c.holds)}::boolean[],
        ${changes.map((c) => c.version)}::int[], ${changes.map((c) => c.reason)}::text[],
        ${changes.map((c) => c.late)}::boolean[], ${changes.map((c) => c.surcharge)}::smallint[],
        ${changes.map((c) => c.due)}::boolean[], ${changes.map((c) => c.waitingSince)}::timestamptz[],
        ${changes.map((c) => c.offerUntil)}::timestamptz[], ${changes.map(() => newId())}::uuid[])
      AS c(id, child_id, slot_id, slot_day_id, date, household_id, request_id, from_state, to_state, holds, version,
           reason, late, surcharge, due, waiting_since, offer_until, history_id)),
    changed AS (
      INSERT INTO reservation AS r (id, child_id, slot_id, slot_day_id, date, household_id, request_id, state, holds,
                                    version, reason, late, surcharge, due, waiting_since, offer_until, updated_at)
      SELECT id, child_id, slot_id, slot_day_id, date, household_id, request_id, to_state, holds, version, reason, late,
             surcharge, due, waiting_since, offer_until, ${origin.at}::timestamptz FROM change
      ON CONFLICT (child_id, slot_id, date) DO UPDATE
        SET slot_day_id = excluded.slot_day_id, household_id = excluded.household_id, request_id = excluded.request_id,
            state = excluded.state, holds = excluded.holds, version = excluded.version, reason = excluded.reason,
            late = excluded.late, surcharge = excluded.surcharge, due = excluded.due,
            waiting_since = excluded.waiting_since, offer_until = excluded.offer_until,
            updated_at = excluded.updated_at
        WHERE r.version = excluded.version - 1
      RETURNING r.id),
    written AS (
      INSERT INTO reservation_history (id, reservation_id, version, at, account_id, from_state, to_state, reason,
                                       request_id, decision_id)
      SELECT c.history_id, c.id, c.version, ${origin.at}::timestamptz, ${origin.accountId}::uuid, c.from_state,
             c.to_state, c.reason, ${origin.requestId}::uuid, ${origin.decisionId}::uuid
      FROM change c JOIN changed ON changed.id = c.id
      RETURNING id),
    withdrawn AS (
      UPDATE absence SET withdrawn_at = ${origin.at}::timestamptz
      WHERE reservation_id = ANY(${anew}::uuid[]) AND withdrawn_at IS NULL),
    unmarked AS (DELETE FROM attendance WHERE reservation_id = ANY(${anew}::uuid[]) AND status <> 'PRESENT')
    SELECT (SELECT count(*)::int FROM moved) AS moved, (SELECT count(*)::int FROM written) AS written`;
  if (stored!.moved !== days.length) throw new Error("places moved under a lock");
  if (stored!.written !== changes.length) throw new Error("a reservation changed under a lock");
}
