import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { done, type Result, refuse } from "@/lib/result";
import { ownChildren } from "../queries/facts";
import {
  type AttendanceStatus,
  type Change,
  type Fall,
  Places,
  type ReservationState,
  takeBack,
} from "../rules";
import { type CellOutcome, type RefusalReason, UNDO_MINUTES } from "../schema";
import { applyChanges } from "./apply";
import { changeOf, type TakenBack, type UndoableOutcome } from "./outcome";
import { lastColumn, type Stored } from "./targets";
import { type UndoJudge, undoJudge } from "./undo-together";
import { lockSlotDays, type PlannedChange } from "./write";

type Standing = Pick<
  Stored,
  "id" | "childId" | "slotId" | "slotDayId" | "date" | "state" | "holds" | "version" | "last"
> & {
  householdId: string;
  attendance: AttendanceStatus | null;
  hasStarted: boolean;
  state: ReservationState;
};

type Undone = { change: Change } | { because: RefusalReason; otherId?: string | null };

/**
 * "Annuler l'envoi": every cell of the sender's own sending that nobody changed since goes back to what it was before,
 * within five minutes. A place given back is given on to those who wait; one that is needed again must be left. What
 * the children have in the end is judged as a sending is. The sending then tells what became of each cell. Sent twice,
 * it does nothing more. Refusals: not-found (no sending of this login) · undo-too-late.
 */
export async function undoSending(
  actor: ParentActor,
  requestId: string,
): Promise<Result<{ requestId: string }>> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    const [request] = await tx.$queryRaw<{ createdAt: Date; undoneAt: Date | null; outcomes: unknown }[]>`
      SELECT q.created_at AS "createdAt", q.undone_at AS "undoneAt", q.outcomes FROM reservation_request q
      WHERE q.id = ${requestId}::uuid AND q.household_id = ${actor.householdId}::uuid
        AND q.account_id = ${actor.accountId}::uuid FOR NO KEY UPDATE`;
    if (!request) return refuse("not-found");
    if (request.undoneAt) return done({ requestId });
    const at = nowDate();
    if (at.getTime() > request.createdAt.getTime() + UNDO_MINUTES * 60_000) return refuse("undo-too-late");
    const outcomes = request.outcomes as UndoableOutcome[];
    const { standing, days } = await lockSent(tx, actor, outcomes);
    const ids = [...standing.keys()];
    const { judge, nameOf } = await undoJudge(tx, actor, { ids, since: request.createdAt });
    const { answers, places } = planUndo(outcomes, standing, days, at, judge);
    const changes = outcomes.flatMap(({ undo }): PlannedChange[] => {
      const answer = undo && answers.get(undo.id);
      if (!undo || !answer || !("change" in answer)) return [];
      const { childId, slotId, slotDayId, date, householdId, version } = standing.get(undo.id)!;
      const cell = { reservationId: undo.id, childId, slotId, slotDayId, date, householdId };
      const reason = undo.before?.reason ?? null;
      const asked = { requestId: undo.before?.requestId ?? requestId, version: version + 1, reason };
      return [{ ...answer.change, ...cell, ...asked }];
    });
    const told = outcomes.map(({ undo, ...outcome }): CellOutcome => {
      if (!undo) return outcome;
      const answer = answers.get(undo.id)!;
      const because = "because" in answer ? answer.because : null;
      const changed = because === "changed" ? changeOf(actor, standing.get(undo.id) ?? null) : null;
      const other = "otherId" in answer && answer.otherId ? nameOf(answer.otherId) : null;
      return { ...outcome, outcome: because ? "not-undone" : "undone", because, changed, rank: null, other };
    });
    await tx.reservationRequest.update({ where: { id: requestId }, data: { undoneAt: at, outcomes: told } });
    const origin = { accountId: actor.accountId, at, requestId, decisionId: null, keepsAbsences: true };
    await applyChanges(actor, tx, changes, places.moved, origin);
    return done({ requestId });
  });
}

