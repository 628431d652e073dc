import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import type { DayRange } from "@/lib/calendar/rules";
import { toDbDate } from "@/lib/dates";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Opening } from "../schema";
import { writeDays } from "./write-days";

export type ActivityOpening = Opening & DayRange & { activityId: string };

const SEASONS = { school: "SCHOOL", holidays: "HOLIDAYS", always: "ALWAYS" } as const;

/**
 * Gives an activity an opening, its groups and slots by their names (a group that is not named gets no place), and
 * writes its days, past ones included.
 */
export async function openDays(
  actor: SystemActor,
  { activityId, firstDay, lastDay, season, weekdays, slots, capacities }: ActivityOpening,
  tx: Tx = db(),
): Promise<void> {
  allow(actor, "system");
  const groups = await tx.group.findMany({ where: { activityId }, select: { id: true, name: true } });
  const named = slots
    ? await tx.slot.findMany({ where: { activityId, name: { in: slots } }, select: { id: true } })
    : [];
  const id = newId();
  await tx.activityOpening.create({
    data: {
      id,
      activityId,
      firstDay: toDbDate(firstDay),
      lastDay: toDbDate(lastDay),
      season: SEASONS[season],
      weekdays,
      places: {
        create: groups.map((group) => ({ groupId: group.id, capacity: capacities[group.name] ?? 0 })),
      },
      slots: { create: named.map((slot) => ({ slotId: slot.id })) },
    },
  });
  await writeDays(actor, tx, activityId, { firstDay, lastDay });
}
