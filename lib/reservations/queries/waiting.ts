import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { type ProposableDay, proposableDays } from "./proposable";

export type WaitingCell = {
  id: string;
  child: string;
  activity: string;
  slot: string;
  date: PlainDate;
  /** Places held of the places there are, this one included where it holds one. */
  held: number;
  capacity: number;
  /** Asked after its deadline, and by how many percent its price grows for it. */
  late: boolean;
  surcharge: number;
  /** Its turn in the waiting list; 1 is the next. */
  rank: number | null;
  /** Until when a place is held for it (ISO instant), while one is offered. */
  offerUntil: string | null;
};

/** What waits: requests and cancellations for staff; the waiting list, places offered included, for a place. */
export const WAITING_KINDS = ["REQUESTED", "CANCEL_REQUESTED", "WAITLISTED"] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** One sending of one household, or what is left of it to decide. */
export type WaitingRequest = {
  requestId: string;
  householdId: string;
  household: string;
  kind: WaitingKind;
  createdAt: Date;
  cells: WaitingCell[];
};

/** Whether the reservation `r` is in a structure where this member of staff decides. */
function mine(actor: StaffActor) {
  const structures = structuresOf(actor, "REQUESTS");
  if (structures === "all") return Prisma.sql`TRUE`;
  return Prisma.sql`r.slot_id IN (SELECT s.id FROM slot s JOIN activity a ON a.id = s.activity_id
                                  WHERE a.structure_id = ANY(${structures}::uuid[]))`;
}

/** The reservations `r` of a kind; null: all that waits for staff. A day that is over waits for no place. */
function ofKind(kind: WaitingKind | null): Prisma.Sql {
  if (kind === null) return Prisma.sql`r.state IN ('REQUESTED', 'CANCEL_REQUESTED')`;
  if (kind !== "WAITLISTED") {
    return Prisma.sql`r.state IN ('REQUESTED', 'CANCEL_REQUESTED') AND r.state = ${kind}::reservation_state`;
  }
  return Prisma.sql`r.state IN ('WAITLISTED', 'OFFERED')
    AND r.date >= (SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date FROM organisation o)`;
}

/** The kind that the state of `r` makes. */
const kindColumn = Prisma.sql`
  CASE WHEN r.state IN ('WAITLISTED', 'OFFERED') THEN 'WAITLISTED' ELSE r.state::text END`;

/**
 * The oldest `limit` sendings that wait for a decision, of one kind or of both (null), oldest first, each with its
 * days. One statement.
 */
export async function waitingRequests(
  actor: StaffActor,
  { limit, kind }: { limit: number; kind: WaitingKind | null },
): Promise<WaitingRequest[]> {
  allow(actor, "staff", "REQUESTS");
  return readWaiting(actor, { limit, which: ofKind(kind) });
}

/** What still waits of one sending, requests, cancellations and the waiting list apart; empty when nothing does. */
export async function waitingRequest(actor: StaffActor, requestId: string): Promise<WaitingRequest[]> {
  allow(actor, "staff", "REQUESTS");
  const which = Prisma.sql`r.request_id = ${requestId}::uuid AND (${ofKind(null)} OR ${ofKind("WAITLISTED")})`;
  return readWaiting(actor, { limit: WAITING_KINDS.length, which });
}

/**
 * The sending to answer after this one: the next oldest of the kind that waits, or the oldest of all after the last;
 * null when nothing else does.
 */
export async function nextWaiting(
  actor: StaffActor,
  requestId: string,
  kind: WaitingKind | null,
): Promise<string | null> {
  allow(actor, "staff", "REQUESTS");
  const [next] = await db().$queryRaw<{ id: string }[]>`
    SELECT q.id FROM reservation_request q
    WHERE q.id <> ${requestId}::uuid
      AND q.id IN (SELECT r.request_id FROM reservation r WHERE ${ofKind(kind)} AND ${mine(actor)})
    ORDER BY COALESCE((q.created_at, q.id) > (SELECT seen.created_at, seen.id FROM reservation_request seen
                                              WHERE seen.id = ${requestId}::uuid), false) DESC, q.created_at, q.id
    LIMIT 1`;
  return next?.id ?? null;
}

