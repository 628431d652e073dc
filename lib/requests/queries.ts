import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { countWaiting, type WaitingRequest, waitingRequests } from "@/lib/reservations/queries";
import { countPendingSignUps, type PendingSignUp, pendingSignUps } from "@/lib/signups/queries";
import type { QueueType } from "./schema";

export type QueueEntry = ({ type: "sign-up" } & PendingSignUp) | ({ type: "request" } & WaitingRequest);

export type QueueCounts = { signUps: number; requests: number; cancellations: number; total: number };

/** Entries shown at once: as the oldest are decided, the next ones come up. */
export const QUEUE_LENGTH = 50;

/** How much waits for the actor, by kind. */
export async function queueCounts(actor: StaffActor): Promise<QueueCounts> {
  allow(actor, "staff", "REQUESTS");
  const [signUps, { requests, cancellations }] = await Promise.all([
    countPendingSignUps(actor),
    countWaiting(actor),
  ]);
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
