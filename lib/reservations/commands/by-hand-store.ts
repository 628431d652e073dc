import "server-only";
import { type StaffActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import {
  type AttendanceStatus,
  type Change,
  cancelByStaff,
  type Places,
  type ReservationState,
} from "../rules";
import { type Announced, announceDecision } from "./announce";
import { applyChanges } from "./apply";
import type { PlannedChange } from "./write";

/** A stored reservation that staff change by hand, with the names that its mail shows. */
export type Held = {
  id: string;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: string;
  householdId: string;
  requestId: string;
  state: ReservationState;
  holds: boolean;
  version: number;
  late: boolean;
  surcharge: number;
  attendance: AttendanceStatus | null;
  child: string;
  activity: string;
  slot: string;
};

/** Whether the activity `a` is in a structure where this member of staff decides. */
export function decidesIn(actor: StaffActor): Prisma.Sql {
  const own = structuresOf(actor, "REQUESTS");
  return own === "all" ? Prisma.sql`TRUE` : Prisma.sql`a.structure_id = ANY(${own}::uuid[])`;
}

/** The reservations that a condition on `r` (and `a`, their activity) names, locked in the order of their ids. */
export function lockHeld(tx: Tx, where: Prisma.Sql): Promise<Held[]> {
  return tx.$queryRaw<Held[]>`
    SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.slot_day_id AS "slotDayId", r.date::text AS date,
           r.household_id AS "householdId", r.request_id AS "requestId", r.state::text AS state, r.holds, r.version,
           r.late, r.surcharge, (SELECT t.status::text FROM attendance t WHERE t.reservation_id = r.id) AS attendance,
           c.first_name AS child, a.name AS activity, s.name AS slot
    FROM reservation r JOIN child c ON c.id = r.child_id
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE ${where}
    ORDER BY r.id FOR UPDATE OF r`;
}

/** A day taken away by staff; what made its price and its turn stays known, should it be billed or given back. */
export const takeAway = (row: Held, due: boolean): Change => ({
  ...cancelByStaff(row, due),
  late: row.late,
  surcharge: row.surcharge,
});

/** A change of a stored reservation, ready to be stored. */
export const planned = (row: Held, change: Change, reason: string | null): PlannedChange => ({
  ...row,
  ...change,
  reservationId: row.id,
  version: row.version + 1,
  reason,
});

type ByHand = {
  /** Every change, and the days of them that families are told. */
  changes: PlannedChange[];
  told: Announced[];
  places: Places;
};

/**
 * Stores what staff do by hand as one decision, with its history and mails. The slot days and reservations are locked
 * by the caller.
 */
export async function storeByHand(
  tx: Tx,
  actor: StaffActor,
  { changes, told, places }: ByHand,
): Promise<void> {
  const [decisionId, at] = [newId(), nowDate()];
  await tx.decision.create({
    data: { id: decisionId, kind: "BY_HAND", staffId: actor.staffId, createdAt: at },
  });
  const origin = { accountId: actor.accountId, at, requestId: null, decisionId };
  await applyChanges(actor, tx, changes, places.moved, origin);
  await announceDecision(actor, tx, decisionId, told);
}
