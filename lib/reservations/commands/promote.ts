import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { giveTo } from "@/lib/answers/rules";
import { now as businessNow, nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { openDaysAround } from "../queries/facts";
import { type Before, deadlineBook, offer, reserve } from "../rules";
import { announceDecision } from "./announce";
import { type FirstInTurn, firstInTurn } from "./first-in-turn";
import { addLapseJobs } from "./lapse-jobs";
import { type PlannedChange, storeChanges } from "./write";

/**
 * Gives the free places of slot days to the first who wait for them, never one place to two: reserved at once or
 * offered, by the activity's rule. Whoever frees places calls it, in the transaction that freed them: a cancellation
 * (applyChanges does), more places on a day, a day that opens again. The caller holds the locks of the slot days;
 * `passedOver` are reservations that get nothing of it, such as those that staff have just put on the list.
 */
export async function giveFreedPlaces(
  actor: Actor,
  tx: Tx,
  slotDayIds: string[],
  passedOver: string[] = [],
): Promise<void> {
  allow(actor, ["parent", "staff", "system"]);
  const rows = await firstInTurn(tx, slotDayIds, passedOver);
  if (rows.length === 0) return;
  const [decisionId, at] = [newId(), nowDate()];
  const give = await giver(actor, tx, rows);
  const decided = rows.flatMap((row) => {
    const given = give(row);
    if (!given) return [];
    const change: PlannedChange = {
      ...row,
      ...given,
      reservationId: row.id,
      version: row.version + 1,
      reason: null,
    };
    return { row, change, ...(change.to === "RESERVED" && { outcome: "promoted" as const }) };
  });
  if (decided.length === 0) return;
  const changes = decided.map(({ change }) => change);
  const places = new Map<string, number>();
  for (const { slotDayId } of changes) places.set(slotDayId, (places.get(slotDayId) ?? 0) + 1);
  await tx.decision.create({ data: { id: decisionId, kind: "WAITING_LIST", createdAt: at } });
  await storeChanges(tx, changes, places, { accountId: null, at, requestId: null, decisionId });
  await announceDecision(actor, tx, decisionId, decided);
  await addLapseJobs(
    tx,
    changes.flatMap(({ offerUntil }) => offerUntil ?? []),
  );
}

/** What each of those in turn gets, by its activity's rules at this moment; null when its slot has begun. */
async function giver(actor: Actor, tx: Tx, rows: FirstInTurn[]) {
  const dates = rows.map(({ date }) => date).sort();
  const range = { firstDay: dates[0]!, lastDay: dates.at(-1)! };
  const organisation = await organisationFacts(actor, tx);
  const openDays = await openDaysAround(tx, rows, range);
  const now = businessNow();
  const books = new Map(
    rows.map(({ activityId, policies }) => [
      activityId,
      deadlineBook(policies, openDays[activityId] ?? [], organisation, range),
    ]),
  );
  return (row: FirstInTurn & NonNullable<Before>) => {
    const { cancel, startsAt } = books.get(row.activityId)!(row, now);
    const cancellable = row.cancelMode !== "NEVER" && cancel.status === "open";
    const given = giveTo({ ...row, cancellable, startsAt }, now);
    if (!given) return null;
    const { offeredUntil } = given;
    return offeredUntil ? offer(row, new Date(offeredUntil.epochMilliseconds)) : reserve(row);
  };
}
