import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { decideReservations, type Verdict } from "@/lib/reservations/commands";
import { waitingIds } from "@/lib/reservations/queries";
import { done, type Result, refuse } from "@/lib/result";
import { decideSignUps } from "@/lib/signups/commands";
import type { DecideInput } from "../schema";

/** How many entries went each way: sign-ups and days together. */
export type QueueReport = {
  accepted: number;
  refused: number;
  /** Decided by somebody else meanwhile. */
  already: number;
  /** Days without a place left. */
  full: number;
  /** Requests put on the waiting list. */
  waitlisted: number;
  /** Sign-ups whose e-mail has a login by now. */
  emailTaken: number;
};

/**
 * Decides everything ticked in the queue the same way. Sign-ups and reservations are two decisions, each whole.
 * What somebody else decided meanwhile is counted apart (a whole sending as one); refused as a whole when nothing
 * ticked is the actor's.
 */
export async function decideQueue(actor: StaffActor, input: DecideInput): Promise<Result<QueueReport>> {
  allow(actor, "staff", "REQUESTS");
  const verdict: Verdict = input.accept ? { accept: true } : { accept: false, reason: input.reason };
  const signUpIds = input.items.flatMap((item) => (item.kind === "sign-up" ? [item.id] : []));
  const requests = input.items.filter((item) => item.kind === "request");
  const cells = input.items.flatMap((item) => (item.kind === "cell" ? [item.id] : []));
  const report: QueueReport = { accepted: 0, refused: 0, already: 0, full: 0, waitlisted: 0, emailTaken: 0 };

  if (signUpIds.length > 0) {
    const reason = input.accept ? undefined : input.reason;
    const { accept, sameChildren } = input;
    const decided = await decideSignUps(actor, { ids: signUpIds, accept, reason, sameChildren });
    if (!decided.ok) return decided;
    report.accepted += decided.value.accepted;
    report.refused += decided.value.refused;
    report.already += decided.value.alreadyDecided;
    report.emailTaken += decided.value.emailTaken.length;
  }
  if (requests.length > 0 || cells.length > 0) {
    const waiting = await waitingIds(actor, requests);
    const ids = new Set([...cells, ...waiting.map((row) => row.id)]);
    if (ids.size === 0 && signUpIds.length === 0) return refuse("already-decided");
    const decided = await decideReservations(actor, new Map([...ids].map((id) => [id, verdict])));
    if (!decided.ok && signUpIds.length === 0) return decided;
    for (const key of ["accepted", "refused", "already", "full"] as const)
      report[key] += decided.ok ? decided.value[key] : 0;
    // A sending of which nothing waits any more was decided, or withdrawn, while the actor read the queue.
    report.already += requests.filter(
      ({ id, state }) => !waiting.some((row) => row.requestId === id && row.state === state),
    ).length;
  }
  return done(report);
}
