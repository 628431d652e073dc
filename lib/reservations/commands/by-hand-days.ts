import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx } from "@/lib/db";
import type { DecisionAbout } from "@/lib/mails/schema";
import { book, Places, type ReservationState, restore } from "../rules";
import { announceDecision } from "./announce";
import { applyChanges } from "./apply";
import { type Held, lockHeld, planned, takeAway } from "./by-hand-store";
import { giveFreedPlaces } from "./promote";
import { lockSlotDays } from "./write";

/** Locks slot days in the order of their ids. The caller has checked that they are the actor's. */
export async function lockDays(
  actor: StaffActor,
  tx: Tx,
  slotDayIds: string[],
): Promise<{ id: string; open: boolean; capacity: number; held: number }[]> {
  allow(actor, "staff", "REQUESTS");
  return lockSlotDays(tx, slotDayIds);
}

/** What a closure cancels may come back as it was. */
const byClosure = (actor: StaffActor, decisionId: string) => ({
  accountId: actor.accountId,
  at: nowDate(),
  requestId: null,
  decisionId,
  keepsAbsences: true,
});

type Shut = {
  slotDayIds: string[];
  decisionId: string;
  /** What families read of each day. */
  reason: string;
  about: DecisionAbout;
};

/**
 * Cancels all that stands on days that were just shut, under a decision that the caller made; one mail per adult. Days
 * that stay due are those that were reserved. The caller has locked the days.
 */
export async function cancelDays(
  actor: StaffActor,
  tx: Tx,
  { slotDayIds, decisionId, reason, about }: Shut,
): Promise<{ cancelled: number }> {
  allow(actor, "staff", "REQUESTS");
  const places = new Places(await lockSlotDays(tx, slotDayIds));
  const rows = await lockHeld(
    tx,
    Prisma.sql`r.slot_day_id = ANY(${slotDayIds}::uuid[]) AND r.state NOT IN ('REFUSED', 'CANCELLED')`,
  );
  const decided = rows.map((row) => {
    const freed = takeAway(row, about.billed);
    places.move(row.slotDayId, freed);
    return { row, change: planned(row, freed, reason), outcome: "closed" as const };
  });
  const changes = decided.map(({ change }) => change);
  const origin = byClosure(actor, decisionId);
  await applyChanges(actor, tx, changes, places.moved, origin);
  await announceDecision(actor, tx, decisionId, decided, about);
  return { cancelled: changes.length };
}

type Reopened = {
  slotDayIds: string[];
  /** Under which they were cancelled, and under which they come back. */
  closingId: string;
  decisionId: string;
  about: DecisionAbout;
};

type Past = {
  id: string;
  from: ReservationState;
  capacityMode: "FIRST_COME" | "ALLOCATE";
  askedAt: Date;
  waitingSince: Date | null;
  /** The child is still of the household, which is not archived, and enrolled. */
  stays: boolean;
};

/**
 * Gives back what a closure cancelled and nobody changed since, as it was before, the oldest requests first while there
 * are places; who waited waits again in turn, and free places go to those who wait. One mail per adult. The caller has
 * locked and opened the days.
 */
export async function restoreDays(
  actor: StaffActor,
  tx: Tx,
  { slotDayIds, closingId, decisionId, about }: Reopened,
): Promise<{ restored: number; full: number }> {
  allow(actor, "staff", "REQUESTS");
  const places = new Places(await lockSlotDays(tx, slotDayIds));
  const rows = await lockHeld(
    tx,
    Prisma.sql`r.slot_day_id = ANY(${slotDayIds}::uuid[]) AND r.state = 'CANCELLED' AND EXISTS (
      SELECT 1 FROM reservation_history h
      WHERE h.reservation_id = r.id AND h.version = r.version AND h.decision_id = ${closingId}::uuid)`,
  );
  const past = await readPast(tx, rows);
  const inTurn = rows
    .flatMap((row) => {
      const before = past.get(row.id);
      return before?.stays ? [{ row, before }] : [];
    })
    .toSorted((a, b) => rank(a.before) - rank(b.before) || a.row.id.localeCompare(b.row.id));
  const decided = inTurn.flatMap(({ row, before }) => {
    const change = asBefore(row, before);
    if (!places.move(row.slotDayId, change)) return [];
    return { row, change: planned(row, change, null), outcome: "reopened" as const };
  });
  const changes = decided.map(({ change }) => change);
  const origin = byClosure(actor, decisionId);
  await applyChanges(actor, tx, changes, places.moved, origin);
  await announceDecision(actor, tx, decisionId, decided, about);
  await giveFreedPlaces(actor, tx, slotDayIds);
  return { restored: changes.length, full: inTurn.length - changes.length };
}

/** A place offered is no longer held: who had it waits again, in turn. */
function asBefore(row: Held, { from, capacityMode, askedAt, waitingSince }: Past) {
  const { late, surcharge } = row;
  if (from === "REQUESTED") return book(row, { autoValidate: false, capacityMode }, { late, surcharge });
  if (from !== "WAITLISTED" && from !== "OFFERED") return restore(row, from, { late, surcharge });
  return restore(row, "WAITLISTED", { waitingSince: waitingSince ?? askedAt });
}

/** What was reserved goes before what was only asked for. */
const rank = ({ from, askedAt }: Past) =>
  (from === "RESERVED" || from === "CANCEL_REQUESTED" ? 0 : 1e15) + askedAt.getTime();

/** What cancelled reservations were before, and whether their child may have them again. */
async function readPast(tx: Tx, rows: Held[]): Promise<Map<string, Past>> {
  const past = await tx.$queryRaw<Past[]>`
    SELECT r.id, h.from_state::text AS "from", a.capacity_mode::text AS "capacityMode", q.created_at AS "askedAt",
           (SELECT w.at FROM reservation_history w
            WHERE w.reservation_id = r.id AND w.to_state = 'WAITLISTED' ORDER BY w.version DESC LIMIT 1) AS "waitingSince",
           hh.status <> 'ARCHIVED'
             AND EXISTS (SELECT 1 FROM household_child hc
                         WHERE (hc.household_id, hc.child_id) = (r.household_id, r.child_id))
             AND EXISTS (SELECT 1 FROM enrolment e
                         WHERE e.child_id = r.child_id AND e.activity_id = s.activity_id
                           AND e.valid_from <= r.date AND (e.valid_to IS NULL OR e.valid_to >= r.date)) AS stays
    FROM reservation r
    JOIN reservation_history h ON h.reservation_id = r.id AND h.version = r.version
    JOIN reservation_request q ON q.id = r.request_id
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    JOIN household hh ON hh.id = r.household_id
    WHERE r.id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
  return new Map(past.map((row) => [row.id, row]));
}
