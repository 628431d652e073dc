import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import type { SaveGroup, Seen } from "../schema";
import { changeActivity } from "./change";
import { enrolKnown } from "./enrol-known";
import { todayOf } from "./today";
import { writeDays } from "./write-days";

/**
 * Adds a group or changes it. Children already in a group stay in it whatever its ages become; those of the structure
 * who had none come in, where enrolment is automatic.
 */
export async function saveGroup(
  actor: StaffActor,
  { activityId, version, groupId, ...text }: SaveGroup,
): Promise<Result<{ version: number; groupId: string }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(
    actor,
    { activityId, version },
    groupId ? "activity.group-saved" : "activity.group-added",
    async (tx) => {
      const known = groupId ? await tx.group.count({ where: { id: groupId, activityId } }) : 0;
      if (groupId && known === 0) return refuse("not-found");
      const id = groupId ?? newId();
      await tx.group.upsert({ where: { id }, create: { id, activityId, ...text }, update: text });
      await enrolKnown(tx, activityId, await todayOf(actor, tx));
      return done({ value: { groupId: id }, details: { groupId: id, ...text } });
    },
    "group-name-taken",
  );
}

/** Deletes a group that no child was ever enrolled in and nobody ever booked; its days go with it. */
export async function removeGroup(
  actor: StaffActor,
  { groupId, ...seen }: Seen & { groupId: string },
): Promise<Result<{ version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, seen, "activity.group-removed", async (tx, { id: activityId }) => {
    const group = await tx.group.findFirst({ where: { id: groupId, activityId }, select: { name: true } });
    if (!group) return refuse("not-found");
    const [used] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM enrolment WHERE group_id = ${groupId}::uuid
      UNION ALL SELECT 1 FROM enrolment_request WHERE group_id = ${groupId}::uuid
      UNION ALL SELECT 1 FROM enrolment_places WHERE group_id = ${groupId}::uuid
      UNION ALL SELECT 1 FROM slot_day d JOIN reservation r ON r.slot_day_id = d.id WHERE d.group_id = ${groupId}::uuid
      UNION ALL SELECT 1 FROM slot_day d JOIN proposal p ON p.slot_day_id = d.id WHERE d.group_id = ${groupId}::uuid
      LIMIT 1`;
    if (used) return refuse("group-used");
    await tx.activityOpening.deleteMany({ where: { places: { some: { groupId }, every: { groupId } } } });
    await tx.group.delete({ where: { id: groupId } });
    const { report } = await writeDays(actor, tx, activityId, { firstDay: await todayOf(actor, tx) });
    return done({ value: {}, details: { groupId, name: group.name, report } });
  });
}
