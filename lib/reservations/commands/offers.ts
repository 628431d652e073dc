import "server-only";
import { allow, type ParentActor, type SystemActor } from "@/lib/actor";
import { isLapsed } from "@/lib/answers/rules";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { ownChildren } from "../queries/facts";
import { type Before, Places, reserve, withdraw } from "../rules";
import { announceDecision } from "./announce";
import { applyChanges } from "./apply";
import { storeAnswer } from "./store-answer";
import { lockSlotDays, type PlannedChange } from "./write";

type Offered = {
  id: string;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: PlainDate;
  householdId: string;
  requestId: string;
  version: number;
  child: string;
  activity: string;
  slot: string;
} & NonNullable<Before>;

/** An answer, with the version of the reservation that the parent saw. */
export type OfferAnswer = { reservationId: string; version: number; accept: boolean };

/**
 * A parent accepts the place that the waiting list offers, which reserves it, or declines it, which offers it to the
 * next one. What the file lacks by now keeps no family from a place that it asked for while all was there: the offer would
 * lapse before staff could look at a document. Nor does a day with the other home: that is settled when the place is
 * offered, and staff see it. From its hour on an offer is over, whether or not it was taken back yet. Saying the same thing twice, or by
 * both adults, is saying it once. Returns the day.
 */
export async function answerOffer(
  actor: ParentActor,
  { reservationId, version, accept }: OfferAnswer,
): Promise<Result<{ date: PlainDate }>> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    const [found] = await tx.$queryRaw<{ id: string; slotDayId: string }[]>`
      WITH own AS MATERIALIZED (${ownChildren(actor)})
      SELECT r.id, r.slot_day_id AS "slotDayId" FROM reservation r JOIN own ON own.id = r.child_id
      WHERE r.id = ${reservationId}::uuid AND r.household_id = ${actor.householdId}::uuid`;
    if (!found) return refuse("not-found");
    const days = await lockSlotDays(tx, [found.slotDayId]);
    const [row] = await lockOffers(tx, [found.id]);
    if (!row || row.householdId !== actor.householdId) return refuse("not-found");
    const answered = { state: accept ? "RESERVED" : "CANCELLED", version: version + 1 };
    if (row.state === answered.state && row.version === answered.version) return done({ date: row.date });
    if (row.state !== "OFFERED" || row.version !== version) return refuse("offer-gone");
    if (isLapsed(row.offerUntil!, nowDate())) return refuse("offer-lapsed");
    if (accept && !days[0]!.open) return refuse("offer-gone");
    const change = accept ? reserve(row) : withdraw(row);
    const places = new Places(days);
    places.move(row.slotDayId, change);
    await storeAnswer(tx, actor, row, change, places);
    return done({ date: row.date });
  });
}

/**
 * Takes back the places whose offer is over, tells their families, and gives each place to the next one. Returns how
 * many offers that were; however many workers do it at once, each lapses once.
 */
export async function lapseOffers(actor: SystemActor): Promise<number> {
  allow(actor, "system");
  return transaction(async (tx) => {
    const at = nowDate();
    const over = await tx.$queryRaw<{ id: string; slotDayId: string }[]>`
      SELECT id, slot_day_id AS "slotDayId" FROM reservation
      WHERE state = 'OFFERED' AND offer_until <= ${at}::timestamptz`;
    if (over.length === 0) return 0;
    const days = await lockSlotDays(
      tx,
      over.map(({ slotDayId }) => slotDayId),
    );
    const locked = await lockOffers(
      tx,
      over.map(({ id }) => id),
    );
    const rows = locked.filter(({ state, offerUntil }) => state === "OFFERED" && isLapsed(offerUntil!, at));
    if (rows.length === 0) return 0;
    const places = new Places(days);
    const decisionId = newId();
    const decided = rows.map((row) => {
      const taken = withdraw(row);
      places.move(row.slotDayId, taken);
      const version = row.version + 1;
      const change: PlannedChange = { ...row, ...taken, reservationId: row.id, version, reason: null };
      return { row, change, outcome: "lapsed" as const };
    });
    await tx.decision.create({ data: { id: decisionId, kind: "WAITING_LIST", createdAt: at } });
    const changes = decided.map(({ change }) => change);
    await applyChanges(actor, tx, changes, places.moved, {
      accountId: null,
      at,
      requestId: null,
      decisionId,
    });
    await announceDecision(actor, tx, decisionId, decided);
    return rows.length;
  });
}

/** The reservations named, behind their locked slot days. */
function lockOffers(tx: Tx, ids: string[]): Promise<Offered[]> {
  return tx.$queryRaw<Offered[]>`
    SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.slot_day_id AS "slotDayId", r.date::text,
           r.household_id AS "householdId", r.request_id AS "requestId", r.state::text, r.holds, r.version,
           r.waiting_since AS "waitingSince", r.offer_until AS "offerUntil", c.first_name AS child,
           a.name AS activity, s.name AS slot
    FROM reservation r JOIN child c ON c.id = r.child_id
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.id = ANY(${ids}::uuid[])
    ORDER BY r.id FOR UPDATE OF r`;
}
