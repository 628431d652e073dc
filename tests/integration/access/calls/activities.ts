import * as commands from "@/lib/activities/commands";
import * as queries from "@/lib/activities/queries";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { World } from "../world";
import type { Calls } from "./call";

const seen = ({ activity }: World) => ({ activityId: activity.activityId, version: 1 });
const slotOf = ({ activity }: World) =>
  db().slot.findFirstOrThrow({ where: { activityId: activity.activityId } });
const groupOf = ({ activity }: World) =>
  db().group.findFirstOrThrow({ where: { activityId: activity.activityId } });
const openingOf = ({ activity }: World) =>
  db().activityOpening.findFirstOrThrow({ where: { activityId: activity.activityId } });

const period = {
  firstDay: "2027-01-04",
  lastDay: "2027-01-31",
  season: "SCHOOL" as const,
  weekdays: [1, 2],
  slotIds: [],
};

export const activities: Calls = {
  "activities.structuresActivities": (actor) => queries.structuresActivities(actor),
  "activities.activityDetail [here]": (actor, { activity }) =>
    queries.activityDetail(actor, activity.activityId),
  "activities.linkableSlots [here]": (actor, { activity }) =>
    queries.linkableSlots(actor, activity.activityId),
  "activities.activityDays [here]": (actor, { activity }) =>
    queries.activityDays(actor, activity.activityId, "2026-12"),
  "activities.previewOpening [here]": async (actor, world) =>
    queries.previewOpening(actor, world.activity.activityId, { remove: (await openingOf(world)).id }),
  "activities.daysReport [none of here]": (actor, { activity }) =>
    queries.daysReport(actor, activity.activityId, newId()),
  "activities.addActivity [here]": (actor, { here }) =>
    commands.addActivity(actor, { structureId: here, name: "Mercredis", template: "EMPTY" }),
  "activities.saveActivity [here]": (actor, world) =>
    commands.saveActivity(actor, { ...seen(world), name: "Autre nom", enrolmentMode: "ON_REQUEST" }),
  "activities.archiveActivity [here]": (actor, world) =>
    commands.archiveActivity(actor, { ...seen(world), archived: true }),
  "activities.moveActivity [here]": (actor, world) =>
    commands.moveActivity(actor, { ...seen(world), up: true }),
  "activities.saveSlot [here]": (actor, world) =>
    commands.saveSlot(actor, {
      ...seen(world),
      slotId: null,
      name: "Matin",
      startsAt: "08:00",
      endsAt: "10:00",
      position: 1,
      excludes: [],
      needs: [],
    }),
  "activities.endSlot [here]": async (actor, world) =>
    commands.endSlot(actor, { ...seen(world), slotId: (await slotOf(world)).id, what: "archiver" }),
  "activities.saveGroup [here]": (actor, world) =>
    commands.saveGroup(actor, {
      ...seen(world),
      groupId: null,
      name: "Grands",
      minAge: 14,
      maxAge: 17,
      position: 1,
    }),
  "activities.removeGroup [here, in use]": async (actor, world) =>
    commands.removeGroup(actor, { ...seen(world), groupId: (await groupOf(world)).id }),
  "activities.saveOpening [here]": async (actor, world) =>
    commands.saveOpening(actor, {
      ...seen(world),
      ...period,
      openingId: null,
      places: [{ groupId: (await groupOf(world)).id, capacity: 5 }],
    }),
  "activities.removeOpening [here]": async (actor, world) =>
    commands.removeOpening(actor, { ...seen(world), openingId: (await openingOf(world)).id }),
  "activities.adjustDays [here]": (actor, world) =>
    commands.adjustDays(actor, {
      ...seen(world),
      slotDayIds: [world.activity.day("2026-12-31")],
      what: "places",
      capacity: 60,
    }),
};
