import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { Tx } from "@/lib/db";
import { giveFreedPlaces } from "@/lib/reservations/commands";
import { done, type Result, refuse } from "@/lib/result";
import { END_OF_TIME, readDays } from "../queries/openings";
import { type AdjustedDays, type DayUpdate, adjustDays as planAdjusted } from "../rules";
import type { AdjustDays } from "../schema";
import { changeActivity } from "./change";
import { todayOf } from "./today";
import { writeDays } from "./write-days";

/** How many days were set, and the dates that could not be, or not as far as asked. */
export type Adjusted = Pick<AdjustedDays, "kept" | "short" | "shut"> & { changed: number };

/**
 * Sets some days of an activity by hand: their places, shut, open, or back to what the openings say. Days before today
 * and days of somebody else's activity are refused with all the others. A day where something is booked is not shut,
 * and one that a closure shut is not opened: both are told, and the others set.
 */
export async function adjustDays(
  actor: StaffActor,
  { slotDayIds, what, capacity, ...seen }: AdjustDays,
): Promise<Result<Adjusted & { version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, seen, "activity.days-adjusted", async (tx, { id: activityId, archived }) => {
    if (archived) return refuse("activity-archived");
    const wanted = new Set(slotDayIds);
    const today = await todayOf(actor, tx);
    const stored = await readDays(tx, activityId, { firstDay: today, lastDay: END_OF_TIME }, true);
    const chosen = stored.filter(({ id }) => wanted.has(id));
    if (chosen.length !== wanted.size) return refuse("not-found");
    const details = { slotDayIds, what, capacity };
    if (what === "regle") {
      await tx.slotDay.updateMany({ where: { id: { in: slotDayIds } }, data: { adjusted: false } });
      const { report } = await writeDays(actor, tx, activityId, { firstDay: today });
      const value = { changed: chosen.length, kept: report.kept, short: report.short, shut: [] };
      return done({ value, details });
    }
    const { updates, freed, ...told } = planAdjusted(what, capacity, chosen);
    await setByHand(tx, updates);
    if (freed.length > 0) await giveFreedPlaces(actor, tx, freed);
    return done({ value: { ...told, changed: updates.length }, details });
  });
}

async function setByHand(tx: Tx, updates: DayUpdate[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE slot_day d SET open = u.open, closed_reason = u.reason, capacity = u.capacity, adjusted = true
    FROM unnest(${updates.map(({ id }) => id)}::uuid[], ${updates.map(({ open }) => open)}::boolean[],
                ${updates.map(({ closedReason }) => closedReason)}::closed_reason[],
                ${updates.map(({ capacity }) => capacity)}::int[]) AS u(id, open, reason, capacity)
    WHERE d.id = u.id`;
}
