import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, fromDbDate, type PlainDate, toDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { DeadlineRule } from "@/lib/deadlines/schema";
import { cohortAge } from "@/lib/families/rules";
import { organisationFacts } from "@/lib/organisation/queries";
import { missing, type Needed, type OpeningFacts, type Shortcut, shortcuts } from "../rules";
import { openDaysAhead } from "./list";
import { readOpenings } from "./openings";
import { ownActivity } from "./own";

export type SlotDetail = {
  id: string;
  name: string;
  startsAt: string;
  endsAt: string;
  position: number;
  archived: boolean;
  used: boolean;
  excludes: string[];
  needs: string[];
};

export type GroupDetail = {
  id: string;
  name: string;
  minAge: number;
  maxAge: number;
  position: number;
  used: boolean;
  /** Children enrolled today or later, and those of them who do not have the group's age on that day. */
  children: number;
  outOfAge: number;
};

export type ActivityDetail = {
  id: string;
  name: string;
  version: number;
  archived: boolean;
  enrolmentMode: "AUTOMATIC" | "ON_REQUEST";
  structure: { id: string; name: string };
  slots: SlotDetail[];
  groups: GroupDetail[];
  openings: OpeningFacts[];
  policy: { book: DeadlineRule; cancel: DeadlineRule } | null;
  daysAhead: number;
  missing: Needed[];
  today: PlainDate;
  shortcuts: Shortcut[];
};

/** Everything that the settings of one activity show; null where it is none of the actor's structures. */
export async function activityDetail(actor: StaffActor, activityId: string): Promise<ActivityDetail | null> {
  allow(actor, "staff", "SETTINGS");
  const facts = await organisationFacts(actor);
  const today = dayOf(now(), facts.timeZone);
  const day = toDbDate(today);
  const found = await db().activity.findFirst({
    where: ownActivity(actor, activityId),
    select: {
      id: true,
      name: true,
      version: true,
      archivedAt: true,
      enrolmentMode: true,
      structure: { select: { id: true, name: true } },
      policies: {
        where: { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] },
        select: { bookRule: true, cancelRule: true },
      },
    },
  });
  if (!found) return null;
  const [slots, groups, openings, ahead] = await Promise.all([
    readSlots(found.id),
    readGroups(found.id, today),
    readOpenings(db(), found.id),
    openDaysAhead([found.id], day),
  ]);
  const { archivedAt, policies, ...activity } = found;
  const [policy] = policies;
  const daysAhead = ahead.get(found.id) ?? 0;
  return {
    ...activity,
    archived: archivedAt !== null,
    slots,
    groups,
    openings,
    policy: policy
      ? { book: DeadlineRule.parse(policy.bookRule), cancel: DeadlineRule.parse(policy.cancelRule) }
      : null,
    daysAhead,
    missing: missing({
      slots: slots.filter(({ archived }) => !archived).length,
      groups: groups.length,
      openings: openings.filter(({ lastDay }) => lastDay >= today).length,
      hasDeadlines: Boolean(policy),
      daysAhead,
    }),
    today,
    shortcuts: shortcuts(today, facts.schoolHolidays),
  };
}

async function readSlots(activityId: string): Promise<SlotDetail[]> {
  const rows = await db().slot.findMany({
    where: { activityId },
    select: {
      id: true,
      name: true,
      startsAt: true,
      endsAt: true,
      position: true,
      archivedAt: true,
      links: { select: { otherId: true, kind: true } },
      linkedBy: { where: { kind: "EXCLUDES" }, select: { slotId: true } },
      reservations: { select: { id: true }, take: 1 },
    },
    orderBy: [{ position: "asc" }, { startsAt: "asc" }],
  });
  return rows
    .map(({ archivedAt, links, linkedBy, reservations, ...slot }) => {
      const linked = (kind: string) => links.flatMap((link) => (link.kind === kind ? [link.otherId] : []));
      return {
        ...slot,
        archived: archivedAt !== null,
        used: reservations.length > 0,
        excludes: [...linked("EXCLUDES"), ...linkedBy.map(({ slotId }) => slotId)],
        needs: linked("NEEDS"),
      };
    })
    .toSorted((a, b) => Number(a.archived) - Number(b.archived));
}

async function readGroups(activityId: string, today: PlainDate): Promise<GroupDetail[]> {
  const rows = await db().group.findMany({
    where: { activityId },
    select: {
      id: true,
      name: true,
      minAge: true,
      maxAge: true,
      position: true,
      enrolments: {
        where: { OR: [{ validTo: null }, { validTo: { gte: toDbDate(today) } }] },
        select: { validFrom: true, child: { select: { id: true, birthDate: true } } },
      },
      slotDays: { where: { reservations: { some: {} } }, select: { id: true }, take: 1 },
      _count: { select: { enrolments: true, enrolmentRequests: true, enrolmentPlaces: true } },
    },
    orderBy: [{ position: "asc" }, { minAge: "asc" }],
  });
  return rows.map(({ enrolments, slotDays, _count, ...group }) => {
    const out = enrolments.filter(({ validFrom, child }) => {
      const from = fromDbDate(validFrom);
      const age = cohortAge(fromDbDate(child.birthDate), from > today ? from : today);
      return age < group.minAge || age > group.maxAge;
    });
    const children = (list: typeof enrolments) => new Set(list.map(({ child }) => child.id)).size;
    return {
      ...group,
      used: slotDays.length + _count.enrolments + _count.enrolmentRequests + _count.enrolmentPlaces > 0,
      children: children(enrolments),
      outOfAge: children(out),
    };
  });
}

/** The slots that a structure offers, which those of this activity may be linked to: its own first. */
export async function linkableSlots(
  actor: StaffActor,
  activityId: string,
): Promise<{ id: string; name: string; activity: string; isOwn: boolean }[]> {
  allow(actor, "staff", "SETTINGS");
  const found = await db().activity.findFirst({
    where: ownActivity(actor, activityId),
    select: { structureId: true },
  });
  if (!found) return [];
  const slots = await db().slot.findMany({
    where: { archivedAt: null, activity: { structureId: found.structureId, archivedAt: null } },
    select: { id: true, name: true, activityId: true, activity: { select: { name: true } } },
    orderBy: [{ activity: { position: "asc" } }, { position: "asc" }, { startsAt: "asc" }],
  });
  return slots
    .map(({ activity, activityId: of, ...slot }) => ({
      ...slot,
      activity: activity.name,
      isOwn: of === activityId,
    }))
    .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn));
}
