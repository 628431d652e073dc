import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, toDbDate } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { cancelDays, lockDays } from "@/lib/reservations/commands";
import { done, type Result, refuse } from "@/lib/result";
import { catalogue } from "@/lib/text/catalogue";
import { attended, daysIn } from "../queries/scope";
import { closureRefusal } from "../rules";
import type { ClosureCause, NewClosure } from "../schema";

export type Closed = { closureId: string; days: number; cancelled: number };

/**
 * Shuts the open days of a structure, an activity or a slot, and cancels all that stands on them, in one decision: one
 * history row a reservation, one mail per adult. Days closed already stay as they are, and so do those on which a child
 * was marked present. Coming days, today's, and past ones as far back as MOST_DAYS_BACK. Refused when no day is left.
 */
export async function closeDays(actor: StaffActor, closure: NewClosure): Promise<Result<Closed>> {
  allow(actor, "staff", "REQUESTS");
  const { timeZone } = await organisationFacts(actor);
  const no = closureRefusal(closure, dayOf(now(), timeZone));
  if (no) return no;
  return transaction(async (tx) => {
    const ids = await lockOpen(tx, actor, closure);
    if (ids.length === 0) return refuse("closure-nothing");
    const [closureId, decisionId, at] = [newId(), newId(), nowDate()];
    await tx.decision.create({
      data: { id: decisionId, kind: "CLOSURE", staffId: actor.staffId, createdAt: at },
    });
    const { firstDay, lastDay, ...facts } = closure;
    await tx.closure.create({
      data: {
        ...facts,
        ...{ id: closureId, decisionId, createdAt: at, staffId: actor.staffId },
        firstDay: toDbDate(firstDay),
        lastDay: toDbDate(lastDay),
      },
    });
    await tx.slotDay.updateMany({
      where: { id: { in: ids } },
      data: { open: false, closedReason: "STRUCTURE", closureId },
    });
    const { cause, message, billed } = closure;
    const about = { kind: "closure" as const, cause, message, billed, reopened: false };
    const reason = reasonOf(cause, message);
    const { cancelled } = await cancelDays(actor, tx, { slotDayIds: ids, decisionId, reason, about });
    return done({ closureId, days: ids.length, cancelled });
  });
}

/** The days to shut, locked: those that are still open then, and on which no child came. */
async function lockOpen(tx: Tx, actor: StaffActor, closure: NewClosure): Promise<string[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`SELECT d.id ${daysIn(actor, closure)} AND d.open`;
  const days = await lockDays(
    actor,
    tx,
    found.map(({ id }) => id),
  );
  const open = days.filter((day) => day.open).map(({ id }) => id);
  const free = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM slot_day d WHERE d.id = ANY(${open}::uuid[]) AND NOT ${attended}`;
  return free.map(({ id }) => id);
}

/** "Fermé : grève. La cantine rouvre lundi.": families read it as staff wrote it, whatever their language. */
function reasonOf(cause: ClosureCause, message: string): string {
  const { closures } = catalogue("fr");
  return [closures.reasons[cause], message].filter(Boolean).join(" ");
}
