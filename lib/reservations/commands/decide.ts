import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { NamedDay } from "@/lib/mails/schema";
import { done, type Result, refuse } from "@/lib/result";
import { type Change, decide, Places } from "../rules";
import { announceDecision } from "./announce";
import { lockWaiting, type Waiting } from "./lock-waiting";
import { giveFreedPlaces } from "./promote";
import { proposable, storeProposals } from "./propose";
import { type PlannedChange, storeChanges } from "./write";

/**
 * What staff decide of one reservation that waits. A refusal has its reason, and may propose another slot day of the
 * same child, or (null) the waiting list of the same one. `wait` puts a request on the waiting list.
 */
export type Verdict =
  | { accept: true }
  | { accept: false; reason: string; proposal?: { slotDayId: string | null } }
  | { wait: true };

/** How many cells each way, how many somebody else had already decided, how many found no place. */
export type DecisionReport = {
  accepted: number;
  refused: number;
  waitlisted: number;
  already: number;
  full: number;
};

type Decided = { row: Waiting; change: PlannedChange; proposal?: "waiting-list" | NamedDay };

/** Who comes first when places run out: whatever gives one back, then the oldest request. */
function inTurn(a: { row: Waiting; change: Change }, b: { row: Waiting; change: Change }): number {
  const since = ({ row }: typeof a) => (row.waitingSince ?? row.askedAt).getTime();
  return (
    a.change.places - b.change.places ||
    since(a) - since(b) ||
    a.row.requestId.localeCompare(b.row.requestId) ||
    a.row.id.localeCompare(b.row.id)
  );
}

/**
 * Decides many waiting reservations in one transaction: one decision, one history row per change, and
 * one mail per adult with a login of each household concerned. What somebody else decided meanwhile,
 * or finds no place left (the oldest requests come first), is counted and left as it is. Refused when
 * nothing named is the actor's to decide, or as a whole when a day proposed is no longer to be had.
 */
export async function decideReservations(
  actor: StaffActor,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<Result<DecisionReport>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const { days, rows } = await lockWaiting(tx, actor, [...verdicts.keys()]);
    if (rows.length === 0) return refuse("not-found");
    const report: DecisionReport = { accepted: 0, refused: 0, waitlisted: 0, already: 0, full: 0 };
    const places = new Places(days);
    const decided: Decided[] = [];
    const changes = rows.flatMap((row) => {
      const verdict = verdicts.get(row.id)!;
      // Its turn counts from the day it was asked for.
      const change = decide(row, "wait" in verdict ? { accept: false, wait: row.askedAt } : verdict);
      if (!change) report.already += 1;
      return change ? [{ row, change, verdict }] : [];
    });
    const proposals = await proposable(tx, changes);
    if (!proposals) return refuse("proposal-unavailable");
    for (const { row, change, verdict } of changes.sort(inTurn)) {
      if (!places.move(row.slotDayId, change)) {
        report.full += 1;
        continue;
      }
      report[WENT[change.to] ?? ("accept" in verdict && verdict.accept ? "accepted" : "refused")] += 1;
      const reason = "reason" in verdict ? verdict.reason : null;
      const planned = { ...row, ...change, reservationId: row.id, version: row.version + 1, reason };
      decided.push({ row, change: planned, proposal: proposals.get(row.id)?.said });
    }
    if (decided.length > 0) {
      const decisionId = await storeDecision(tx, actor, decided, places);
      await storeProposals(tx, decisionId, proposals);
    }
    return done(report);
  });
}

const WENT: Partial<Record<Change["to"], keyof DecisionReport>> = { WAITLISTED: "waitlisted" };

async function storeDecision(tx: Tx, actor: StaffActor, decided: Decided[], places: Places) {
  const decisionId = newId();
  const at = nowDate();
  await tx.decision.create({ data: { id: decisionId, staffId: actor.staffId, createdAt: at } });
  const changes = decided.map(({ change }) => change);
  const origin = { accountId: actor.accountId, at, requestId: null, decisionId };
  await storeChanges(tx, changes, places.moved, origin);
  await announceDecision(actor, tx, decisionId, decided);
  const freed = [...places.moved].filter(([, count]) => count < 0).map(([id]) => id);
  const waiting = changes.filter(({ to }) => to === "WAITLISTED").map(({ reservationId }) => reservationId);
  // A child that staff have just put on the list does not get the place that this frees.
  if (freed.length > 0) await giveFreedPlaces(actor, tx, freed, waiting);
  return decisionId;
}
