import { beforeAll, describe, expect, test } from "vitest";
import {
  addActivity,
  adjustDays,
  archiveActivity,
  endSlot,
  moveActivity,
  removeGroup,
  removeOpening,
  saveActivity,
  saveGroup,
  saveOpening,
  saveSlot,
} from "@/lib/activities/commands";
import {
  activityDays,
  activityDetail,
  daysReport,
  linkableSlots,
  previewOpening,
  structuresActivities,
} from "@/lib/activities/queries";
import type { SaveOpening, SaveSlot } from "@/lib/activities/schema";
import { NotAllowed, type StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { recordReservations, sendCells } from "@/lib/reservations/commands";
import type { ReservationState } from "@/lib/reservations/rules";
import {
  makeActivity,
  makeFamily,
  makeStaff,
  makeStructure,
  parentOf,
  system,
  type TestActivity,
} from "../factories";

let here: string;
let agent: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  const there = await makeStructure();
  here = await makeStructure();
  agent = await makeStaff([here], ["SETTINGS"]);
  stranger = await makeStaff([there], ["SETTINGS"]);
});

const detail = async (activityId: string, actor = agent) => (await activityDetail(actor, activityId))!;
const seen = async (activityId: string) => ({ activityId, version: (await detail(activityId)).version });

async function reserve(activity: TestActivity, date: string, state: ReservationState = "RESERVED") {
  const family = await makeFamily([here]);
  const slotDayId = activity.day(date);
  const { slotId } = await db().slotDay.findUniqueOrThrow({ where: { id: slotDayId } });
  const [childId] = family.childIds as [string];
  await recordReservations(system, [
    {
      childId,
      householdId: family.householdId,
      accountId: family.adults[0]!.accountId!,
      slotId,
      slotDayId,
      date,
      state,
      reason: state === "REFUSED" ? "Complet" : null,
      attendance: null,
      at: new Date("2026-11-02T10:00:00Z"),
    },
  ]);
  return { childId, slotDayId };
}

const slot = (given: Partial<SaveSlot> = {}): Omit<SaveSlot, "activityId" | "version"> => ({
  slotId: null,
  name: "Matin",
  startsAt: "08:00",
  endsAt: "12:00",
  position: 1,
  excludes: [],
  needs: [],
  ...given,
});

async function opening(activityId: string, given: Partial<SaveOpening> = {}): Promise<SaveOpening> {
  const { groups, openings, version } = await detail(activityId);
  return {
    activityId,
    version,
    openingId: openings[0]?.id ?? null,
    firstDay: "2026-11-01",
    lastDay: "2026-12-31",
    season: "SCHOOL",
    weekdays: [1, 2, 3, 4, 5],
    slotIds: [],
    places: [{ groupId: groups[0]!.id, capacity: 10 }],
    ...given,
  };
}

describe("a new activity", () => {
  test("comes from a template, last in its structure, and lacks only its openings", async () => {
    const structureId = await makeStructure();
    const actor = await makeStaff([structureId], ["SETTINGS"]);
    const family = await makeFamily([structureId]);
    const added = await addActivity(actor, { structureId, name: "Mercredis", template: "WEDNESDAYS" });
    if (!added.ok) throw new Error(added.code);
    const found = await detail(added.value.id, actor);
    expect(found.slots.map(({ name }) => name)).toEqual(["Matin", "Repas", "Après-midi"]);
    const [morning, meal, afternoon] = found.slots;
    expect([...meal!.needs].sort()).toEqual([morning!.id, afternoon!.id].sort());
    expect(found.missing).toEqual(["openings"]);
    expect(await db().enrolment.count({ where: { childId: family.childIds[0] } })).toBe(1);
    expect(
      await db().auditEvent.count({ where: { kind: "activity.created", actorId: actor.accountId } }),
    ).toBe(1);
    const again = await addActivity(actor, { structureId, name: "Mercredis", template: "EMPTY" });
    expect(again).toMatchObject({ code: "form-invalid", fields: { nom: "activity-name-taken" } });
    const empty = await addActivity(actor, { structureId, name: "Sortie", template: "EMPTY" });
    if (!empty.ok) throw new Error(empty.code);
    expect((await detail(empty.value.id, actor)).missing).toEqual(["slots", "groups", "openings"]);
    const [listed] = await structuresActivities(actor);
    expect(listed?.activities.map(({ name }) => name)).toEqual(["Mercredis", "Sortie"]);
    const moved = await moveActivity(actor, { activityId: empty.value.id, version: 1, up: true });
    expect(moved.ok).toBe(true);
    const [after] = await structuresActivities(actor);
    expect(after?.activities.map(({ name }) => name)).toEqual(["Sortie", "Mercredis"]);
  });

  test("is not made in somebody else's structure", async () => {
    const given = { structureId: here, name: "Intruse", template: "EMPTY" as const };
    expect(await addActivity(stranger, given)).toMatchObject({ code: "not-found" });
    const requests = await makeStaff([here], ["REQUESTS", "FAMILIES"]);
    await expect(addActivity(requests, given)).rejects.toThrow(NotAllowed);
    expect(await db().activity.count({ where: { name: "Intruse" } })).toBe(0);
  });
});

