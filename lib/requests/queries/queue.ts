import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { type WaitingRequest, waitingRequests } from "@/lib/reservations/queries";
import { type PendingSignUp, pendingSignUps } from "@/lib/signups/queries";
import { kindOf, type QueueType } from "../schema";

export type QueueEntry = ({ type: "sign-up" } & PendingSignUp) | ({ type: "request" } & WaitingRequest);

/** Entries shown at once: as the oldest are decided, the next ones come up. */
export const QUEUE_LENGTH = 50;

/** All that waits for the actor, or one kind of it, oldest first. */
export async function queue(actor: StaffActor, type: QueueType): Promise<QueueEntry[]> {
  allow(actor, "staff", "REQUESTS");
  const [signUps, requests] = await Promise.all([
    type === "toutes" || type === "inscriptions" ? pendingSignUps(actor, { limit: QUEUE_LENGTH }) : [],
    type === "inscriptions" ? [] : waitingRequests(actor, { limit: QUEUE_LENGTH, kind: kindOf(type) }),
  ]);
  return [
    ...signUps.map((signUp) => ({ type: "sign-up" as const, ...signUp })),
    ...requests.map((request) => ({ type: "request" as const, ...request })),
  ]
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .slice(0, QUEUE_LENGTH);
}
