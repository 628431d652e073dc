import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { addDays, mondayOf } from "@/lib/calendar/rules";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { type Week, type WeekCell, weekCells } from "../schema";
import { ownCells, ownChildren } from "./own";

/** The usual weeks of the actor's household, by name, with the cells of the children whom the actor may see. */
export async function myWeeks(actor: ParentActor): Promise<Week[]> {
  allow(actor, "parent");
  const rows = await db().$queryRaw<{ id: string; name: string; cells: unknown }[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)})
    SELECT w.id, w.name::text AS name, ${ownCells} AS cells FROM week_template w
    WHERE w.household_id = ${actor.householdId}::uuid ORDER BY w.name, w.id`;
  return rows.map((row) => ({ ...row, cells: weekCells.parse(row.cells) }));
}

/** Weeks before and after this one whose bookings a usual week may be made from. */
const WEEKS = { before: 4, after: 16 };

/** A week in which the household has booked something: its Monday, and the cells that stand. */
export type BookedWeek = { monday: PlainDate; cells: WeekCell[] };

/** The weeks around today in which the household asked for or has days, with their cells. Two statements. */
export async function bookedWeeks(actor: ParentActor): Promise<BookedWeek[]> {
  allow(actor, "parent");
  const { timeZone } = await organisationFacts(actor);
  const monday = mondayOf(dayOf(now(), timeZone));
  const rows = await db().$queryRaw<BookedWeek[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)})
    SELECT date_trunc('week', r.date)::date::text AS monday,
           json_agg(json_build_object('childId', r.child_id, 'slotId', r.slot_id,
                                      'weekday', extract(isodow FROM r.date)::int)) AS cells
    FROM reservation r
    WHERE r.child_id IN (SELECT id FROM own) AND r.household_id = ${actor.householdId}::uuid
      AND r.state NOT IN ('REFUSED', 'CANCELLED')
      AND r.date BETWEEN ${addDays(monday, -7 * WEEKS.before)}::date AND ${addDays(monday, 7 * WEEKS.after + 6)}::date
    GROUP BY 1 ORDER BY 1`;
  return rows;
}
