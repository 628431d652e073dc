import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Answer, decide, Places } from "../rules";
import { announceDecision } from "./announce";
import { applyChanges } from "./apply";
import { lockWaiting, type Waiting } from "./lock-waiting";
import type { PlannedChange } from "./write";

/** What an allocation answers to one request, in the order in which the waiting list shall serve them. */
export type Allotted = {
  reservationId: string;
  /** The version that was weighed. */
  version: number;
  verdict: "RESERVED" | "WAITLISTED" | "REFUSED";
};

/** How many each way; `changed`: withdrawn or decided since it was weighed; `full`: no place left, still waiting. */
export type AllotmentReport = {
  decisionId: string | null;
  reserved: number;
  waitlisted: number;
  refused: number;
  changed: number;
  full: number;
};

const WENT = { RESERVED: "reserved", WAITLISTED: "waitlisted", REFUSED: "refused" } as const;

/**
 * Answers the requests of an allocation as one decision, with one mail per adult with a login. Those refused are told
 * `reason`. The caller has checked that the activity is the actor's.
 */
export async function allocatePlaces(
  actor: StaffActor,
  tx: Tx,
  lines: readonly Allotted[],
  reason: string,
): Promise<AllotmentReport> {
  allow(actor, "staff", "REQUESTS");
  const report = { decisionId: null, reserved: 0, waitlisted: 0, refused: 0, changed: 0, full: 0 };
  const { days, rows } = await lockWaiting(
    tx,
    actor,
    lines.map(({ reservationId }) => reservationId),
  );
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const places = new Places(days);
  const at = nowDate();
  const decided: { row: Waiting; change: PlannedChange }[] = [];
  for (const [turn, { reservationId, version, verdict }] of lines.entries()) {
    const row = rowOf.get(reservationId);
    const change =
      row?.state === "REQUESTED" && row.version === version ? decide(row, answerOf(verdict, at, turn)) : null;
    if (!row || !change) report.changed += 1;
    else if (!places.move(row.slotDayId, change)) report.full += 1;
    else {
      report[WENT[verdict]] += 1;
      const said = verdict === "REFUSED" ? reason : null;
      decided.push({ row, change: { ...row, ...change, reservationId, version: version + 1, reason: said } });
    }
  }
  if (decided.length === 0) return report;
  const decisionId = newId();
  const data = { id: decisionId, kind: "ALLOCATION" as const, staffId: actor.staffId, createdAt: at };
  await tx.decision.create({ data });
  const changes = decided.map(({ change }) => change);
  await applyChanges(actor, tx, changes, places.moved, {
    accountId: actor.accountId,
    at,
    requestId: null,
    decisionId,
  });
  await announceDecision(actor, tx, decisionId, decided);
  return { ...report, decisionId };
}

/** The waiting list follows the order of the allocation: a millisecond between one and the next. */
function answerOf(verdict: Allotted["verdict"], at: Date, turn: number): Answer {
  if (verdict !== "WAITLISTED") return { accept: verdict === "RESERVED" };
  return { accept: false, wait: new Date(at.getTime() + turn) };
}
