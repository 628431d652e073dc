import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import type { DayRange } from "@/lib/calendar/rules";
import { fromDbDate, toDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { groupFor } from "@/lib/families/rules";
import { newId } from "@/lib/ids";

/** Enrols children in an activity by hand between two days, each in the group of its school cohort. */
export async function enrolChildren(
  actor: SystemActor,
  { activityId, childIds, firstDay, lastDay }: { activityId: string; childIds: string[] } & DayRange,
): Promise<void> {
  allow(actor, "system");
  const [groups, children] = await Promise.all([
    db().group.findMany({ where: { activityId }, select: { id: true, minAge: true, maxAge: true } }),
    db().child.findMany({ where: { id: { in: childIds } }, select: { id: true, birthDate: true } }),
  ]);
  const rows = children.flatMap(({ id, birthDate }) => {
    const group = groupFor(fromDbDate(birthDate), firstDay, groups);
    return group ? [{ id: newId(), childId: id, activityId, groupId: group.id }] : [];
  });
  const period = { validFrom: toDbDate(firstDay), validTo: toDbDate(lastDay) };
  await db().enrolment.createMany({ data: rows.map((row) => ({ ...row, ...period })) });
}
