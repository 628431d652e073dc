import "server-only";
import type { ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Change, Places } from "../rules";
import { type CellOutcome, wishValue } from "../schema";
import { applyChanges } from "./apply";

/** The reservation that a parent's answer changes, or the cell where it makes one. */
export type Answered = {
  id: string | null;
  version: number;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: string;
  child: string;
  activity: string;
  slot: string;
};

const OUTCOME: Partial<Record<Change["to"], CellOutcome["outcome"]>> = {
  RESERVED: "reserved",
  WAITLISTED: "waitlisted",
};

/**
 * Stores a parent's answer to an offer or a proposal as a sending of one cell, with its outcome: a history row, and
 * the place that a refusal frees goes to the next one.
 */
export async function storeAnswer(
  tx: Tx,
  actor: ParentActor,
  cell: Answered,
  change: Change,
  places: Places,
): Promise<void> {
  const { childId, slotId, slotDayId, date, child, activity, slot, version } = cell;
  const [requestId, at] = [newId(), nowDate()];
  const outcome: CellOutcome = {
    wish: wishValue({ kind: "book", childId, slotDayId, version }),
    outcome: OUTCOME[change.to] ?? "withdrawn",
    because: null,
    ...{ child, activity, slot, date },
    ...{ late: false, changed: null, rank: null, other: null },
  };
  const { householdId, accountId } = actor;
  await tx.reservationRequest.create({
    data: { id: requestId, householdId, accountId, createdAt: at, outcomes: [outcome] },
  });
  const planned = {
    ...change,
    ...{ childId, slotId, slotDayId, date, householdId, requestId },
    reservationId: cell.id ?? newId(),
    version: version + 1,
    reason: null,
  };
  await applyChanges(actor, tx, [planned], places.moved, { accountId, at, requestId, decisionId: null });
}
