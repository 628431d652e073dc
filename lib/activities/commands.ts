import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import { addDays, type DayRange, holidayOn, publicHolidayDays, weekdayOf } from "@/lib/calendar/rules";
import { fromDbDate, type PlainDate, toDbDate } from "@/lib/dates";
import { db, type Prisma } from "@/lib/db";
import { DeadlineRule, type DeadlineRuleInput } from "@/lib/deadlines/schema";
import { groupFor } from "@/lib/families/rules";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";

export type NewStructure = {
  name: string;
  kind: "LEISURE" | "AFTER_SCHOOL" | "CANTEEN" | "NURSERY" | "YOUTH";
  description: string;
  address: string;
  email: string;
  phone: string;
  position: number;
};

export async function createStructure(
  actor: SystemActor,
  organisationId: string,
  structure: NewStructure,
): Promise<string> {
  allow(actor, "system");
  const { id } = await db().structure.create({ data: { id: newId(), organisationId, ...structure } });
  return id;
}

export type NewActivity = {
  name: string;
  position: number;
  capacityMode?: "FIRST_COME" | "ALLOCATE";
  autoValidate?: boolean;
  cancelMode?: "ON_REQUEST" | "NEVER";
  enrolmentMode?: "AUTOMATIC" | "ON_REQUEST";
  validFrom: PlainDate;
  bookRule: DeadlineRuleInput;
  cancelRule: DeadlineRuleInput;
  groups: { name: string; minAge: number; maxAge: number }[];
  slots: { name: string; startsAt: string; endsAt: string }[];
  tariffs: { name: string; rule: Prisma.InputJsonValue }[];
};

/** Creates an activity with its deadlines, groups, slots and prices, all in force from `validFrom`. */
export async function createActivity(
  actor: SystemActor,
  structureId: string,
  activity: NewActivity,
): Promise<string> {
  allow(actor, "system");
  const { bookRule, cancelRule, groups, slots, tariffs, validFrom, ...settings } = activity;
  const from = toDbDate(validFrom);
  const { id } = await db().activity.create({
    data: {
      id: newId(),
      structureId,
      ...settings,
      policies: {
        create: {
          validFrom: from,
          bookRule: DeadlineRule.parse(bookRule) as Prisma.InputJsonValue,
          cancelRule: DeadlineRule.parse(cancelRule) as Prisma.InputJsonValue,
        },
      },
      groups: { create: groups.map((group, position) => ({ ...group, position })) },
      slots: { create: slots.map((slot, position) => ({ ...slot, position })) },
      tariffs: { create: tariffs.map((tariff) => ({ ...tariff, validFrom: from })) },
    },
  });
  return id;
}

export type Opening = {
  activityId: string;
  firstDay: PlainDate;
  lastDay: PlainDate;
  /** ISO weekdays, 1 is Monday. */
  weekdays: number[];
  season: "school" | "holidays";
  /** Places of each group, by its name. */
  capacities: Record<string, number>;
};

/**
 * Writes the days of an activity's slots between two days: open on its weekdays in its season, closed with the
 * reason on public holidays and, for school-time activities, in school holidays. Days already there stay as they are.
 */
export async function openDays(actor: SystemActor, opening: Opening): Promise<void> {
  allow(actor, "system");
  const { firstDay, lastDay, weekdays, season, capacities } = opening;
  const { holidayRegion, schoolHolidays } = await organisationFacts(actor);
  const [slots, groups] = await Promise.all([
    db().slot.findMany({ where: { activityId: opening.activityId }, select: { id: true } }),
    db().group.findMany({ where: { activityId: opening.activityId }, select: { id: true, name: true } }),
  ]);
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
  await db().slotDay.createMany({ data: rows, skipDuplicates: true });
}

/** Enrols children in an activity by hand between two days, each in the group of its school cohort. */
export async function enrolChildren(
  actor: SystemActor,
  { activityId, childIds, firstDay, lastDay }: { activityId: string; childIds: string[] } & DayRange,
): Promise<void> {
  allow(actor, "system");
  const [groups, children] = await Promise.all([
    db().group.findMany({ where: { activityId }, select: { id: true, minAge: true, maxAge: true } }),
    db().child.findMany({ where: { id: { in: childIds } }, select: { id: true, birthDate: true } }),
  ]);
  const rows = children.flatMap(({ id, birthDate }) => {
    const group = groupFor(fromDbDate(birthDate), firstDay, groups);
    return group ? [{ id: newId(), childId: id, activityId, groupId: group.id }] : [];
  });
  const period = { validFrom: toDbDate(firstDay), validTo: toDbDate(lastDay) };
  await db().enrolment.createMany({ data: rows.map((row) => ({ ...row, ...period })) });
}