describe("somebody else's activity", () => {
  test("does not exist, for every query and command", async () => {
    const activity = await makeActivity(here);
    const { activityId } = activity;
    const known = await detail(activityId);
    const of = { activityId, version: known.version };
    const [slotId, groupId, openingId] = [known.slots[0]!.id, known.groups[0]!.id, known.openings[0]!.id];
    const text = { name: "Autre", minAge: 3, maxAge: 5, position: 0 };
    const answers = [
      await saveActivity(stranger, { ...of, name: "Autre", enrolmentMode: "AUTOMATIC" }),
      await archiveActivity(stranger, { ...of, archived: true }),
      await moveActivity(stranger, { ...of, up: true }),
      await saveSlot(stranger, { ...of, ...slot() }),
      await endSlot(stranger, { ...of, slotId, what: "supprimer" }),
      await saveGroup(stranger, { ...of, groupId, ...text }),
      await removeGroup(stranger, { ...of, groupId }),
      await saveOpening(stranger, await opening(activityId)),
      await removeOpening(stranger, { ...of, openingId }),
      await adjustDays(stranger, {
        ...of,
        slotDayIds: [activity.day("2026-12-01")],
        what: "fermer",
        capacity: null,
      }),
    ];
    expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(answers.map(() => "not-found"));
    expect(await activityDetail(stranger, activityId)).toBeNull();
    expect(await activityDays(stranger, activityId, "2026-12")).toBeNull();
    expect(await previewOpening(stranger, activityId, { remove: openingId })).toBeNull();
    expect(await linkableSlots(stranger, activityId)).toEqual([]);
    expect(await activityDetail(agent, "x' OR true --")).toBeNull();
    expect((await detail(activityId)).version).toBe(known.version);
  });

  test("lends none of its slots, groups, openings or days to another activity", async () => {
    const [mine, other] = [await makeActivity(here), await makeActivity(await makeStructure())];
    const of = await seen(mine.activityId);
    const foreign = await db().slot.findFirstOrThrow({ where: { activityId: other.activityId } });
    const group = await db().group.findFirstOrThrow({ where: { activityId: other.activityId } });
    const period = await db().activityOpening.findFirstOrThrow({ where: { activityId: other.activityId } });
    const answers = [
      await saveSlot(agent, { ...of, ...slot({ slotId: foreign.id }) }),
      await saveSlot(agent, { ...of, ...slot({ needs: [foreign.id] }) }),
      await saveSlot(agent, { ...of, ...slot({ excludes: [newId()] }) }),
      await endSlot(agent, { ...of, slotId: foreign.id, what: "supprimer" }),
      await removeGroup(agent, { ...of, groupId: group.id }),
      await saveOpening(agent, await opening(mine.activityId, { openingId: period.id })),
      await saveOpening(agent, await opening(mine.activityId, { slotIds: [foreign.id] })),
      await saveOpening(
        agent,
        await opening(mine.activityId, { places: [{ groupId: group.id, capacity: 1 }] }),
      ),
      await removeOpening(agent, { ...of, openingId: period.id }),
      await adjustDays(agent, {
        ...of,
        slotDayIds: [mine.day("2026-12-01"), other.day("2026-12-01")],
        what: "fermer",
        capacity: null,
      }),
    ];
    expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(answers.map(() => "not-found"));
    expect(await seen(mine.activityId)).toEqual(of);
  });
});

