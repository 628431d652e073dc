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

/** What waits in the structures where this member of staff decides, as a condition on the activity `a`. */
function mine(actor: StaffActor) {
  const structures = structuresOf(actor, "REQUESTS");
  return structures === "all" ? Prisma.sql`TRUE` : Prisma.sql`a.structure_id = ANY(${structures}::uuid[])`;
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

async function readWaiting(actor: StaffActor, { limit, kind, requestId }: Wanted): Promise<WaitingRequest[]> {
  const states = kind ? [kind] : ["REQUESTED", "CANCEL_REQUESTED"];
  type Row = WaitingCell & Omit<WaitingRequest, "cells">;
  const rows = await db().$queryRaw<Row[]>`
    WITH oldest AS (
      SELECT r.request_id, r.state, q.created_at
      FROM reservation r
      JOIN reservation_request q ON q.id = r.request_id
      JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
      WHERE r.state IN ('REQUESTED', 'CANCEL_REQUESTED') AND r.state = ANY(${states}::reservation_state[])
        AND (${requestId}::uuid IS NULL OR r.request_id = ${requestId}::uuid) AND ${mine(actor)}
      GROUP BY r.request_id, r.state, q.created_at
      ORDER BY q.created_at, r.request_id
      LIMIT ${limit})
    SELECT o.request_id AS "requestId", r.household_id AS "householdId", o.state::text AS kind,
           o.created_at AS "createdAt", r.id, c.first_name || ' ' || c.last_name AS child, a.name AS activity,
           s.name AS slot, r.date::text, sd.held, sd.capacity,
           (SELECT string_agg(DISTINCT ad.last_name, ' – ') FROM adult ad WHERE ad.household_id = r.household_id) AS household
    FROM oldest o
    JOIN reservation r ON r.request_id = o.request_id AND r.state = o.state
    JOIN child c ON c.id = r.child_id
    JOIN slot_day sd ON sd.id = r.slot_day_id
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE ${mine(actor)}
    ORDER BY o.created_at, o.request_id, o.state, c.first_name, r.date, s.position`;
  const requests = Map.groupBy(rows, (row) => `${row.requestId} ${row.kind}`);
  return [...requests.values()].map((cells) => {
    const { requestId, householdId, household, kind, createdAt } = cells[0]!;
    return {
      requestId,
      householdId,
      household,
      kind,
      createdAt,
      cells: cells.map(({ id, child, activity, slot, date, held, capacity }) => ({
        id,
        child,
        activity,
        slot,
        date,
        held,
        capacity,
      })),
    };
  });
}

export type WaitingCounts = { requests: number; cancellations: number };

/** How many days wait for a decision, by kind. */
export async function countWaiting(actor: StaffActor): Promise<WaitingCounts> {
  allow(actor, "staff", "REQUESTS");
  const [row] = await db().$queryRaw<WaitingCounts[]>`
    SELECT count(*) FILTER (WHERE r.state = 'REQUESTED')::int AS requests,
           count(*) FILTER (WHERE r.state = 'CANCEL_REQUESTED')::int AS cancellations
    FROM reservation r JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.state IN ('REQUESTED', 'CANCEL_REQUESTED') AND ${mine(actor)}`;
  return row!;
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
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE ${mine(actor)}`;
}
