import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { type Tx, transaction } from "@/lib/db";
import { done, type Result, refuse } from "@/lib/result";
import { isOwnDay } from "../queries/scope";
import type { AbsenceStatus } from "../schema";
import { announce } from "./announce";
import { uniqueChildren } from "./decide-proof";
import { lockAbsences } from "./lock";
import { record, settle, type Whose } from "./settle";

/**
 * Staff say by hand that declared days are AJ or AI, and why: it stands whatever the rule says. The adults are told by
 * mail. Refuses with "not-found" when a day was withdrawn, or is not of the actor's structures.
 */
export async function setAbsences(
  actor: StaffActor,
  { absenceIds, status, reason }: { absenceIds: readonly string[]; status: AbsenceStatus; reason: string },
): Promise<Result<{ days: number }>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const named = await ownAbsences(tx, actor, absenceIds);
    await lockAbsences(
      tx,
      named.map(({ childId }) => childId),
    );
    const rows = await ownAbsences(tx, actor, absenceIds);
    if (rows.length === 0 || rows.length < new Set(absenceIds).size) return refuse("not-found");
    const ids = rows.map(({ id }) => id);
    await tx.absence.updateMany({
      where: { id: { in: ids } },
      data: { decided: status, decidedReason: reason },
    });
    const settled = await settle(actor, tx, uniqueChildren(rows));
    const days = settled.filter(({ id }) => ids.includes(id));
    await record(actor, tx, "absence.decided", days);
    const outcome = status === "ABSENT_JUSTIFIED" ? ("justified" as const) : ("unjustified" as const);
    await announce(
      actor,
      tx,
      days.map((day) => ({ ...day, outcome, refusal: reason })),
    );
    return done({ days: days.length });
  });
}

function ownAbsences(
  tx: Tx,
  actor: StaffActor,
  ids: readonly string[],
): Promise<(Whose & { id: string; declarationId: string })[]> {
  return tx.$queryRaw`
    SELECT ab.id, ab.declaration_id AS "declarationId", r.household_id AS "householdId", r.child_id AS "childId"
    FROM absence ab JOIN reservation r ON r.id = ab.reservation_id AND r.state = 'RESERVED'
    WHERE ab.id = ANY(${[...ids]}::uuid[]) AND ab.withdrawn_at IS NULL AND ${isOwnDay(actor)}`;
}