describe("the version", () => {
  test("lets one of two agents save; the other is told, and may insist", async () => {
    const { activityId } = await makeActivity(here);
    const of = await seen(activityId);
    const names = [`A ${newId()}`, `B ${newId()}`];
    const save = (name: string, version = of.version) =>
      saveActivity(agent, { activityId, version, name, enrolmentMode: "AUTOMATIC" });
    const answers = await Promise.all(names.map((name) => save(name)));
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      code: "settings-changed",
      values: { version: String(of.version + 1) },
    });
    const loser = names[answers.findIndex(({ ok }) => !ok)]!;
    expect((await save(loser, of.version + 1)).ok).toBe(true);
    expect((await detail(activityId)).name).toBe(loser);
  });
});

describe("slots", () => {
  test("are linked within their structure, unless nobody could book them", async () => {
    const { activityId } = await makeActivity(here);
    const meal = (await detail(activityId)).slots[0]!;
    const morning = await saveSlot(agent, { ...(await seen(activityId)), ...slot() });
    if (!morning.ok) throw new Error(morning.code);
    const { slotId } = morning.value;
    const text = { name: meal.name, startsAt: meal.startsAt, endsAt: meal.endsAt, position: 0 };
    const link = async (links: Partial<SaveSlot>) =>
      saveSlot(agent, { ...(await seen(activityId)), ...slot({ slotId: meal.id, ...text, ...links }) });
    expect(await link({ needs: [slotId], excludes: [slotId] })).toMatchObject({
      fields: { avec: "slot-link-both" },
    });
    expect((await link({ excludes: [slotId] })).ok).toBe(true);
    expect((await detail(activityId)).slots.find(({ id }) => id === slotId)?.excludes).toEqual([meal.id]);
    expect((await link({ needs: [slotId] })).ok).toBe(true);
    const ended = await endSlot(agent, { ...(await seen(activityId)), slotId, what: "archiver" });
    expect(ended).toMatchObject({ code: "slot-needed" });
    expect(await link({ name: "Matin" })).toMatchObject({ fields: { nom: "slot-name-taken" } });
    expect((await link({})).ok).toBe(true);
    const removed = await endSlot(agent, { ...(await seen(activityId)), slotId, what: "supprimer" });
    expect(removed.ok).toBe(true);
    expect((await detail(activityId)).slots.map(({ id }) => id)).toEqual([meal.id]);
  });

  test("that were booked are archived: their free days go, the booked ones stay for nobody else", async () => {
    const activity = await makeActivity(here);
    const { activityId } = activity;
    const { slotDayId } = await reserve(activity, "2026-12-01");
    const slotId = (await detail(activityId)).slots[0]!.id;
    const end = async (what: "archiver" | "reprendre" | "supprimer") =>
      endSlot(agent, { ...(await seen(activityId)), slotId, what });
    expect(await end("supprimer")).toMatchObject({ code: "slot-used" });
    const archived = await end("archiver");
    if (!archived.ok) throw new Error(archived.code);
    expect(await daysReport(agent, activityId, archived.value.eventId)).toMatchObject({
      kept: ["2026-12-01"],
    });
    const left = await activityDays(agent, activityId, "2026-12");
    expect(left).toMatchObject([{ id: slotDayId, open: true, capacity: 1, held: 1 }]);
    expect((await end("reprendre")).ok).toBe(true);
    expect((await activityDays(agent, activityId, "2026-12"))?.length).toBeGreaterThan(10);
    expect(await db().slotDay.findUnique({ where: { id: slotDayId } })).toMatchObject({ capacity: 10 });
  });
});