/** What the sending changed, as it stands now, behind locks in the order of everybody. */
async function lockSent(tx: Tx, actor: ParentActor, outcomes: UndoableOutcome[]) {
  const ids = outcomes.flatMap(({ undo }) => (undo ? [undo.id] : []));
  const found = await tx.$queryRaw<{ id: string; slotDayId: string }[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)})
    SELECT r.id, r.slot_day_id AS "slotDayId" FROM reservation r JOIN own ON own.id = r.child_id
    WHERE r.id = ANY(${ids}::uuid[]) AND r.household_id = ${actor.householdId}::uuid`;
  const days = await lockSlotDays(
    tx,
    found.map(({ slotDayId }) => slotDayId),
  );
  const rows = await tx.$queryRaw<Standing[]>`
    SELECT r.id, r.child_id AS "childId", r.slot_id AS "slotId", r.slot_day_id AS "slotDayId", r.date::text,
           r.household_id AS "householdId", r.state::text, r.holds, r.version, ${lastColumn} AS last,
           (SELECT a.status::text FROM attendance a WHERE a.reservation_id = r.id) AS attendance,
           (SELECT (r.date + s.starts_at::time) AT TIME ZONE o.time_zone <= ${nowDate()}::timestamptz
            FROM slot s, organisation o WHERE s.id = r.slot_id) AS "hasStarted"
    FROM reservation r WHERE r.id = ANY(${found.map(({ id }) => id)}::uuid[]) ORDER BY r.id FOR UPDATE OF r`;
  return { days, standing: new Map(rows.map((row) => [row.id, row])) };
}

type Day = { id: string; open: boolean; capacity: number; held: number };

/** What each change of the sending goes back to; whatever gives a place back comes first. */
function planUndo(
  outcomes: UndoableOutcome[],
  standing: ReadonlyMap<string, Standing>,
  days: Day[],
  at: Date,
  judge: UndoJudge["judge"],
) {
  const sent = outcomes.flatMap(({ undo }) => undo ?? []);
  const fallen = new Map<string, Fall>();
  for (;;) {
    const plan = answerUndo(sent, standing, days, at, fallen);
    const falls = judge(
      sent.flatMap((undo) => {
        const row = standing.get(undo.id);
        const answer = plan.answers.get(undo.id)!;
        return row ? [{ undo, childId: row.childId, change: "change" in answer ? answer.change : null }] : [];
      }),
    );
    if (falls.size === 0) return plan;
    for (const [id, fall] of falls) fallen.set(id, fall);
  }
}

function answerUndo(
  sent: TakenBack[],
  standing: ReadonlyMap<string, Standing>,
  days: Day[],
  at: Date,
  fallen: ReadonlyMap<string, Fall>,
) {
  const places = new Places(days);
  const answers = new Map<string, Undone>();
  const isOpen = new Map(days.map(({ id, open }) => [id, open]));
  const isFree = ({ before }: TakenBack) => before === null;
  for (const undo of [...sent.filter(isFree), ...sent.filter((one) => !isFree(one))]) {
    const row = standing.get(undo.id);
    const because = row ? whyNot(undo, row, isOpen.get(row.slotDayId) ?? false) : "not-found";
    const fall = fallen.get(undo.id);
    if (!row || because || fall) {
      answers.set(undo.id, because || !fall ? { because: because ?? "not-found" } : fall);
      continue;
    }
    const moved = choices(undo, row, at).find((change) => places.move(row.slotDayId, change));
    answers.set(undo.id, moved ? { change: moved } : { because: "full" });
  }
  return { answers, places };
}

function whyNot({ version, before }: TakenBack, row: Standing, isOpen: boolean): RefusalReason | null {
  if (row.version !== version || row.attendance) return "changed";
  if (row.hasStarted) return "late";
  return before && !isOpen ? "closed" : null;
}

/** Where the cell goes back to, the best first: a declined offer whose place is gone waits at its former turn. */
function choices({ before }: TakenBack, row: Standing, at: Date): Change[] {
  if (!before) return [takeBack(row, null, {})];
  const { late, surcharge } = before;
  const waitingSince = before.waitingSince && new Date(before.waitingSince);
  const offerUntil = before.offerUntil && new Date(before.offerUntil);
  const extras = { late, surcharge, waitingSince: waitingSince || null, offerUntil: offerUntil || null };
  if (before.state !== "OFFERED") return [takeBack(row, before, extras)];
  const waits = takeBack(row, { state: "WAITLISTED", holds: false }, { ...extras, offerUntil: null });
  return offerUntil && offerUntil > at ? [takeBack(row, before, extras), waits] : [waits];
}
