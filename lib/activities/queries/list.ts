import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, toDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { DeadlineRule } from "@/lib/deadlines/schema";
import { organisationFacts } from "@/lib/organisation/queries";
import { missing, type Needed } from "../rules";
import type { Season } from "../schema";

export type ListedActivity = {
  id: string;
  name: string;
  version: number;
  archived: boolean;
  slots: string[];
  groups: { name: string; minAge: number; maxAge: number }[];
  openings: { season: Season; weekdays: number[] }[];
  /** The deadline for asking in force today. */
  bookRule: DeadlineRule | null;
  missing: Needed[];
};

export type StructureActivities = { id: string; name: string; activities: ListedActivity[] };

/** The activities of the actor's structures, each in a line, the archived ones last. */
export async function structuresActivities(actor: StaffActor): Promise<StructureActivities[]> {
  allow(actor, "staff", "SETTINGS");
  const own = structuresOf(actor, "SETTINGS");
  const today = toDbDate(dayOf(now(), (await organisationFacts(actor)).timeZone));
  const found = await db().structure.findMany({
    where: { id: own === "all" ? undefined : { in: own } },
    select: {
      id: true,
      name: true,
      activities: {
        select: {
          id: true,
          name: true,
          version: true,
          archivedAt: true,
          slots: {
            where: { archivedAt: null },
            select: { name: true },
            orderBy: [{ position: "asc" }, { startsAt: "asc" }],
          },
          groups: {
            select: { name: true, minAge: true, maxAge: true },
            orderBy: [{ position: "asc" }, { minAge: "asc" }],
          },
          openings: {
            where: { lastDay: { gte: today } },
            select: { season: true, weekdays: true },
            orderBy: { firstDay: "asc" },
          },
          policies: {
            where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
            select: { bookRule: true },
          },
        },
        orderBy: [{ position: "asc" }, { name: "asc" }],
      },
    },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  const ahead = await openDaysAhead(
    found.flatMap(({ activities }) => activities.map(({ id }) => id)),
    today,
  );
  return found.map(({ activities, ...structure }) => ({
    ...structure,
    activities: activities
      .map(({ archivedAt, slots, policies, ...activity }) => ({
        ...activity,
        archived: archivedAt !== null,
        slots: slots.map(({ name }) => name),
        bookRule: policies[0] ? DeadlineRule.parse(policies[0].bookRule) : null,
        missing: missing({
          slots: slots.length,
          groups: activity.groups.length,
          openings: activity.openings.length,
          hasDeadlines: policies.length > 0,
          daysAhead: ahead.get(activity.id) ?? 0,
        }),
      }))
      .toSorted((a, b) => Number(a.archived) - Number(b.archived)),
  }));
}

/** How many open dates each activity has from a day on, where it has any. */
export async function openDaysAhead(activityIds: string[], from: Date): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; days: number }[]>`
    SELECT s.activity_id AS id, count(DISTINCT d.date)::int AS days
    FROM slot s JOIN slot_day d ON d.slot_id = s.id AND d.date >= ${from}::date AND d.open
    WHERE s.activity_id = ANY(${activityIds}::uuid[]) AND s.archived_at IS NULL
    GROUP BY 1`;
  return new Map(rows.map(({ id, days }) => [id, days]));
}
