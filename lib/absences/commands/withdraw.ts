import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { lockAbsences } from "./lock";
import { hasStarted, record, settle } from "./settle";

type Row = {
  id: string;
  declarationId: string;
  reservationId: string;
  householdId: string;
  childId: string;
  child: string;
  date: PlainDate;
  startsAt: string;
};

/**
 * Takes declared absences of the household's own children back before their slots begin: the child is expected again.
 * The proof of a declaration that has no day left is taken back too, unless staff have answered it. Refuses with
 * "absence-started" (params child and date), or "not-found".
 */
export async function withdrawAbsence(actor: ParentActor, absenceIds: readonly string[]): Promise<Result> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT u.id FROM family_upload u
      WHERE u.household_id = ${actor.householdId}::uuid AND u.id IN (
        SELECT d.upload_id FROM absence_declaration d JOIN absence ab ON ab.declaration_id = d.id
        WHERE ab.id = ANY(${[...absenceIds]}::uuid[]))
      ORDER BY u.id FOR UPDATE`;
    const named = await ownAbsences(tx, actor, absenceIds);
    await lockAbsences(
      tx,
      named.map(({ childId }) => childId),
    );
    const rows = await ownAbsences(tx, actor, absenceIds);
    if (rows.length === 0 || rows.length < new Set(absenceIds).size) return refuse("not-found");
    const { timeZone } = await organisationFacts(actor, tx);
    const begun = rows.find((row) => hasStarted(row, timeZone));
    if (begun) return refuse("absence-started", { params: { child: begun.child, date: begun.date } });
    const reservationIds = rows.map(({ reservationId }) => reservationId);
    await tx.absence.updateMany({
      where: { id: { in: rows.map(({ id }) => id) }, withdrawnAt: null },
      data: { withdrawnAt: nowDate() },
    });
    await tx.attendance.deleteMany({
      where: { reservationId: { in: reservationIds }, status: { not: "PRESENT" } },
    });
    await tx.$executeRaw`
      UPDATE family_upload u SET state = 'WITHDRAWN', decided_at = ${nowDate()}, decided_by_id = ${actor.accountId}::uuid
      WHERE u.state = 'RECEIVED' AND u.id IN (
        SELECT d.upload_id FROM absence_declaration d WHERE d.id = ANY(${rows.map((row) => row.declarationId)}::uuid[])
          AND NOT EXISTS (SELECT 1 FROM absence ab WHERE ab.declaration_id = d.id AND ab.withdrawn_at IS NULL))`;
    await record(actor, tx, "absence.withdrawn", rows);
    const { householdId } = actor;
    await settle(
      actor,
      tx,
      [...new Set(rows.map(({ childId }) => childId))].map((childId) => ({ childId, householdId })),
    );
    return done();
  });
}

function ownAbsences(tx: Tx, actor: ParentActor, ids: readonly string[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT ab.id, ab.declaration_id AS "declarationId", r.id AS "reservationId", r.household_id AS "householdId",
      r.child_id AS "childId", c.first_name AS child, r.date::text, s.starts_at AS "startsAt"
    FROM absence ab JOIN reservation r ON r.id = ab.reservation_id JOIN slot s ON s.id = r.slot_id
    JOIN child c ON c.id = r.child_id
    JOIN household_child hc ON hc.household_id = r.household_id AND hc.child_id = r.child_id
    JOIN guardianship g ON g.child_id = r.child_id AND g.adult_id = ${actor.adultId}::uuid
                       AND g.parental_authority <> 'WITHDRAWN'
    WHERE ab.id = ANY(${[...ids]}::uuid[]) AND ab.withdrawn_at IS NULL
      AND r.household_id = ${actor.householdId}::uuid
    ORDER BY r.date, r.id`;
}
