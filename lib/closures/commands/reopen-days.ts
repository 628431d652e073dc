import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { lockDays, restoreDays } from "@/lib/reservations/commands";
import { done, type Result, refuse } from "@/lib/result";
import { decidesFor } from "../queries/scope";
import type { ClosureCause } from "../schema";

/** How many reservations came back, and how many found no place left. */
export type Reopened = { restored: number; full: number };

/**
 * Lifts a closure: its days open again with the places that they had, and what it cancelled comes back as it was where
 * nobody changed it since; one mail per adult.
 */
export async function reopenDays(
  actor: StaffActor,
  { closureId }: { closureId: string },
): Promise<Result<Reopened>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const found = await tx.$queryRaw<{ id: string }[]>`
      SELECT d.id FROM closure k JOIN slot_day d ON d.closure_id = k.id
      WHERE k.id = ${closureId}::uuid AND ${decidesFor(actor, Prisma.sql`k.structure_id`)}`;
    const slotDayIds = found.map(({ id }) => id);
    await lockDays(actor, tx, slotDayIds);
    const closure = await lockClosure(tx, actor, closureId);
    if (!closure) return refuse("not-found");
    if (closure.reopenedAt) return refuse("closure-reopened");
    const [decisionId, at] = [newId(), nowDate()];
    await tx.decision.create({
      data: { id: decisionId, kind: "CLOSURE", staffId: actor.staffId, createdAt: at },
    });
    await tx.closure.update({
      where: { id: closureId },
      data: { reopenedAt: at, reopenedById: actor.staffId, reopeningId: decisionId },
    });
    await tx.slotDay.updateMany({
      where: { closureId },
      data: { open: true, closedReason: null, closureId: null },
    });
    const { cause, message, billed, closingId } = closure;
    const about = { kind: "closure" as const, cause, message, billed, reopened: true };
    return done(await restoreDays(actor, tx, { slotDayIds, closingId, decisionId, about }));
  });
}

type Closure = {
  closingId: string;
  cause: ClosureCause;
  message: string;
  billed: boolean;
  reopenedAt: Date | null;
};

async function lockClosure(tx: Tx, actor: StaffActor, id: string): Promise<Closure | null> {
  const [row] = await tx.$queryRaw<Closure[]>`
    SELECT k.decision_id AS "closingId", k.cause::text AS cause, k.message, k.billed, k.reopened_at AS "reopenedAt"
    FROM closure k WHERE k.id = ${id}::uuid AND ${decidesFor(actor, Prisma.sql`k.structure_id`)}
    FOR UPDATE`;
  return row ?? null;
}
