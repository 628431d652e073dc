import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { done, type Result, refuse } from "@/lib/result";
import { startOf } from "../rules";
import type { NewActivityInput, SaveActivity, Seen } from "../schema";
import { changeActivity, refusing, remember, sets } from "./change";
import { storeActivity } from "./create";
import { enrolKnown } from "./enrol-known";
import { isNeeded } from "./slots";
import { todayOf } from "./today";
import { writeDays } from "./write-days";

/**
 * Creates an activity of one of the actor's structures from a template, last in its order, with the children of the
 * structure's families enrolled. Nobody can book it before it has an opening.
 */
export async function addActivity(
  actor: StaffActor,
  { structureId, name, template }: NewActivityInput,
): Promise<Result<{ id: string }>> {
  allow(actor, "staff", "SETTINGS");
  return refusing("activity-name-taken", async (tx) => {
    const found = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM structure WHERE id = ${structureId}::uuid FOR NO KEY UPDATE`;
    if (found.length === 0 || !sets(actor, structureId)) return refuse("not-found");
    const today = await todayOf(actor, tx);
    const { _max } = await tx.activity.aggregate({ where: { structureId }, _max: { position: true } });
    const position = (_max.position ?? -1) + 1;
    const id = await storeActivity(tx, structureId, {
      ...startOf(template),
      name,
      position,
      validFrom: today,
    });
    await enrolKnown(tx, id, today);
    await remember(actor, tx, "activity.created", { activityId: id, structureId, template });
    return done({ id });
  });
}

/** Saves an activity's name and how children come to it; with automatic enrolment, those already known are enrolled. */
export async function saveActivity(
  actor: StaffActor,
  { name, enrolmentMode, ...seen }: SaveActivity,
): Promise<Result<{ version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(
    actor,
    seen,
    "activity.saved",
    async (tx, { id }) => {
      await tx.activity.update({ where: { id }, data: { name, enrolmentMode } });
      await enrolKnown(tx, id, await todayOf(actor, tx));
      return done({ value: {}, details: { name, enrolmentMode } });
    },
    "activity-name-taken",
  );
}

/**
 * Stops offering an activity, or offers it again. Its free days to come go, and those where something is booked stay
 * for those who are on them; the openings bring the days back.
 */
export async function archiveActivity(
  actor: StaffActor,
  { archived, ...seen }: Seen & { archived: boolean },
): Promise<Result<{ version: number; eventId: string; structureId: string }>> {
  allow(actor, "staff", "SETTINGS");
  const kind = archived ? "activity.archived" : "activity.restored";
  return changeActivity(actor, seen, kind, async (tx, { id, structureId }) => {
    const slots = archived ? await tx.slot.findMany({ where: { activityId: id }, select: { id: true } }) : [];
    const leaving = slots.map((slot) => slot.id);
    if (await isNeeded(tx, structureId, leaving)) return refuse("slot-needed");
    await tx.activity.update({ where: { id }, data: { archivedAt: archived ? nowDate() : null } });
    const today = await todayOf(actor, tx);
    const { report } = await writeDays(actor, tx, id, { firstDay: today });
    if (!archived) await enrolKnown(tx, id, today);
    return done({ value: { structureId }, details: { report } });
  });
}

/** Moves an activity one place up or down in its structure's order, among those that are not archived. */
export async function moveActivity(
  actor: StaffActor,
  { up, ...seen }: Seen & { up: boolean },
): Promise<Result<{ version: number; structureId: string }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, seen, "activity.moved", async (tx, { id, structureId, archived }) => {
    if (archived) return refuse("activity-archived");
    const all = await tx.activity.findMany({
      where: { structureId, archivedAt: null },
      select: { id: true, position: true },
      orderBy: [{ position: "asc" }, { name: "asc" }],
    });
    const from = all.findIndex((one) => one.id === id);
    const to = Math.min(Math.max(from + (up ? -1 : 1), 0), all.length - 1);
    const order = all.filter((one) => one.id !== id).toSpliced(to, 0, all[from]!);
    for (const [position, one] of order.entries()) {
      if (one.position !== position) await tx.activity.update({ where: { id: one.id }, data: { position } });
    }
    return done({ value: { structureId }, details: { up } });
  });
}
