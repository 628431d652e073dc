import "server-only";
import { type PlainDate, toDbDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { groupFor, schoolYearEnd } from "@/lib/families/rules";
import { newId } from "@/lib/ids";

/**
 * Enrols the children of a structure's families in one of its activities where enrolment is automatic, each in the
 * group of its school cohort, from today to the end of the school year, unless it is enrolled there already.
 */
export async function enrolKnown(tx: Tx, activityId: string, today: PlainDate): Promise<void> {
  const until = schoolYearEnd(today);
  const groups = await tx.group.findMany({
    where: { activityId },
    select: { id: true, minAge: true, maxAge: true },
    orderBy: [{ position: "asc" }, { minAge: "asc" }],
  });
  const children = await tx.$queryRaw<{ id: string; birthDate: string }[]>`
    SELECT DISTINCT c.id, c.birth_date::text AS "birthDate"
    FROM activity a
    JOIN household_structure hs ON hs.structure_id = a.structure_id
    JOIN household h ON h.id = hs.household_id AND h.status <> 'ARCHIVED'
    JOIN household_child hc ON hc.household_id = h.id
    JOIN child c ON c.id = hc.child_id
    WHERE a.id = ${activityId}::uuid AND a.enrolment_mode = 'AUTOMATIC' AND a.archived_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.child_id = c.id AND e.activity_id = a.id
                      AND daterange(e.valid_from, e.valid_to, '[]') && daterange(${today}::date, ${until}::date, '[]'))`;
  const period = { validFrom: toDbDate(today), validTo: toDbDate(until) };
  const rows = children.flatMap(({ id: childId, birthDate }) => {
    const group = groupFor(birthDate, today, groups);
    return group ? [{ id: newId(), childId, activityId, groupId: group.id, ...period }] : [];
  });
  await tx.enrolment.createMany({ data: rows });
}
