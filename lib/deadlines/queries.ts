import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { addDays, publicHolidayDays } from "@/lib/calendar/rules";
import { now } from "@/lib/clock";
import { dayOf, fromDbDate, type PlainDate, toDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { id as uuid } from "@/lib/fields";
import { organisationFacts } from "@/lib/organisation/queries";
import type { Outlook, PolicyDates } from "./rules";
import { DeadlineRule } from "./schema";

export type Policy = PolicyDates & { book: DeadlineRule; cancel: DeadlineRule };

export type ActivityDeadlines = {
  activity: { id: string; name: string; structure: string; version: number };
  /** In order of their first day. */
  policies: Policy[];
  today: PlainDate;
  outlook: Outlook;
};

/** Rules look at most a year and a few holidays back; examples lie within the two years that a rule may be set ahead. */
const LOOK_BACK = 400;
const LOOK_AHEAD = 800;

/** An activity's dated deadlines, with what examples are computed on; null where it is none of the actor's. */
export async function activityDeadlines(
  actor: StaffActor,
  activityId: string,
): Promise<ActivityDeadlines | null> {
  allow(actor, "staff", "SETTINGS");
  if (!uuid.safeParse(activityId).success) return null;
  const own = structuresOf(actor, "SETTINGS");
  const found = await db().activity.findFirst({
    where: { id: activityId, ...(own !== "all" && { structureId: { in: own } }) },
    select: {
      id: true,
      name: true,
      version: true,
      structure: { select: { name: true } },
      policies: { orderBy: { validFrom: "asc" } },
      slots: {
        where: { archivedAt: null },
        orderBy: [{ startsAt: "asc" }, { position: "asc" }],
        take: 1,
        select: { name: true, startsAt: true },
      },
    },
  });
  if (!found) return null;
  const { timeZone, holidayRegion, schoolHolidays } = await organisationFacts(actor);
  const time = now();
  const today = dayOf(time, timeZone);
  const [first, last] = [addDays(today, -LOOK_BACK), addDays(today, LOOK_AHEAD)];
  const open = await db().slotDay.findMany({
    where: { slot: { activityId }, open: true, date: { gte: toDbDate(first), lte: toDbDate(last) } },
    distinct: ["date"],
    select: { date: true },
  });
  return {
    activity: { id: found.id, name: found.name, structure: found.structure.name, version: found.version },
    policies: found.policies.map(({ id, validFrom, validTo, bookRule, cancelRule }) => ({
      id,
      validFrom: fromDbDate(validFrom),
      validTo: validTo && fromDbDate(validTo),
      book: DeadlineRule.parse(bookRule),
      cancel: DeadlineRule.parse(cancelRule),
    })),
    today,
    outlook: {
      calendar: {
        timeZone,
        publicHolidays: publicHolidayDays(first, last, holidayRegion),
        schoolHolidays,
        openDays: new Set(open.map(({ date }) => fromDbDate(date))),
      },
      slot: found.slots[0] ?? { name: null, startsAt: "12:00" },
      now: time,
    },
  };
}
