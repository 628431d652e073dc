import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { cancelAhead, lockAhead } from "@/lib/reservations/commands";
import { done, type Result, refuse } from "@/lib/result";
import type { ArchiveInput } from "../schema";
import { endSessions } from "./end-sessions";
import { lockHousehold } from "./lock-household";

/**
 * Archives a household: nothing of it is lost, its logins open nothing, it holds no place. While it has coming
 * reservations it is refused (archive-ahead), unless staff say that they are to be cancelled: its adults are then told
 * by mail. Other refusals: not-found · household-archived.
 */
export async function archiveHousehold(actor: StaffActor, input: ArchiveInput): Promise<Result> {
  allow(actor, "staff", "FAMILIES");
  const { householdId, reason } = input;
  const from = dayOf(now(), (await organisationFacts(actor)).timeZone);
  return transaction(async (tx) => {
    const count = await lockAhead(actor, tx, { householdId, from });
    const household = await lockHousehold(actor, tx, householdId);
    if (!household) return refuse("not-found");
    if (household.status === "ARCHIVED") return refuse("household-archived");
    if (count > 0 && !input.cancelAhead) {
      return refuse("archive-ahead", { params: { count }, fields: { annuler: "archive-ahead" } });
    }
    const cancelled = await cancelAhead(actor, tx, { householdId, from, reason });
    await tx.household.update({ where: { id: householdId }, data: { status: "ARCHIVED" } });
    const adults = await tx.adult.findMany({ where: { householdId }, select: { id: true } });
    await endSessions(
      tx,
      adults.map(({ id }) => id),
    );
    const details = { reason, from: household.status, cancelled };
    await record(actor, tx, "household.archived", householdId, details);
    return done();
  });
}

/** Opens an archived household again, as it was. Refusals: not-found · household-merged. Opening twice is once. */
export async function unarchiveHousehold(
  actor: StaffActor,
  { householdId }: { householdId: string },
): Promise<Result> {
  allow(actor, "staff", "FAMILIES");
  return transaction(async (tx) => {
    const household = await lockHousehold(actor, tx, householdId);
    if (!household) return refuse("not-found");
    if (household.status !== "ARCHIVED") return done();
    if ((await tx.householdMerge.count({ where: { mergedId: householdId, undoneAt: null } })) > 0) {
      return refuse("household-merged");
    }
    const last = await tx.auditEvent.findFirst({
      where: { householdId, kind: "household.archived" },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { details: true },
    });
    const before = (last?.details as { from?: string } | undefined)?.from;
    const status = before === "ACCEPTED" ? "ACCEPTED" : "ACTIVE";
    await tx.household.update({ where: { id: householdId }, data: { status } });
    await record(actor, tx, "household.unarchived", householdId, {});
    return done();
  });
}

async function record(actor: StaffActor, tx: Tx, kind: string, householdId: string, details: object) {
  await tx.auditEvent.create({
    data: { id: newId(), at: nowDate(), kind, actorId: actor.accountId, householdId, details },
  });
}
