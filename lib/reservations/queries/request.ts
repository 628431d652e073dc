import "server-only";
import { Temporal } from "temporal-polyfill";
import { allow, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { type CellOutcome, UNDO_MINUTES } from "../schema";
import { ownChildren } from "./facts";

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

type Stored = { outcomes: unknown; createdAt: Date; undoneAt: Date | null; accountId: string; own: string[] };

/**
 * The outcome of one of the household's own sendings, day by day, of the children over whom the reader has a say; null
 * when there is none.
 */
export async function requestOutcomes(actor: ParentActor, requestId: string): Promise<SentRequest | null> {
  allow(actor, "parent");
  const [request] = await db().$queryRaw<Stored[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)})
    SELECT q.outcomes, q.created_at AS "createdAt", q.undone_at AS "undoneAt", q.account_id AS "accountId",
           ARRAY(SELECT own.id::text FROM own
                 UNION ALL SELECT r.id::text FROM own JOIN reservation r ON r.child_id = own.id
                 WHERE r.id::text IN (SELECT split_part(o ->> 'wish', '.', 2) FROM jsonb_array_elements(q.outcomes) o)) AS own
    FROM reservation_request q WHERE q.id = ${requestId}::uuid AND q.household_id = ${actor.householdId}::uuid`;
  if (!request) return null;
  const { accountId, undoneAt } = request;
  const own = new Set(request.own);
  const outcomes = (request.outcomes as (CellOutcome & { undo?: unknown })[]).flatMap(
    ({ undo, ...outcome }): CellOutcome[] =>
      // A wish names its child, or what is stored of it.
      outcome.wish === "" || own.has(outcome.wish.split(".")[1]!) ? [outcome] : [],
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
