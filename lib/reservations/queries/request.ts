import "server-only";
import { Temporal } from "temporal-polyfill";
import { allow, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { type CellOutcome, UNDO_MINUTES } from "../schema";

/** One sending as its family sees it. */
export type SentRequest = {
  outcomes: CellOutcome[];
  createdAt: Temporal.Instant;
  /** Until when the reader may take it back as a whole; null: not the sender, nothing to take back, or done already. */
  undoUntil: Temporal.Instant | null;
  undoneAt: Temporal.Instant | null;
};

const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());
const LEFT_ALONE: CellOutcome["outcome"][] = ["unchanged", "refused"];

/** The outcome of one of the household's own sendings, day by day; null when there is none. */
export async function requestOutcomes(actor: ParentActor, requestId: string): Promise<SentRequest | null> {
  allow(actor, "parent");
  const request = await db().reservationRequest.findFirst({
    where: { id: requestId, householdId: actor.householdId },
    select: { outcomes: true, createdAt: true, undoneAt: true, accountId: true },
  });
  if (!request) return null;
  const { accountId, undoneAt } = request;
  const outcomes = (request.outcomes as (CellOutcome & { undo?: unknown })[]).map(
    ({ undo, ...outcome }): CellOutcome => outcome,
  );
  const createdAt = instant(request.createdAt);
  const canUndo =
    accountId === actor.accountId &&
    !undoneAt &&
    outcomes.some(({ outcome }) => !LEFT_ALONE.includes(outcome));
  return {
    outcomes,
    createdAt,
    undoUntil: canUndo ? createdAt.add({ minutes: UNDO_MINUTES }) : null,
    undoneAt: undoneAt && instant(undoneAt),
  };
}