describe("groups", () => {
  test("take the children of the structure, and go only while nobody is in them", async () => {
    const { activityId } = await makeActivity(here);
    await makeFamily([here]);
    const group = (await detail(activityId)).groups[0]!;
    expect(group).toMatchObject({ used: true, outOfAge: 0 });
    const save = async (given: object) =>
      saveGroup(agent, {
        ...(await seen(activityId)),
        groupId: null,
        name: "Grands",
        minAge: 14,
        maxAge: 17,
        position: 1,
        ...given,
      });
    const added = await save({});
    if (!added.ok) throw new Error(added.code);
    expect(await save({})).toMatchObject({ fields: { nom: "group-name-taken" } });
    expect((await save({ groupId: group.id, name: "Petits", minAge: 2, maxAge: 3 })).ok).toBe(true);
    expect((await detail(activityId)).groups[0]!.outOfAge).toBeGreaterThan(0);
    const remove = async (groupId: string) => removeGroup(agent, { ...(await seen(activityId)), groupId });
    expect(await remove(group.id)).toMatchObject({ code: "group-used" });
    expect((await remove(added.value.groupId)).ok).toBe(true);
    expect((await detail(activityId)).groups).toHaveLength(1);
  });
});

describe("openings", () => {
  test("are previewed exactly as they are then written", async () => {
    const activity = await makeActivity(here);
    const { activityId } = activity;
    await reserve(activity, "2026-12-02");
    await reserve(activity, "2026-12-09", "REFUSED");
    const given = await opening(activityId, { weekdays: [1, 2, 4, 5] });
    const before = await db().slotDay.count({ where: { slot: { activityId } } });
    const preview = await previewOpening(agent, activityId, given);
    expect(preview?.report).toMatchObject({ kept: ["2026-12-02"], removed: { slots: 1, groups: 1 } });
    expect(await db().slotDay.count({ where: { slot: { activityId } } })).toBe(before);
    const saved = await saveOpening(agent, given);
    if (!saved.ok) throw new Error(saved.code);
    expect(saved.value.report).toEqual(preview?.report);
    expect(await db().slotDay.findUnique({ where: { id: activity.day("2026-12-02") } })).toMatchObject({
      open: true,
      capacity: 1,
    });
    expect(await db().slotDay.findUnique({ where: { id: activity.day("2026-12-09") } })).toMatchObject({
      open: false,
      closedReason: "STRUCTURE",
    });
    expect(await db().slotDay.findUnique({ where: { id: activity.day("2026-12-16") } })).toBeNull();
    // What is past is history.
    expect(await db().slotDay.findUnique({ where: { id: activity.day("2026-11-04") } })).not.toBeNull();
    const removed = await removeOpening(agent, {
      ...(await seen(activityId)),
      openingId: given.openingId!,
    });
    expect(removed.ok && removed.value.report.kept).toEqual(["2026-12-02"]);
    expect((await detail(activityId)).openings).toEqual([]);
  });

  test("of the same days twice are refused, and leave nothing", async () => {
    const { activityId } = await makeActivity(here);
    const twice = await opening(activityId, { openingId: null, season: "ALWAYS", weekdays: [3] });
    expect((await previewOpening(agent, activityId, twice))?.overlap).toBe("2026-11-18");
    expect(await saveOpening(agent, twice)).toMatchObject({ code: "opening-overlap" });
    expect((await detail(activityId)).openings).toHaveLength(1);
    const saturdays = await opening(activityId, { openingId: null, weekdays: [6] });
    expect((await saveOpening(agent, saturdays)).ok).toBe(true);
    expect((await detail(activityId)).openings).toHaveLength(2);
  });

  test("never give fewer places than are held, and give new ones to those who wait", async () => {
    const activity = await makeActivity(here, { capacity: 1, waitMode: "AUTOMATIC" });
    const { activityId } = activity;
    await reserve(activity, "2026-12-01");
    const waiting = await reserve(activity, "2026-12-01", "WAITLISTED");
    const resize = async (capacity: number) => {
      const given = await opening(activityId);
      return saveOpening(agent, { ...given, places: [{ groupId: given.places[0]!.groupId, capacity }] });
    };
    const none = await resize(0);
    expect(none.ok && none.value.report.short).toEqual(["2026-12-01"]);
    expect((await resize(2)).ok).toBe(true);
    expect(await db().slotDay.findUnique({ where: { id: waiting.slotDayId } })).toMatchObject({
      capacity: 2,
      held: 2,
    });
    expect(await db().reservation.findFirst({ where: { childId: waiting.childId } })).toMatchObject({
      state: "RESERVED",
    });
  });

  test("and a family that books meanwhile: whoever comes first, no day holds more than its places", async () => {
    const activity = await makeActivity(here, { capacity: 3 });
    const { activityId } = activity;
    const days = ["2026-12-01", "2026-12-03", "2026-12-08", "2026-12-10"].map((date) => activity.day(date));
    const families = await Promise.all([1, 2, 3, 4].map(() => makeFamily([here])));
    const given = await opening(activityId);
    const places = [{ groupId: given.places[0]!.groupId, capacity: 1 }];
    await Promise.all([
      saveOpening(agent, { ...given, places }),
      ...families.map((family) =>
        sendCells(
          parentOf(family),
          days.map((slotDayId) => ({ kind: "book", childId: family.childIds[0]!, slotDayId, version: 0 })),
        ),
      ),
    ]);
    for (const { held, capacity, booked } of await db().$queryRaw<
      { held: number; capacity: number; booked: number }[]
    >`SELECT d.held, d.capacity, count(r.id)::int AS booked FROM slot_day d
      LEFT JOIN reservation r ON r.slot_day_id = d.id AND r.holds WHERE d.id = ANY(${days}::uuid[]) GROUP BY d.id`) {
      expect(booked).toBe(held);
      expect(held).toBeGreaterThan(0);
      expect(capacity).toBe(Math.max(1, held));
    }
  });

  test("leave days that a closure shut, and those set by hand, as they are", async () => {
    const activity = await makeActivity(here);
    const { activityId } = activity;
    const id = activity.day("2026-12-03");
    const adjust = async (what: "places" | "fermer" | "regle", capacity: number | null = null) =>
      adjustDays(agent, { ...(await seen(activityId)), slotDayIds: [id], what, capacity });
    expect(await adjust("places", 3)).toMatchObject({ value: { changed: 1 } });
    expect((await saveOpening(agent, await opening(activityId, { weekdays: [1, 2] }))).ok).toBe(true);
    expect(await db().slotDay.findUnique({ where: { id } })).toMatchObject({ adjusted: true, capacity: 3 });
    expect(await adjust("regle")).toMatchObject({ ok: true });
    expect(await db().slotDay.findUnique({ where: { id } })).toBeNull();
  });
});

