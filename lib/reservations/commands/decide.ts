import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { type Change, decide, Places, type ReservationState } from "../rules";
import { announceDecision } from "./announce";
import { applyChanges } from "./apply";
import { lockSlotDays, type PlannedChange } from "./write";

/** What staff decide of one reservation that waits; a refusal has its reason. */
export type Verdict = { accept: true } | { accept: false; reason: string };

/** How many cells each way, how many somebody else had already decided, how many found no place. */
export type DecisionReport = { accepted: number; refused: number; already: number; full: number };

type Waiting = {
  id: string;
  childId: string;
  slotId: string;
  slotDayId: string;
  date: string;
  householdId: string;
  requestId: string;
  askedAt: Date;
  state: ReservationState;
  holds: boolean;
  version: number;
  child: string;
  activity: string;
  slot: string;
};

/** The reservations named, in structures where the actor decides, behind their locked slot days. */
async function lockWaiting(tx: Tx, actor: StaffActor, ids: string[]) {
  const structures = structuresOf(actor, "REQUESTS");
  const mine =
    structures === "all" ? Prisma.sql`TRUE` : Prisma.sql`a.structure_id = ANY(${structures}::uuid[])`;
  const found = await tx.$queryRaw<{ id: string; slotDayId: string }[]>`
    SELECT r.id, r.slot_day_id AS "slotDayId" FROM reservation r
    JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.id = ANY(${ids}::uuid[]) AND ${mine}`;
  const days = await lockSlotDays(
    tx,
    found.map((row) => row.slotDayId),
  );
  const rows = await tx.$queryRaw<Waiting[]>`
    SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.slot_day_id AS "slotDayId", r.date::text,
           r.household_id AS "householdId", r.request_id AS "requestId", q.created_at AS "askedAt",
           r.state::text, r.holds, r.version, c.first_name AS child, a.name AS activity, s.name AS slot
    FROM reservation r JOIN reservation_request q ON q.id = r.request_id
    JOIN child c ON c.id = r.child_id JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.id = ANY(${found.map((row) => row.id)}::uuid[])
    ORDER BY r.id FOR UPDATE OF r`;
  return { days, rows };
}

/** Who comes first when places run out: whatever gives one back, then the oldest request. */
function inTurn(a: { row: Waiting; change: Change }, b: { row: Waiting; change: Change }): number {
  return (
    a.change.places - b.change.places ||
    a.row.askedAt.getTime() - b.row.askedAt.getTime() ||
    a.row.requestId.localeCompare(b.row.requestId) ||
    a.row.id.localeCompare(b.row.id)
  );
}

/**
 * Decides many waiting reservations in one transaction: one decision, one history row per change, and
 * one mail per adult with a login of each household concerned. What somebody else decided meanwhile,
 * or finds no place left (the oldest requests come first), is counted and left as it is. Refused when
 * nothing named is the actor's to decide.
 */
export async function decideReservations(
  actor: StaffActor,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<Result<DecisionReport>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const { days, rows } = await lockWaiting(tx, actor, [...verdicts.keys()]);
    if (rows.length === 0) return refuse("not-found");
    const report: DecisionReport = { accepted: 0, refused: 0, already: 0, full: 0 };
    const places = new Places(days);
    const decided: { row: Waiting; change: PlannedChange }[] = [];
    const changes = rows.flatMap((row) => {
      const change = decide(row, verdicts.get(row.id)!);
      if (!change) report.already += 1;
      return change ? { row, change } : [];
    });
    for (const { row, change } of changes.sort(inTurn)) {
      const verdict = verdicts.get(row.id)!;
      if (!places.move(row.slotDayId, change)) {
        report.full += 1;
        continue;
      }
      report[verdict.accept ? "accepted" : "refused"] += 1;
      const reason = verdict.accept ? null : verdict.reason;
      decided.push({
        row,
        change: { ...row, ...change, reservationId: row.id, version: row.version + 1, reason },
      });
    }
    if (decided.length > 0) await storeDecision(tx, actor, decided, places);
    return done(report);
  });
}

async function storeDecision(
  tx: Tx,
  actor: StaffActor,
  decided: { row: Waiting; change: PlannedChange }[],
  places: Places,
) {
  const decisionId = newId();
  const at = nowDate();
  await tx.decision.create({ data: { id: decisionId, staffId: actor.staffId, createdAt: at } });
  await applyChanges(
    actor,
    tx,
    decided.map(({ change }) => change),
    places.moved,
    { accountId: actor.accountId, at, requestId: null, decisionId },
  );
  await announceDecision(actor, tx, decisionId, decided);
}
