import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Before, reserve } from "../rules";
import { announceDecision } from "./announce";
import { type PlannedChange, storeChanges } from "./write";

type First = {
  id: string;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: string;
  householdId: string;
  requestId: string;
  version: number;
  child: string;
  activity: string;
  slot: string;
} & NonNullable<Before>;

/**
 * Gives the free places of locked slot days to the first who wait for them, never one place to two. The caller holds
 * the slot days' locks.
 */
export async function giveFreedPlaces(actor: Actor, tx: Tx, slotDayIds: string[]): Promise<void> {
  allow(actor, ["parent", "staff", "system"]);
  const rows = await tx.$queryRaw<First[]>`
    SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.slot_day_id AS "slotDayId", r.date::text,
           r.household_id AS "householdId", r.request_id AS "requestId", r.state::text, r.holds, r.version,
           c.first_name AS child, a.name AS activity, s.name AS slot
    FROM slot_day d
    JOIN slot s ON s.id = d.slot_id JOIN activity a ON a.id = s.activity_id AND a.wait_mode = 'AUTOMATIC'
    CROSS JOIN LATERAL (
      SELECT w.* FROM reservation w WHERE w.slot_day_id = d.id AND w.state = 'WAITLISTED'
      ORDER BY w.waiting_since, w.id LIMIT greatest(d.capacity - d.held, 0)) r
    JOIN child c ON c.id = r.child_id
    WHERE d.id = ANY(${slotDayIds}::uuid[]) AND d.open`;
  if (rows.length === 0) return;
  const [decisionId, at] = [newId(), nowDate()];
  const decided = rows.map((row) => {
    const change: PlannedChange = {
      ...row,
      ...reserve(row),
      reservationId: row.id,
      version: row.version + 1,
      reason: null,
    };
    return { row, change };
  });
  const places = new Map<string, number>();
  for (const { slotDayId } of rows) places.set(slotDayId, (places.get(slotDayId) ?? 0) + 1);
  await tx.decision.create({ data: { id: decisionId, kind: "WAITING_LIST", createdAt: at } });
  const changes = decided.map(({ change }) => change);
  await storeChanges(tx, changes, places, { accountId: null, at, requestId: null, decisionId });
  await announceDecision(actor, tx, decisionId, decided);
}
