import { type PlainDate, toDbDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { groupFor, schoolYearEnd } from "../rules";

type Enrolled = { structureIds: string[]; children: { id: string; birthDate: PlainDate }[] };

/**
 * Enrols each child in every AUTOMATIC activity of its structures that has a group for its school cohort, from
 * today to the end of the school year (our own rule: no text sets it), unless it is enrolled there already.
 */
export async function enrol(tx: Tx, today: PlainDate, families: Enrolled[]): Promise<void> {
  const until = schoolYearEnd(today);
  const activities = await tx.activity.findMany({
    where: {
      structureId: { in: [...new Set(families.flatMap(({ structureIds }) => structureIds))] },
      enrolmentMode: "AUTOMATIC",
      archivedAt: null,
    },
    select: {
      id: true,
      structureId: true,
      groups: {
        select: { id: true, minAge: true, maxAge: true },
        orderBy: [{ position: "asc" }, { minAge: "asc" }],
      },
    },
  });
  const childIds = families.flatMap(({ children }) => children.map(({ id }) => id));
  const current = await tx.$queryRaw<{ childId: string; activityId: string }[]>`
    SELECT child_id AS "childId", activity_id AS "activityId" FROM enrolment
    WHERE child_id = ANY(${childIds}::uuid[])
      AND daterange(valid_from, valid_to, '[]') && daterange(${today}::date, ${until}::date, '[]')`;
  const enrolled = new Set(current.map(({ childId, activityId }) => `${childId} ${activityId}`));

  const rows = families.flatMap(({ structureIds, children }) =>
    children.flatMap(({ id: childId, birthDate }) =>
      activities.flatMap(({ id: activityId, structureId, groups }) => {
        const group = groupFor(birthDate, today, groups);
        const key = `${childId} ${activityId}`;
        if (!group || !structureIds.includes(structureId) || enrolled.has(key)) return [];
        enrolled.add(key);
        return [{ id: newId(), childId, activityId, groupId: group.id }];
      }),
    ),
  );
  const period = { validFrom: toDbDate(today), validTo: toDbDate(until) };
  await tx.enrolment.createMany({ data: rows.map((row) => ({ ...row, ...period })) });
}
