import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import { addDays, type DayRange, holidayOn, publicHolidayDays, weekdayOf } from "@/lib/calendar/rules";
import { type PlainDate, toDbDate } from "@/lib/dates";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import type { Opening } from "../schema";

export type ActivityOpening = Opening & DayRange & { activityId: string };

/**
 * Writes the days of an activity's slots between two days: open on its weekdays in its season, closed with the
 * reason on public holidays and, for school-time activities, in school holidays. Days already there stay as they are.
 */
export async function openDays(actor: SystemActor, opening: ActivityOpening, tx: Tx = db()): Promise<void> {
  allow(actor, "system");
  const { firstDay, lastDay, weekdays, season, capacities } = opening;
  const { holidayRegion, schoolHolidays } = await organisationFacts(actor, tx);
  const where = { activityId: opening.activityId };
  const slots = await tx.slot.findMany({ where, select: { id: true } });
  const groups = await tx.group.findMany({ where, select: { id: true, name: true } });
  const feasts = publicHolidayDays(firstDay, lastDay, holidayRegion);
  const days: { date: PlainDate; reason: "PUBLIC_HOLIDAY" | "SCHOOL_HOLIDAY" | null }[] = [];
  for (let date = firstDay; date <= lastDay; date = addDays(date, 1)) {
    const inHolidays = holidayOn(date, schoolHolidays) !== null;
    if (!weekdays.includes(weekdayOf(date)) || (season === "holidays" && !inHolidays)) continue;
    const closed = season === "school" && inHolidays ? "SCHOOL_HOLIDAY" : null;
    days.push({ date, reason: feasts.has(date) ? "PUBLIC_HOLIDAY" : closed });
  }
  const rows = days.flatMap(({ date, reason }) =>
    slots.flatMap((slot) =>
      groups.map((group) => ({
        id: newId(),
        slotId: slot.id,
        groupId: group.id,
        date: toDbDate(date),
        open: reason === null,
        closedReason: reason,
        capacity: capacities[group.name] ?? 0,
      })),
    ),
  );
  await tx.slotDay.createMany({ data: rows, skipDuplicates: true });
}
