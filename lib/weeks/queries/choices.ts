import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { addDays, type DayRange } from "@/lib/calendar/rules";
import { now } from "@/lib/clock";
import { custodyColumn } from "@/lib/custody/queries";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import type { WeekChild, WeekSlot } from "../schema";
import { ownChildren } from "./own";

export type WeekChoices = {
  today: PlainDate;
  schoolHolidays: (DayRange & { name: string })[];
  children: WeekChild[];
};

/** Days ahead in which a slot must have days to be offered. */
const AHEAD = 240;

type Row = { childId: string; firstName: string; shared: boolean; slots: WeekSlot[] };

/** What a parent may put into a week: its children, and the slots that each of them may attend. Two statements. */
export async function weekChoices(actor: ParentActor): Promise<WeekChoices> {
  allow(actor, "parent");
  const { timeZone, schoolHolidays } = await organisationFacts(actor);
  const today = dayOf(now(), timeZone);
  const [first, last] = [Prisma.sql`${today}::date`, Prisma.sql`${addDays(today, AHEAD)}::date`];
  const rows = await db().$queryRaw<Row[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)}),
    offer AS (
      SELECT e.child_id, s.id, s.name, a.name AS activity, s.starts_at, s.ends_at,
             st.position AS structure_place, a.position AS activity_place, a.id AS activity_id, s.position AS place,
             array_agg(DISTINCT extract(isodow FROM d.date)::int) AS weekdays
      FROM enrolment e
      JOIN activity a ON a.id = e.activity_id AND a.archived_at IS NULL
      JOIN structure st ON st.id = a.structure_id
      JOIN slot s ON s.activity_id = a.id AND s.archived_at IS NULL
      JOIN slot_day d ON d.slot_id = s.id AND d.group_id = e.group_id AND d.open AND d.date BETWEEN ${first} AND ${last}
                     AND d.date >= e.valid_from AND (e.valid_to IS NULL OR d.date <= e.valid_to)
      WHERE e.child_id IN (SELECT id FROM own)
      GROUP BY e.child_id, s.id, a.id, st.id)
    SELECT own.id AS "childId", own.first_name AS "firstName",
           ${custodyColumn(actor, Prisma.sql`own.id`, { first, last })} IS NOT NULL AS shared,
           COALESCE((SELECT json_agg(json_build_object(
                       'id', o.id, 'name', o.name, 'activity', o.activity, 'startsAt', o.starts_at,
                       'endsAt', o.ends_at, 'weekdays', o.weekdays)
                     ORDER BY o.structure_place, o.activity_place, o.activity_id, o.place, o.id)
                     FROM offer o WHERE o.child_id = own.id), '[]') AS slots
    FROM own ORDER BY own.birth_date, own.id`;
  const children = rows.map(({ childId, ...row }) => ({ id: childId, ...row }));
  return { today, schoolHolidays, children: children.filter(({ slots }) => slots.length > 0) };
}
