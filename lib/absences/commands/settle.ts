import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Actor } from "@/lib/actor";
import { addDays } from "@/lib/calendar/rules";
import { now, nowDate } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { type AbsentDay, carenceDays, type ReservedDay, type Standing, standingOf } from "../rules";
import { type AbsenceReason, type AbsenceStatus, absenceRule } from "../schema";
import { announce } from "./announce";

/** A child as one of its households has it. */
export type Whose = { householdId: string; childId: string };

type Row = Whose & {
  reservationId: string;
  activityId: string;
  date: PlainDate;
  rule: unknown;
  child: string;
  activity: string;
  slot: string;
  status: AbsenceStatus | "PRESENT" | null;
  absence:
    | (AbsentDay & { id: string; declarationId: string; reason: AbsenceReason; refusal: string | null })
    | null;
};

/** A declared day, how it stood and how it stands. */
export type Settled = Omit<Row, "absence" | "rule"> & NonNullable<Row["absence"]> & { standing: Standing };

/** Days before today whose carence is counted anew; the days around them are read further back. */
const COUNTED = 100;
const READ = 150;

/**
 * Brings the attendance of all declared days of these children to what the rules say now: carence, reason, proof, what
 * staff said. The caller holds lockAbsences. What has lapsed is written down and told by mail; a day on which staff
 * noted the child as present stays so. Returns the declared days.
 */
export async function settle(actor: Actor, tx: Tx, whose: readonly Whose[]): Promise<Settled[]> {
  const { timeZone } = await organisationFacts(actor, tx);
  const today = dayOf(now(), timeZone);
  const rows = await read(tx, whose, today);
  const counted = countCarence(rows, addDays(today, -COUNTED));
  const settled = rows.flatMap(({ absence, rule, ...row }): Settled[] => {
    if (!absence || row.status === "PRESENT") return [];
    const carence = counted.get(absence.id) ?? absence.carence;
    return [{ ...row, ...absence, carence, standing: standingOf({ ...absence, carence }, today) }];
  });
  await write(tx, rows, settled);
  await tellLapsed(actor, tx, settled);
  return settled;
}

function read(tx: Tx, whose: readonly Whose[], today: PlainDate): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT r.id AS "reservationId", r.household_id AS "householdId", r.child_id AS "childId", a.id AS "activityId",
      r.date::text, a.absence_rule AS rule, c.first_name AS child, a.name AS activity, s.name AS slot,
      att.status::text AS status,
      CASE WHEN ab.id IS NOT NULL THEN json_build_object('id', ab.id, 'declarationId', d.id, 'reason', d.reason,
        'basis', ab.basis, 'carence', ab.carence, 'decided', ab.decided, 'proofDueOn', d.proof_due_on,
        'proof', nullif(u.state::text, 'WITHDRAWN'), 'refusal', u.reason) END AS absence
    FROM unnest(${whose.map((w) => w.householdId)}::uuid[], ${whose.map((w) => w.childId)}::uuid[]) AS w (household_id, child_id)
    JOIN reservation r ON r.child_id = w.child_id AND r.household_id = w.household_id AND r.state = 'RESERVED'
    JOIN child c ON c.id = r.child_id JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    LEFT JOIN attendance att ON att.reservation_id = r.id
    LEFT JOIN absence ab ON ab.reservation_id = r.id AND ab.withdrawn_at IS NULL
    LEFT JOIN absence_declaration d ON d.id = ab.declaration_id
    LEFT JOIN family_upload u ON u.id = d.upload_id
    WHERE ab.id IS NOT NULL OR r.date BETWEEN ${addDays(today, -READ)}::date AND ${addDays(today, READ)}::date
    ORDER BY r.id`;
}

/** Whether each absence since `from` is among the days of carence of its child in its activity. */
function countCarence(rows: readonly Row[], from: PlainDate): Map<string, boolean> {
  const counted = new Map<string, boolean>();
  const groups = Map.groupBy(rows, ({ householdId, childId, activityId }) =>
    [householdId, childId, activityId].join(),
  );
  for (const group of groups.values()) {
    const absent = group.filter(({ absence, date }) => absence && date >= from);
    if (absent.length === 0) continue;
    const { carenceDays: carence } = absenceRule.parse(group[0]!.rule);
    const days = [...Map.groupBy(group, ({ date }) => date)].map(
      ([date, list]): ReservedDay => ({
        date,
        reasons: list.flatMap(({ absence }) => absence?.reason ?? []),
      }),
    );
    for (const [reason, list] of Map.groupBy(absent, ({ absence }) => absence!.reason)) {
      const found = carenceDays(days, reason, carence);
      for (const { absence, date } of list) counted.set(absence!.id, found.has(date));
    }
  }
  return counted;
}

async function write(tx: Tx, rows: readonly Row[], settled: readonly Settled[]): Promise<void> {
  const before = new Map(rows.map(({ absence }) => [absence?.id, absence?.carence]));
  const counted = settled.filter(({ id, carence }) => before.get(id) !== carence);
  if (counted.length > 0) {
    await tx.$executeRaw`
      UPDATE absence a SET carence = v.carence
      FROM unnest(${counted.map(({ id }) => id)}::uuid[], ${counted.map(({ carence }) => carence)}::boolean[]) AS v (id, carence)
      WHERE a.id = v.id`;
  }
  const changed = settled.filter(({ status, standing }) => status !== standing.status);
  if (changed.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO attendance AS att (reservation_id, status, recorded_at)
    SELECT v.*, ${nowDate()}::timestamptz
    FROM unnest(${changed.map(({ reservationId }) => reservationId)}::uuid[],
                ${changed.map(({ standing }) => standing.status)}::attendance_status[]) AS v
    ON CONFLICT (reservation_id) DO UPDATE SET status = excluded.status, recorded_at = excluded.recorded_at
    WHERE att.status <> 'PRESENT'`;
}

/** What was justified for as long as a proof could come, and is so no longer. */
async function tellLapsed(actor: Actor, tx: Tx, settled: readonly Settled[]): Promise<void> {
  const lapsed = settled.filter(
    ({ status, standing }) => status === "ABSENT_JUSTIFIED" && standing.why === "expired",
  );
  if (lapsed.length === 0) return;
  await record(actor, tx, "absence.expired", lapsed);
  await announce(
    actor,
    tx,
    lapsed.map((day) => ({ ...day, outcome: "expired", refusal: null })),
  );
}

/** One event of the household's history for each declaration that these days are of. */
export async function record(
  actor: Actor,
  tx: Tx,
  kind: string,
  days: readonly { declarationId: string; householdId: string; id: string }[],
): Promise<void> {
  const actorId = "accountId" in actor ? actor.accountId : null;
  const at = nowDate();
  await tx.auditEvent.createMany({
    data: [...Map.groupBy(days, ({ declarationId }) => declarationId)].map(([declarationId, list]) => ({
      id: newId(),
      at,
      kind,
      actorId,
      householdId: list[0]!.householdId,
      details: { declarationId, absenceIds: list.map(({ id }) => id) },
    })),
  });
}

/** Whether a slot has begun on the wall clock of `timeZone`. */
export function hasStarted(slot: { date: PlainDate; startsAt: string }, timeZone: string): boolean {
  const start = Temporal.PlainDateTime.from(`${slot.date}T${slot.startsAt}`).toZonedDateTime(timeZone);
  return now().epochMilliseconds >= start.epochMilliseconds;
}
