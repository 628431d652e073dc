import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";

export type WaitingCell = {
  id: string;
  child: string;
  activity: string;
  slot: string;
  date: PlainDate;
  /** Places held of the places there are, this one included. */
  held: number;
  capacity: number;
};

/** One sending of one household, or what is left of it to decide. */
export type WaitingRequest = {
  requestId: string;
  householdId: string;
  household: string;
  kind: "REQUESTED" | "CANCEL_REQUESTED";
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

/**
 * The oldest `limit` sendings that wait for a decision, of one kind or of both (null), oldest first, each with its
 * days. One statement.
 */
export async function waitingRequests(
  actor: StaffActor,
  { limit, kind }: { limit: number; kind: WaitingRequest["kind"] | null },
): Promise<WaitingRequest[]> {
  allow(actor, "staff", "REQUESTS");
  return readWaiting(actor, { limit, kind, requestId: null });
}

/** What still waits of one sending, requests and cancellations apart; empty when nothing does. */
export async function waitingRequest(actor: StaffActor, requestId: string): Promise<WaitingRequest[]> {
  allow(actor, "staff", "REQUESTS");
  return readWaiting(actor, { limit: 2, kind: null, requestId });
}

type Wanted = { limit: number; kind: WaitingRequest["kind"] | null; requestId: string | null };

/** In steps, each read whole: the oldest sendings from the index of what waits, then their days, then the names. */
async function readWaiting(actor: StaffActor, { limit, kind, requestId }: Wanted): Promise<WaitingRequest[]> {
  const one = requestId ? Prisma.sql`AND r.request_id = ${requestId}::uuid` : Prisma.empty;
  const state = kind ? Prisma.sql`AND r.state = ${kind}::reservation_state` : Prisma.empty;
  return db().$queryRaw<WaitingRequest[]>`
    WITH waiting AS MATERIALIZED (
      SELECT r.request_id, r.state FROM reservation r
      WHERE r.state IN ('REQUESTED', 'CANCEL_REQUESTED') ${state} ${one} AND ${mine(actor)}
      GROUP BY r.request_id, r.state),
    oldest AS MATERIALIZED (
      SELECT w.request_id, w.state, q.created_at FROM waiting w JOIN reservation_request q ON q.id = w.request_id
      ORDER BY q.created_at, w.request_id, w.state LIMIT ${limit}),
    day AS MATERIALIZED (
      SELECT o.request_id, o.state, o.created_at, r.id, r.household_id, r.child_id, r.slot_id, r.slot_day_id, r.date
      FROM oldest o JOIN reservation r ON r.request_id = o.request_id AND r.state = o.state
      WHERE ${mine(actor)})
    SELECT d.request_id AS "requestId", d.household_id AS "householdId", d.state::text AS kind,
           d.created_at AS "createdAt",
           (SELECT string_agg(DISTINCT ad.last_name, ' – ') FROM adult ad WHERE ad.household_id = d.household_id) AS household,
           json_agg(json_build_object('id', d.id, 'child', c.first_name || ' ' || c.last_name, 'activity', a.name,
                      'slot', s.name, 'date', d.date, 'held', sd.held, 'capacity', sd.capacity)
                    ORDER BY c.first_name, d.date, s.position) AS cells
    FROM day d
    JOIN child c ON c.id = d.child_id
    JOIN slot_day sd ON sd.id = d.slot_day_id
    JOIN slot s ON s.id = d.slot_id JOIN activity a ON a.id = s.activity_id
    GROUP BY d.request_id, d.household_id, d.state, d.created_at
    ORDER BY d.created_at, d.request_id, d.state`;
}

/** The reservations that still wait, in the actor's structures, of the sendings named. */
export async function waitingIds(
  actor: StaffActor,
  requests: { id: string; state: WaitingRequest["kind"] }[],
): Promise<{ id: string; requestId: string; state: WaitingRequest["kind"] }[]> {
  allow(actor, "staff", "REQUESTS");
  return db().$queryRaw`
    SELECT r.id, r.request_id AS "requestId", r.state::text FROM reservation r
    JOIN unnest(${requests.map(({ id }) => id)}::uuid[], ${requests.map(({ state }) => state)}::reservation_state[])
      AS w(request_id, state) ON w.request_id = r.request_id AND w.state = r.state
    WHERE ${mine(actor)}`;
}
