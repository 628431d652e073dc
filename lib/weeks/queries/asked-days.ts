import "server-only";
import type { ParentActor } from "@/lib/actor";
import { type DayRange, weekdayOf } from "@/lib/calendar/rules";
import { custodyColumn } from "@/lib/custody/queries";
import { custodyFacts } from "@/lib/custody/schema";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { cellsOf, isAsked, repeatedDays } from "../rules";
import { type Repeat, type WeekCell, weekCells } from "../schema";
import { ownCells, ownChildren } from "./own";

/** One day that a repetition asks for, as it stands. */
export type AskedDay = {
  childId: string;
  slotDayId: string;
  slotId: string;
  date: PlainDate;
  startsAt: string;
  activity: string;
  slot: string;
  /** Of what is stored on it; 0 where nothing is. */
  version: number;
  /** Whether a child may wait for a place of a full day. */
  mayWait: boolean;
};

export type AskedDays = { children: { id: string; firstName: string }[]; days: AskedDay[] };

type Rows = { children: { id: string; firstName: string; custody: unknown }[]; days: AskedDay[] };

/** The cells of a usual week of the household; none for another's. */
async function cellsOfWeek(actor: ParentActor, weekId: string): Promise<WeekCell[]> {
  const [row] = await db().$queryRaw<{ cells: unknown }[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)})
    SELECT ${ownCells} AS cells FROM week_template w
    WHERE w.id = ${weekId}::uuid AND w.household_id = ${actor.householdId}::uuid`;
  return row ? weekCells.parse(row.cells) : [];
}

/**
 * The days that a repetition asks for, of the actor's children, where the child is enrolled and the slot has a day,
 * open or not. At most two statements, whatever their number.
 */
export async function askedDays(
  actor: ParentActor,
  repeat: Repeat,
  schoolHolidays: readonly DayRange[],
): Promise<AskedDays> {
  const cells = repeat.weekId ? await cellsOfWeek(actor, repeat.weekId) : cellsOf(repeat);
  const range = { firstDay: repeat.firstDay, lastDay: repeat.lastDay };
  const weekdays = cells.map(({ weekday }) => weekday);
  const dates = repeatedDays(range, weekdays, repeat.rhythm);
  if (dates.length === 0) return { children: [], days: [] };
  const { children, days } = await readDays(actor, cells, dates);
  const of = new Map(children.map(({ id, custody }) => [id, custodyFacts.nullable().parse(custody)]));
  const wanted = new Set(cells.map(({ childId, slotId, weekday }) => `${childId} ${slotId} ${weekday}`));
  const isWanted = (day: AskedDay) => {
    const cell = { ...day, weekday: weekdayOf(day.date) };
    const isCell = wanted.has(`${cell.childId} ${cell.slotId} ${cell.weekday}`);
    return isCell && isAsked(cell, day.date, repeat.rhythm, { of, schoolHolidays });
  };
  return { children, days: days.filter(isWanted) };
}

async function readDays(actor: ParentActor, cells: WeekCell[], dates: PlainDate[]): Promise<Rows> {
  const range = { first: Prisma.sql`${dates[0]}::date`, last: Prisma.sql`${dates.at(-1)}::date` };
  const childIds = [...new Set(cells.map(({ childId }) => childId))];
  const slotIds = [...new Set(cells.map(({ slotId }) => slotId))];
  const [rows] = await db().$queryRaw<Rows[]>`
    WITH own AS MATERIALIZED (
      SELECT mine.* FROM (${ownChildren(actor)}) mine WHERE mine.id = ANY(${childIds}::uuid[]))
    SELECT
      COALESCE((SELECT json_agg(json_build_object('id', own.id, 'firstName', own.first_name,
                                                  'custody', ${custodyColumn(actor, Prisma.sql`own.id`, range)})
                                ORDER BY own.birth_date, own.id) FROM own), '[]') AS children,
      COALESCE((
        SELECT json_agg(json_build_object(
                 'childId', own.id, 'slotDayId', d.id, 'slotId', s.id, 'date', d.date, 'startsAt', s.starts_at,
                 'activity', a.name, 'slot', s.name, 'version', COALESCE(r.version, 0),
                 'mayWait', a.wait_mode <> 'NONE')
               ORDER BY d.date, st.position, a.position, s.position, s.id)
        FROM own
        JOIN enrolment e ON e.child_id = own.id
        JOIN activity a ON a.id = e.activity_id AND a.archived_at IS NULL
        JOIN structure st ON st.id = a.structure_id
        JOIN slot s ON s.activity_id = a.id AND s.archived_at IS NULL AND s.id = ANY(${slotIds}::uuid[])
        JOIN slot_day d ON d.slot_id = s.id AND d.group_id = e.group_id AND d.date = ANY(${dates}::date[])
                       AND d.date >= e.valid_from AND (e.valid_to IS NULL OR d.date <= e.valid_to)
        LEFT JOIN reservation r ON r.child_id = own.id AND r.slot_id = s.id AND r.date = d.date), '[]') AS days`;
  return rows!;
}
