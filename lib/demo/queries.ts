import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";

/** A cell that a child is enrolled for, with who could have booked it. */
export type DemoCell = {
  childId: string;
  householdId: string;
  accountId: string;
  adultId: string;
  slotId: string;
  slotDayId: string;
  date: PlainDate;
  activity: string;
  capacity: number;
};

/** The open days, between two days, of every enrolled child whose household has a login, in an order that stays. */
export function demoCells(
  actor: SystemActor,
  range: { firstDay: PlainDate; lastDay: PlainDate },
): Promise<DemoCell[]> {
  allow(actor, "system");
  return db().$queryRaw<DemoCell[]>`
    SELECT DISTINCT ON (h.external_ref, h.address, c.birth_date, c.id, sd.date, a.position, s.position, s.id)
           c.id AS "childId", hc.household_id AS "householdId", ac.id AS "accountId", ad.id AS "adultId", s.id AS "slotId",
           sd.id AS "slotDayId", sd.date::text, a.name AS activity, sd.capacity
    FROM household_child hc
    JOIN household h ON h.id = hc.household_id
    JOIN child c ON c.id = hc.child_id AND hc.rank = 1
    JOIN adult ad ON ad.household_id = hc.household_id
    JOIN account ac ON ac.adult_id = ad.id
    JOIN enrolment e ON e.child_id = c.id
    JOIN activity a ON a.id = e.activity_id
    JOIN slot s ON s.activity_id = a.id
    JOIN slot_day sd ON sd.slot_id = s.id AND sd.group_id = e.group_id AND sd.open
                    AND sd.date BETWEEN ${range.firstDay}::date AND ${range.lastDay}::date
    ORDER BY h.external_ref NULLS FIRST, h.address, c.birth_date, c.id, sd.date, a.position, s.position, s.id,
             ad.position`;
}

/** The days of an activity still to come after `day`, by its name. */
export function comingDays(
  actor: SystemActor,
  activity: string,
  day: PlainDate,
): Promise<{ date: PlainDate }[]> {
  allow(actor, "system");
  return db().$queryRaw<{ date: PlainDate }[]>`
    SELECT DISTINCT sd.date::text FROM slot_day sd
    JOIN slot s ON s.id = sd.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE a.name = ${activity} AND sd.open AND sd.date >= ${day}::date ORDER BY 1`;
}

/** The id of one of the demonstration's activities, by its name. */
export async function activityNamed(actor: SystemActor, name: string): Promise<string> {
  allow(actor, "system");
  const { id } = await db().activity.findFirstOrThrow({ where: { name }, select: { id: true } });
  return id;
}
