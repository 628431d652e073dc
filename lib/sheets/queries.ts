import "server-only";
import { z } from "zod";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { toDbDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { plainDate } from "@/lib/fields";
import type { TripChild } from "./schema";

export type TripActivity = { id: string; name: string; structure: string };

/** Children offered for one trip at most. */
export const MAX_OFFERED = 500;

function ofOwnStructure(actor: StaffActor, structureId: Prisma.Sql): Prisma.Sql {
  const own = structuresOf(actor, "HEALTH");
  return own === "all" ? Prisma.sql`true` : Prisma.sql`${structureId} = ANY(${own}::uuid[])`;
}

/** The activities of the structures where the actor holds HEALTH, for which a trip sheet may be made. */
export async function tripActivities(actor: StaffActor): Promise<TripActivity[]> {
  allow(actor, "staff", "HEALTH");
  return db().$queryRaw<TripActivity[]>`
    SELECT a.id, a.name, s.name AS structure
    FROM activity a JOIN structure s ON s.id = a.structure_id
    WHERE ${ofOwnStructure(actor, Prisma.sql`s.id`)}
    ORDER BY s.position, s.name, a.position, a.name`;
}

/**
 * The children enrolled in an activity on a day, those with a reserved place first; empty where the activity is of no
 * structure in which the actor holds HEALTH. It tells nothing of their health.
 */
export async function tripChildren(
  actor: StaffActor,
  { activityId, date }: { activityId: string; date: string },
): Promise<TripChild[]> {
  allow(actor, "staff", "HEALTH");
  if (!z.uuid().safeParse(activityId).success || !plainDate.safeParse(date).success) return [];
  const day = toDbDate(date);
  return db().$queryRaw<TripChild[]>`
    SELECT c.id, c.first_name AS "firstName", c.last_name AS "lastName", c.birth_date::text AS "birthDate",
      g.name AS "group", r.expected
    FROM enrolment e
    JOIN activity a ON a.id = e.activity_id AND ${ofOwnStructure(actor, Prisma.sql`a.structure_id`)}
    JOIN activity_group g ON g.id = e.group_id
    JOIN child c ON c.id = e.child_id
    CROSS JOIN LATERAL (SELECT EXISTS (
      SELECT 1 FROM reservation r JOIN slot s ON s.id = r.slot_id
      WHERE r.child_id = c.id AND r.date = ${day}::date AND s.activity_id = a.id
        AND r.state IN ('RESERVED', 'CANCEL_REQUESTED')) AS expected) r
    WHERE e.activity_id = ${activityId}::uuid AND e.valid_from <= ${day}::date
      AND (e.valid_to IS NULL OR e.valid_to >= ${day}::date)
    ORDER BY r.expected DESC, g.position, c.name_key, c.id
    LIMIT ${MAX_OFFERED}`;
}
