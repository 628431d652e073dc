import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { closedLogins, readPlan } from "../queries/merge";
import { movesSchema, UNDO_DAYS } from "../schema";
import { backwards, doSteps } from "./do-steps";
import { endSessions } from "./end-sessions";
import { lockFamilies } from "./lock-families";
import { lockHouseholds } from "./lock-household";

const DAY_MS = 86_400_000;

/**
 * Makes one household of two of the actor's: all that the second has goes over, people known twice become one, and
 * the second is archived. What was moved is written down row by row, so that it can be undone for UNDO_DAYS.
 * Refusals: not-found · merge-archived · merge-conflicts (see mergePreview, which names them).
 */
export async function mergeHouseholds(
  actor: StaffActor,
  { keptId, mergedId }: { keptId: string; mergedId: string },
): Promise<Result<{ mergeId: string }>> {
  allow(actor, "staff", "FAMILIES");
  return transaction(async (tx) => {
    await lockFamilies(actor, tx);
    await lockReservations(tx, [keptId, mergedId]);
    const households = await lockHouseholds(actor, tx, [keptId, mergedId]);
    if (households.length < 2) return refuse("not-found");
    if (households.some(({ status }) => status === "ARCHIVED")) return refuse("merge-archived");
    await lockPeople(tx, [keptId, mergedId]);
    const { merged, pairing, steps, conflicts } = await readPlan(actor, tx, keptId, mergedId);
    if (conflicts.length > 0) return refuse("merge-conflicts");
    const missed = await doSteps(tx, steps);
    if (missed.length > 0) throw new Error(`rows of a merge moved under a lock: ${missed[0]!.step.kind}`);
    await endSessions(
      tx,
      closedLogins(merged, steps, pairing).map(({ id }) => id),
    );
    const at = nowDate();
    const names = merged.adults.map(({ name }) => name).join(", ");
    const { id: mergeId } = await tx.householdMerge.create({
      data: {
        id: newId(),
        keptId,
        mergedId,
        moves: { names, steps: steps as Prisma.InputJsonArray },
        staffId: actor.staffId,
        at,
      },
    });
    await tellBoth(actor, tx, "household.merged", { mergeId, keptId, mergedId });
    return done({ mergeId });
  });
}

/**
 * Takes a merge back: every row that it moved returns, what came since stays with the household that was kept.
 * Refusals: not-found · merge-undone · merge-too-old · merge-newer (a later merge of one of them comes first) ·
 * merge-changed (its people have gone elsewhere since, or staff changed rights that the undoing would bring back).
 */
export async function undoMerge(
  actor: StaffActor,
  { mergeId }: { mergeId: string },
): Promise<Result<{ keptId: string }>> {
  allow(actor, "staff", "FAMILIES");
  return transaction(async (tx) => {
    await lockFamilies(actor, tx);
    const merge = await tx.householdMerge.findUnique({ where: { id: mergeId } });
    if (!merge) return refuse("not-found");
    const { keptId, mergedId, at, undoneAt } = merge;
    await lockReservations(tx, [keptId, mergedId]);
    const households = await lockHouseholds(actor, tx, [keptId, mergedId]);
    if (households.length < 2) return refuse("not-found");
    if (undoneAt) return refuse("merge-undone");
    if (nowDate().getTime() - at.getTime() > UNDO_DAYS * DAY_MS) return refuse("merge-too-old");
    const ids = [keptId, mergedId];
    const newer = await tx.householdMerge.count({
      where: {
        undoneAt: null,
        id: { not: mergeId },
        AND: [
          { OR: [{ at: { gt: at } }, { at, id: { gt: mergeId } }] },
          { OR: [{ keptId: { in: ids } }, { mergedId: { in: ids } }] },
        ],
      },
    });
    if (newer > 0) return refuse("merge-newer");
    await lockPeople(tx, ids);
    const { steps } = movesSchema.parse(merge.moves);
    const back = backwards(steps);
    if ((await haveLeft(tx, keptId, steps)) || (await haveNewRights(tx, merge, steps))) {
      return refuse("merge-changed");
    }
    await doSteps(tx, back);
    await tx.householdMerge.update({ where: { id: mergeId }, data: { undoneAt: nowDate() } });
    await tellBoth(actor, tx, "household.unmerged", { mergeId, keptId, mergedId });
    return done({ keptId });
  });
}

/** In the order of everybody who decides: reservations before households. */
async function lockReservations(tx: Tx, householdIds: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT r.id FROM reservation r WHERE r.household_id = ANY(${householdIds}::uuid[]) OR r.child_id IN (
      SELECT hc.child_id FROM household_child hc WHERE hc.household_id = ANY(${householdIds}::uuid[]))
    ORDER BY r.id FOR UPDATE`;
}

/** Nobody changes the rights, the health or the custody of these people until the transaction ends. */
async function lockPeople(tx: Tx, householdIds: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT c.id FROM child c WHERE c.id IN (
      SELECT hc.child_id FROM household_child hc WHERE hc.household_id = ANY(${householdIds}::uuid[]))
    ORDER BY c.id FOR UPDATE`;
  await tx.$queryRaw`
    SELECT a.id FROM adult a WHERE a.household_id = ANY(${householdIds}::uuid[]) ORDER BY a.id FOR UPDATE`;
}

/** Whether an adult or a child that the merge brought is no longer in the household that was kept. */
async function haveLeft(
  tx: Tx,
  keptId: string,
  steps: ReturnType<typeof movesSchema.parse>["steps"],
): Promise<boolean> {
  const adults = steps.flatMap((step) =>
    step.kind === "set" && step.table === "adult" && step.column === "household_id"
      ? step.rows.map(({ id }) => id)
      : [],
  );
  const children = steps.flatMap((step) =>
    step.kind === "add" && step.table === "household_child"
      ? step.rows.flatMap((row) => (row.household_id === keptId ? [String(row.child_id)] : []))
      : [],
  );
  const [here] = await tx.$queryRaw<{ adults: number; children: number }[]>`
    SELECT (SELECT count(*)::int FROM adult WHERE household_id = ${keptId}::uuid AND id = ANY(${adults}::uuid[])) AS adults,
      (SELECT count(*)::int FROM household_child
       WHERE household_id = ${keptId}::uuid AND child_id = ANY(${children}::uuid[])) AS children`;
  return here!.adults < adults.length || here!.children < children.length;
}

/**
 * Whether rights were settled in the household that was kept since a merge that moved some: the rows that it removed
 * would come back as they were, a withdrawn authority too.
 */
async function haveNewRights(
  tx: Tx,
  { id: mergeId, keptId, at }: { id: string; keptId: string; at: Date },
  steps: ReturnType<typeof movesSchema.parse>["steps"],
): Promise<boolean> {
  const movesRights = steps.some((step) => step.kind !== "swap" && step.table === "guardianship");
  if (!movesRights) return false;
  const settled = await tx.auditEvent.count({
    where: {
      householdId: keptId,
      kind: { in: ["rights.changed", "rights.withdrawn"] },
      OR: [{ at: { gt: at } }, { at, id: { gt: mergeId } }],
    },
  });
  return settled > 0;
}

async function tellBoth(
  actor: StaffActor,
  tx: Tx,
  kind: string,
  details: Prisma.InputJsonObject & { keptId: string; mergedId: string },
): Promise<void> {
  const at = nowDate();
  await tx.auditEvent.createMany({
    data: [details.keptId, details.mergedId].map((householdId) => ({
      id: newId(),
      at,
      kind,
      actorId: actor.accountId,
      householdId,
      details,
    })),
  });
}
