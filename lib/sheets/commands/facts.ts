import "server-only";
import type { Tx } from "@/lib/db";
import type { SheetChild } from "../schema";

/**
 * Whom to call and who may collect, for each child: the adults and authorised persons of both its households, but for
 * the persons of a home that is archived, or whose adults all lost their authority over it. The caller has checked
 * that the actor may know them. One statement.
 */
export async function sheetChildren(
  tx: Tx,
  childIds: readonly string[],
  activityId: string | null,
): Promise<Map<string, SheetChild>> {
  const rows = await tx.$queryRaw<SheetChild[]>`
    SELECT c.id AS "childId", c.school_class AS "schoolClass",
      (SELECT g.name FROM enrolment e JOIN activity_group g ON g.id = e.group_id
       WHERE e.child_id = c.id AND e.activity_id = ${activityId}::uuid
       ORDER BY e.valid_from DESC LIMIT 1) AS "group",
      COALESCE((SELECT json_agg(json_build_object(
          'firstName', a.first_name, 'lastName', a.last_name, 'phone', a.phone, 'workPhone', a.work_phone,
          'address', concat_ws(', ', NULLIF(h.address, ''), NULLIF(h.address_extra, ''),
                               NULLIF(btrim(h.postal_code || ' ' || h.city), '')),
          'authority', gu.parental_authority, 'mayCollect', gu.may_collect,
          'emergencyContact', gu.emergency_contact) ORDER BY hc.rank NULLS LAST, a.position, a.id)
        FROM guardianship gu
        JOIN adult a ON a.id = gu.adult_id
        JOIN household h ON h.id = a.household_id
        LEFT JOIN household_child hc ON hc.child_id = c.id AND hc.household_id = h.id
        WHERE gu.child_id = c.id), '[]') AS adults,
      COALESCE((SELECT json_agg(json_build_object(
          'firstName', p.first_name, 'lastName', p.last_name, 'relation', p.relation, 'phone', p.phone,
          'mayCollect', p.may_collect, 'emergencyContact', p.emergency_contact,
          'identityChecked', p.identity_checked_at IS NOT NULL) ORDER BY p.household_id, p.position, p.id)
        FROM authorised_person_child pc
        JOIN authorised_person p ON p.id = pc.person_id AND p.removed_at IS NULL
        JOIN household home ON home.id = p.household_id AND home.status <> 'ARCHIVED'
        WHERE pc.child_id = c.id AND (
          NOT EXISTS (SELECT 1 FROM guardianship g JOIN adult a ON a.id = g.adult_id
                      WHERE g.child_id = c.id AND a.household_id = p.household_id)
          OR EXISTS (SELECT 1 FROM guardianship g JOIN adult a ON a.id = g.adult_id
                     WHERE g.child_id = c.id AND a.household_id = p.household_id
                       AND g.parental_authority <> 'WITHDRAWN'))), '[]') AS persons
    FROM child c WHERE c.id = ANY(${childIds}::uuid[])`;
  return new Map(rows.map((row) => [row.childId, row]));
}