describe("days set by hand", () => {
  test("are shut only where nothing is booked, and get no fewer places than are held", async () => {
    const activity = await makeActivity(here);
    const { activityId } = activity;
    await reserve(activity, "2026-12-01");
    const days = ["2026-12-01", "2026-12-02"].map((date) => activity.day(date));
    const adjust = async (what: "places" | "fermer" | "rouvrir", capacity: number | null = null) =>
      adjustDays(agent, { ...(await seen(activityId)), slotDayIds: days, what, capacity });
    expect(await adjust("fermer")).toMatchObject({ value: { changed: 1, kept: ["2026-12-01"] } });
    expect(await adjust("places", 0)).toMatchObject({ value: { changed: 2, short: ["2026-12-01"] } });
    expect(await adjust("rouvrir")).toMatchObject({ value: { changed: 2 } });
    const stored = await activityDays(agent, activityId, "2026-12");
    expect(stored?.filter(({ adjusted }) => adjusted)).toMatchObject([
      { open: true, capacity: 1, held: 1 },
      { open: true, capacity: 0, held: 0 },
    ]);
    const past = await adjustDays(agent, {
      ...(await seen(activityId)),
      slotDayIds: [activity.day("2026-11-05")],
      what: "fermer",
      capacity: null,
    });
    expect(past).toMatchObject({ code: "not-found" });
  });
});

describe("an archived activity", () => {
  test("keeps what is booked, opens nothing, and comes back", async () => {
    const activity = await makeActivity(here);
    const { activityId } = activity;
    await reserve(activity, "2026-12-01");
    const archive = async (archived: boolean) =>
      archiveActivity(agent, { ...(await seen(activityId)), archived });
    expect((await archive(true)).ok).toBe(true);
    expect(await activityDays(agent, activityId, "2026-12")).toMatchObject([{ capacity: 1, held: 1 }]);
    expect(await saveOpening(agent, await opening(activityId))).toMatchObject({ code: "activity-archived" });
    expect((await archive(false)).ok).toBe(true);
    expect((await activityDays(agent, activityId, "2026-12"))?.length).toBeGreaterThan(10);
  });
});
