import "server-only";
import type { Actor } from "@/lib/actor";
import type { DayRange } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { giveFreedPlaces } from "@/lib/reservations/commands";
import { END_OF_TIME, offeredSlots, readDays, readOpenings, wantedOf } from "../queries/openings";
import { type DaysPlan, type DaysReport, planDays } from "../rules";

/** `overlap` is the first day that two openings both open: of the two, the first one made is written. */
export type WrittenDays = { report: DaysReport; overlap: PlainDate | null };

/**
 * Writes the days of an activity from its openings, between two days: the one writer of days. A few statements,
 * whatever their number; the days are locked first in the order of their ids, and freed places go to those who wait.
 */
export async function writeDays(
  actor: Actor,
  tx: Tx,
  activityId: string,
  { firstDay, lastDay = END_OF_TIME }: { firstDay: PlainDate; lastDay?: PlainDate },
): Promise<WrittenDays> {
  const range: DayRange = { firstDay, lastDay };
  const facts = await organisationFacts(actor, tx);
  const [openings, slotIds] = [await readOpenings(tx, activityId), await offeredSlots(tx, activityId)];
  const { days, overlap } = wantedOf(facts, openings, slotIds, range);
  const plan = planDays(days, await readDays(tx, activityId, range, true));
  await storePlan(tx, plan);
  if (plan.freed.length > 0) await giveFreedPlaces(actor, tx, plan.freed);
  return { report: plan.report, overlap };
}

async function storePlan(tx: Tx, { adds, updates, removes }: DaysPlan): Promise<void> {
  if (removes.length > 0) await tx.$executeRaw`DELETE FROM slot_day WHERE id = ANY(${removes}::uuid[])`;
  if (updates.length > 0) {
    await tx.$executeRaw`
      UPDATE slot_day d SET open = u.open, closed_reason = u.reason, capacity = u.capacity
      FROM unnest(${updates.map(({ id }) => id)}::uuid[], ${updates.map(({ open }) => open)}::boolean[],
                  ${updates.map(({ closedReason }) => closedReason)}::closed_reason[],
                  ${updates.map(({ capacity }) => capacity)}::int[]) AS u(id, open, reason, capacity)
      WHERE d.id = u.id`;
  }
  if (adds.length > 0) {
    await tx.$executeRaw`
      INSERT INTO slot_day (id, slot_id, group_id, date, open, closed_reason, capacity)
      SELECT * FROM unnest(${adds.map(() => newId())}::uuid[], ${adds.map(({ slotId }) => slotId)}::uuid[],
                           ${adds.map(({ groupId }) => groupId)}::uuid[], ${adds.map(({ date }) => date)}::date[],
                           ${adds.map(({ open }) => open)}::boolean[],
                           ${adds.map(({ closedReason }) => closedReason)}::closed_reason[],
                           ${adds.map(({ capacity }) => capacity)}::int[])
      ON CONFLICT (slot_id, group_id, date) DO NOTHING`;
  }
}