/**
 * What staff may propose in place of each day asked for in a sending, of the actor's structures. One statement.
 */
export async function proposalChoices(actor: StaffActor, requestId: string): Promise<ProposableDay[]> {
  allow(actor, "staff", "REQUESTS");
  const asked = Prisma.sql`r.request_id = ${requestId}::uuid AND r.state = 'REQUESTED' AND ${mine(actor)}`;
  return proposableDays(asked);
}

type Wanted = { limit: number; which: Prisma.Sql };

/** In steps, each read whole: the oldest sendings from the index of what waits, then their days, then the names. */
async function readWaiting(actor: StaffActor, { limit, which }: Wanted): Promise<WaitingRequest[]> {
  return db().$queryRaw<WaitingRequest[]>`
    WITH waiting AS MATERIALIZED (
      SELECT r.request_id, ${kindColumn} AS kind FROM reservation r WHERE (${which}) AND ${mine(actor)}
      GROUP BY 1, 2),
    oldest AS MATERIALIZED (
      SELECT w.request_id, w.kind, q.created_at FROM waiting w JOIN reservation_request q ON q.id = w.request_id
      ORDER BY q.created_at, w.request_id, w.kind LIMIT ${limit}),
    day AS MATERIALIZED (
      SELECT o.request_id, o.kind, o.created_at, r.id, r.household_id, r.child_id, r.slot_id, r.slot_day_id, r.date,
             r.state, r.late, r.surcharge, r.waiting_since, r.offer_until
      FROM oldest o JOIN reservation r ON r.request_id = o.request_id AND ${kindColumn} = o.kind
      WHERE (${which}) AND ${mine(actor)})
    SELECT d.request_id AS "requestId", d.household_id AS "householdId", d.kind,
           d.created_at AS "createdAt",
           (SELECT string_agg(DISTINCT ad.last_name, ' – ') FROM adult ad WHERE ad.household_id = d.household_id) AS household,
           json_agg(json_build_object('id', d.id, 'child', c.first_name || ' ' || c.last_name, 'activity', a.name,
                      'slot', s.name, 'date', d.date, 'held', sd.held, 'capacity', sd.capacity,
                      'late', d.late, 'surcharge', d.surcharge, 'offerUntil', d.offer_until,
                      'rank', CASE WHEN d.state = 'WAITLISTED' THEN
                        (SELECT count(*) FROM reservation w WHERE w.slot_day_id = d.slot_day_id AND w.state = 'WAITLISTED'
                           AND (w.waiting_since, w.id) <= (d.waiting_since, d.id)) END)
                    ORDER BY c.first_name, d.date, s.position) AS cells
    FROM day d
    JOIN child c ON c.id = d.child_id
    JOIN slot_day sd ON sd.id = d.slot_day_id
    JOIN slot s ON s.id = d.slot_id JOIN activity a ON a.id = s.activity_id
    GROUP BY d.request_id, d.household_id, d.kind, d.created_at
    ORDER BY d.created_at, d.request_id, d.kind`;
}

/** The reservations that still wait, in the actor's structures, of the sendings named. */
export async function waitingIds(
  actor: StaffActor,
  requests: { id: string; state: WaitingKind }[],
): Promise<{ id: string; requestId: string; state: WaitingKind }[]> {
  allow(actor, "staff", "REQUESTS");
  return db().$queryRaw`
    SELECT r.id, r.request_id AS "requestId", ${kindColumn} AS state FROM reservation r
    JOIN unnest(${requests.map(({ id }) => id)}::uuid[], ${requests.map(({ state }) => state)}::text[])
      AS w(request_id, kind) ON w.request_id = r.request_id AND w.kind = ${kindColumn}
    WHERE ${mine(actor)}`;
}
