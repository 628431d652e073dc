import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { Places, type ReservationState, withdraw } from "../rules";
import { announceDecision } from "./announce";
import { applyChanges } from "./apply";
import { lockSlotDays, type PlannedChange } from "./write";

type Ahead = {
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
  child: string;
  activity: string;
  slot: string;
};

type Coming = { householdId: string; from: PlainDate };

/**
 * Locks the days from `from` on that a household has or waits for, and then its reservations, in the order in which
 * everybody locks them; the household's own row comes after. Returns how many there are. The caller has checked that
 * the household is the actor's.
 */
export async function lockAhead(actor: StaffActor, tx: Tx, coming: Coming): Promise<number> {
  allow(actor, "staff", "FAMILIES");
  const days = await tx.$queryRaw<{ id: string }[]>`
    SELECT slot_day_id AS id FROM reservation WHERE household_id = ${coming.householdId}::uuid
      AND date >= ${coming.from}::date AND state NOT IN ('REFUSED', 'CANCELLED')`;
  await lockSlotDays(
    tx,
    days.map(({ id }) => id),
  );
  return (await readAhead(tx, coming)).length;
}

/**
 * Cancels, as one decision with its mails, all that a household has or waits for from `from` on. Returns how many
 * reservations that were. The caller has checked that the household is the actor's, and called lockAhead first.
 */
export async function cancelAhead(
  actor: StaffActor,
  tx: Tx,
  coming: Coming & { reason: string },
): Promise<number> {
  allow(actor, "staff", "FAMILIES");
  const rows = await readAhead(tx, coming);
  if (rows.length === 0) return 0;
  const places = new Places(
    await lockSlotDays(
      tx,
      rows.map(({ slotDayId }) => slotDayId),
    ),
  );
  const decided = rows.map((row) => {
    const change = withdraw(row);
    places.move(row.slotDayId, change);
    const planned: PlannedChange = {
      ...row,
      ...change,
      reservationId: row.id,
      version: row.version + 1,
      reason: coming.reason,
    };
    return { row, change: planned };
  });
  const [decisionId, at] = [newId(), nowDate()];
  await tx.decision.create({ data: { id: decisionId, staffId: actor.staffId, createdAt: at } });
  await applyChanges(
    actor,
    tx,
    decided.map(({ change }) => change),
    places.moved,
    { accountId: actor.accountId, at, requestId: null, decisionId },
  );
  await announceDecision(actor, tx, decisionId, decided);
  return rows.length;
}

function readAhead(tx: Tx, { householdId, from }: Coming): Promise<Ahead[]> {
  return tx.$queryRaw<Ahead[]>`
    SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.slot_day_id AS "slotDayId", r.date::text AS date,
           r.household_id AS "householdId", r.request_id AS "requestId", r.state::text AS state, r.holds, r.version,
           c.first_name AS child, a.name AS activity, s.name AS slot
    FROM reservation r JOIN child c ON c.id = r.child_id
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.household_id = ${householdId}::uuid AND r.date >= ${from}::date
      AND r.state NOT IN ('REFUSED', 'CANCELLED')
    ORDER BY r.id FOR UPDATE OF r`;
}
