import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { toDbDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import type { DaysReport } from "../rules";
import type { SaveOpening, Seen } from "../schema";
import { changeActivity } from "./change";
import { todayOf } from "./today";
import { writeDays } from "./write-days";

type Saved = { version: number; eventId: string; report: DaysReport };

/**
 * Adds an opening or changes it, and writes the days from today on. Refused where it opens a day that another opening
 * already opens. Who is on a day keeps it: `report` names the days kept, and those that hold more than their places.
 */
export async function saveOpening(
  actor: StaffActor,
  { activityId, version, openingId, slotIds, places, ...period }: SaveOpening,
): Promise<Result<Saved>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, { activityId, version }, "activity.opening-saved", async (tx, activity) => {
    if (activity.archived) return refuse("activity-archived");
    if (openingId && !(await hasOpening(tx, activityId, openingId))) return refuse("not-found");
    const groupIds = places.map(({ groupId }) => groupId);
    const [groups, slots] = [
      await tx.group.count({ where: { activityId, id: { in: groupIds } } }),
      await tx.slot.count({ where: { activityId, id: { in: slotIds } } }),
    ];
    if (groups !== new Set(groupIds).size || slots !== new Set(slotIds).size) return refuse("not-found");

    const id = openingId ?? newId();
    const data = {
      ...period,
      firstDay: toDbDate(period.firstDay),
      lastDay: toDbDate(period.lastDay),
    };
    await tx.activityOpening.upsert({ where: { id }, create: { id, activityId, ...data }, update: data });
    await tx.openingPlaces.deleteMany({ where: { openingId: id } });
    await tx.openingPlaces.createMany({ data: places.map((place) => ({ openingId: id, ...place })) });
    await tx.openingSlot.deleteMany({ where: { openingId: id } });
    await tx.openingSlot.createMany({ data: slotIds.map((slotId) => ({ openingId: id, slotId })) });
    const { report, overlap } = await writeDays(actor, tx, activityId, {
      firstDay: await todayOf(actor, tx),
    });
    if (overlap) return refuse("opening-overlap");
    return done({ value: { report }, details: { openingId: id, ...period, slotIds, places, report } });
  });
}

/** Takes an opening away; its free days to come go, those where something is booked stay for those who are on them. */
export async function removeOpening(
  actor: StaffActor,
  { openingId, ...seen }: Seen & { openingId: string },
): Promise<Result<Saved>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, seen, "activity.opening-removed", async (tx, { id: activityId }) => {
    if (!(await hasOpening(tx, activityId, openingId))) return refuse("not-found");
    await tx.activityOpening.delete({ where: { id: openingId } });
    const { report } = await writeDays(actor, tx, activityId, { firstDay: await todayOf(actor, tx) });
    return done({ value: { report }, details: { openingId, report } });
  });
}

const hasOpening = async (tx: Tx, activityId: string, id: string) =>
  (await tx.activityOpening.count({ where: { id, activityId } })) > 0;
