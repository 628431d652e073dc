import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, type PlainDate, toDbDate } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import type { ReservationState } from "@/lib/reservations/rules";
import { done, type Refusal, type RefusalCode, type Result, refuse } from "@/lib/result";
import { basisOf, outOfReach, proofDueOn } from "../rules";
import { type AbsenceRule, absenceRule, type DeclaredDay, type NewAbsence } from "../schema";
import { lockAbsences } from "./lock";
import { record, settle } from "./settle";

type Row = {
  id: string;
  childId: string;
  child: string;
  date: PlainDate;
  state: ReservationState;
  version: number;
  isPresent: boolean;
  isDeclared: boolean;
  activityId: string;
  rule: unknown;
};

export type DeclaredAbsence = {
  declarationIds: string[];
  /** Days of a child declared now. */
  days: number;
  /** Slots that the household had declared before. */
  already: number;
};

/**
 * Declares reserved days of the household's children absent, all or none: one declaration a child, one event of the
 * history each, AJ or AI at once. The places stay held and the reservations R. Refuses with the first day at fault
 * (params child and date): "absence-requested" (DR, LA: to be withdrawn instead), "absence-cancelling" (DA),
 * "absence-present", "absence-too-old", "absence-too-far", "absence-changed"; "absence-already" when the household had
 * declared them all; "not-found" for whatever is not of its own children.
 */
export async function declareAbsence(
  actor: ParentActor,
  { cells, reason, note }: NewAbsence,
): Promise<Result<DeclaredAbsence>> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    const named = await tx.reservation.findMany({
      where: { id: { in: cells.map((cell) => cell.reservationId) }, householdId: actor.householdId },
      select: { childId: true },
    });
    await lockAbsences(
      tx,
      named.map(({ childId }) => childId),
    );
    const rows = await lockDays(tx, actor, cells);
    if (rows.length < cells.length) return refuse("not-found");
    const { timeZone } = await organisationFacts(actor, tx);
    const fault = faultOf(rows, cells, dayOf(now(), timeZone));
    if (fault) return fault;
    const open = rows.filter(({ isDeclared }) => !isDeclared);
    if (open.length === 0) return refuse("absence-already");
    const at = nowDate();
    const declarationIds: string[] = [];
    for (const [childId, own] of Map.groupBy(open, (row) => row.childId)) {
      const declarationId = newId();
      const days = own.map(({ rule, ...row }) => {
        const parsed: AbsenceRule = absenceRule.parse(rule);
        return { ...row, rule: parsed, basis: basisOf(parsed, reason), absenceId: newId() };
      });
      const due = proofDueOn(days);
      const { accountId, householdId } = actor;
      await tx.absenceDeclaration.create({
        data: {
          id: declarationId,
          householdId,
          accountId,
          createdAt: at,
          reason,
          note,
          proofDueOn: due && toDbDate(due),
          days: {
            createMany: {
              data: days.map(({ absenceId, id, basis }) => ({ id: absenceId, reservationId: id, basis })),
            },
          },
        },
      });
      const told = days.map(({ absenceId }) => ({ id: absenceId, declarationId, householdId, childId }));
      await record(actor, tx, "absence.declared", told);
      declarationIds.push(declarationId);
    }
    await settle(
      actor,
      tx,
      [...new Set(open.map(({ childId }) => childId))].map((childId) => ({
        childId,
        householdId: actor.householdId,
      })),
    );
    const days = new Set(open.map(({ childId, date }) => `${childId} ${date}`)).size;
    return done({ declarationIds, days, already: rows.length - open.length });
  });
}

/** The named days of the actor's own children, locked: they stay as they are until the transaction ends. */
function lockDays(tx: Tx, actor: ParentActor, cells: readonly DeclaredDay[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT r.id, r.child_id AS "childId", c.first_name AS child, r.date::text, r.state::text, r.version,
      EXISTS (SELECT 1 FROM attendance att WHERE att.reservation_id = r.id AND att.status = 'PRESENT') AS "isPresent",
      EXISTS (SELECT 1 FROM absence ab WHERE ab.reservation_id = r.id AND ab.withdrawn_at IS NULL) AS "isDeclared",
      a.id AS "activityId", a.absence_rule AS rule
    FROM reservation r
    JOIN household h ON h.id = r.household_id AND h.status = 'ACTIVE'
    JOIN household_child hc ON hc.household_id = h.id AND hc.child_id = r.child_id
    JOIN guardianship g ON g.child_id = r.child_id AND g.adult_id = ${actor.adultId}::uuid
                       AND g.parental_authority <> 'WITHDRAWN'
    JOIN child c ON c.id = r.child_id JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.id = ANY(${cells.map(({ reservationId }) => reservationId)}::uuid[])
      AND h.id = ${actor.householdId}::uuid
    ORDER BY r.id FOR UPDATE OF r`;
}

const NOT_RESERVED: Partial<Record<ReservationState, RefusalCode>> = {
  REQUESTED: "absence-requested",
  WAITLISTED: "absence-requested",
  OFFERED: "absence-requested",
  CANCEL_REQUESTED: "absence-cancelling",
  REFUSED: "absence-changed",
  CANCELLED: "absence-changed",
};

function faultOf(rows: readonly Row[], cells: readonly DeclaredDay[], today: PlainDate): Refusal | null {
  const seen = new Map(cells.map(({ reservationId, version }) => [reservationId, version]));
  for (const { id, child, date, state, version, isPresent, isDeclared } of rows.toSorted((a, b) =>
    a.date.localeCompare(b.date),
  )) {
    const code =
      NOT_RESERVED[state] ??
      ((isPresent && "absence-present") ||
        (!isDeclared && (outOfReach(date, today) ?? (version !== seen.get(id) && "absence-changed"))));
    if (code) return refuse(code, { params: { child, date } });
  }
  return null;
}
