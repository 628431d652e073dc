import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { db, Prisma } from "@/lib/db";
import { type WaitingRequest, waitingRequests } from "@/lib/reservations/queries";
import { type PendingSignUp, pendingSignUps } from "@/lib/signups/queries";
import type { QueueType } from "../schema";

export type QueueEntry = ({ type: "sign-up" } & PendingSignUp) | ({ type: "request" } & WaitingRequest);

export type QueueCounts = { signUps: number; requests: number; cancellations: number; total: number };

/** Entries shown at once: as the oldest are decided, the next ones come up. */
export const QUEUE_LENGTH = 50;

/** How much waits for the actor: sign-ups, and days by kind. One statement. */
export async function queueCounts(actor: StaffActor): Promise<QueueCounts> {
  allow(actor, "staff", "REQUESTS");
  const own = structuresOf(actor, "REQUESTS");
  const [ofSignUps, ofDays] =
    own === "all"
      ? [Prisma.empty, Prisma.empty]
      : [
          Prisma.sql`AND s.structure_id = ANY(${own}::uuid[])`,
          Prisma.sql`AND r.slot_id IN (SELECT slot.id FROM slot JOIN activity a ON a.id = slot.activity_id
                                       WHERE a.structure_id = ANY(${own}::uuid[]))`,
        ];
  const [row] = await db().$queryRaw<Omit<QueueCounts, "total">[]>`
    SELECT (SELECT count(*)::int FROM sign_up s WHERE s.status = 'PENDING' ${ofSignUps}) AS "signUps",
           count(*) FILTER (WHERE r.state = 'REQUESTED')::int AS requests,
           count(*) FILTER (WHERE r.state = 'CANCEL_REQUESTED')::int AS cancellations
    FROM reservation r
    WHERE r.state IN ('REQUESTED', 'CANCEL_REQUESTED') ${ofDays}`;
  const { signUps, requests, cancellations } = row!;
  return { signUps, requests, cancellations, total: signUps + requests + cancellations };
}

/** All that waits for the actor, or one kind of it, oldest first. */
export async function queue(actor: StaffActor, type: QueueType): Promise<QueueEntry[]> {
  allow(actor, "staff", "REQUESTS");
  const kind = { reservations: "REQUESTED", annulations: "CANCEL_REQUESTED" } as const;
  const [signUps, requests] = await Promise.all([
    type === "toutes" || type === "inscriptions" ? pendingSignUps(actor, { limit: QUEUE_LENGTH }) : [],
    type === "inscriptions"
      ? []
      : waitingRequests(actor, { limit: QUEUE_LENGTH, kind: type === "toutes" ? null : kind[type] }),
  ]);
  return [
    ...signUps.map((signUp) => ({ type: "sign-up" as const, ...signUp })),
    ...requests.map((request) => ({ type: "request" as const, ...request })),
  ]
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .slice(0, QUEUE_LENGTH);
}
