import { afterEach, describe, expect, test } from "vitest";
import { declareAbsence } from "@/lib/absences/commands";
import { closeDays, reopenDays } from "@/lib/closures/commands";
import { db, transaction } from "@/lib/db";
import { publicStructures } from "@/lib/organisation/queries";
import {
  addByHand,
  answerProposal,
  cancelByHand,
  decideReservations,
  giveFreedPlaces,
} from "@/lib/reservations/commands";
import { lockSlotDays } from "@/lib/reservations/commands/write";
import { makeFamily, parentOf, system, visitor } from "../factories";
import { seen } from "./by-hand-scenes";
import { twoHomes, WEEKS } from "./custody-scenes";
import { book, bookNow, expectSoundBooks, heldOn, press, reservationOf, wishOn } from "./reservations-books";
import { setting, stateOn } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";
const AUTO = { autoValidate: true, capacity: 2 } as const;

afterEach(expectSoundBooks);

/** A child that is reserved for Tuesday, and declared absent. */
async function absent(given: Parameters<typeof setting>[0] = {}) {
  const scene = await setting({ ...AUTO, ...given });
  const { childId, day, parent } = scene;
  expect(await press(parent, book(childId, day(TUESDAY)))).toEqual(["reserved"]);
  const cells = [await seen(childId, day(TUESDAY))];
  expect((await declareAbsence(parent, { cells, reason: "family", note: "" })).ok).toBe(true);
  return { ...scene, slotDayId: day(TUESDAY) };
}

/** The letter of the day, and whether an absence still stands for it. */
async function marks(childId: string, slotDayId: string) {
  const { id: reservationId } = (await reservationOf(childId, slotDayId))!;
  const [attendance, standing] = await Promise.all([
    db().attendance.findUnique({ where: { reservationId } }),
    db().absence.count({ where: { reservationId, withdrawnAt: null } }),
  ]);
  return [attendance?.status ?? null, standing];
}

describe("a declared absence", () => {
  const closed = async ({ agent, structureId }: Awaited<ReturnType<typeof absent>>) => {
    const days = { firstDay: TUESDAY, lastDay: TUESDAY, activityId: null, slotId: null };
    const shut = await closeDays(agent, {
      structureId,
      ...days,
      cause: "STRIKE",
      message: "",
      billed: false,
    });
    if (!shut.ok) throw new Error(shut.code);
    return { closureId: shut.value.closureId };
  };

  test("is over when the day is cancelled by hand, and does not come back when it is booked again", async () => {
    const scene = await absent();
    const { agent, childId, slotDayId, parent } = scene;
    const before = await seen(childId, slotDayId);
    expect((await cancelByHand(agent, { ...before, reason: "Erreur", due: false })).ok).toBe(true);
    expect(await marks(childId, slotDayId)).toEqual([null, 0]);
    expect(await press(parent, await bookNow(childId, slotDayId))).toEqual(["reserved"]);
    expect(await stateOn(scene.family, TUESDAY)).toEqual([["reserved"]]);
  });

  test("comes back with the day when a closure is lifted", async () => {
    const scene = await absent();
    const closure = await closed(scene);
    expect(await reopenDays(scene.agent, closure)).toEqual({ ok: true, value: { restored: 1, full: 0 } });
    const [status, standing] = await marks(scene.childId, scene.slotDayId);
    expect([status?.toString().startsWith("ABSENT"), standing]).toEqual([true, 1]);
    expect(await stateOn(scene.family, TUESDAY)).not.toEqual([["reserved"]]);
  });

  test("stays away from a day that found no place when it reopened, and was booked again since", async () => {
    const scene = await absent();
    const { agent, childId, slotDayId, parent } = scene;
    const closure = await closed(scene);
    await db().slotDay.update({ where: { id: slotDayId }, data: { capacity: 0 } });
    expect(await reopenDays(agent, closure)).toEqual({ ok: true, value: { restored: 0, full: 1 } });
    await db().slotDay.update({ where: { id: slotDayId }, data: { capacity: 2 } });
    expect(await press(parent, await bookNow(childId, slotDayId))).toEqual(["reserved"]);
    expect(await marks(childId, slotDayId)).toEqual([null, 0]);
    expect(await stateOn(scene.family, TUESDAY)).toEqual([["reserved"]]);
  });
});

describe.each(["slot", "activity"] as const)("an archived %s", (what) => {
  async function archived(given: Parameters<typeof setting>[0] = {}) {
    const scene = await setting({ ...AUTO, cancelMode: "AT_ONCE", ...given });
    await press(scene.parent, book(scene.childId, scene.day(TUESDAY)));
    const { activityId } = scene;
    const archive = async () => {
      const data = { archivedAt: new Date() };
      if (what === "slot") await db().slot.updateMany({ where: { activityId }, data });
      else await db().activity.update({ where: { id: activityId }, data });
    };
    return { ...scene, archive };
  }

  test("keeps what is booked, which can be cancelled; nothing new can be asked", async () => {
    const { archive, parent, childId, day, family } = await archived();
    await archive();
    expect(await stateOn(family, TUESDAY)).toEqual([["reserved"]]);
    expect(await press(parent, book(childId, day(THURSDAY)))).toEqual(["closed"]);
    expect(await press(parent, await wishOn("cancel", childId, day(TUESDAY)))).toEqual(["cancelled"]);
    expect(await press(parent, await bookNow(childId, day(TUESDAY)))).toEqual(["closed"]);
  });

  test("has no waiting list any more, and gives its places to nobody", async () => {
    const scene = await archived({ capacity: 1, waitMode: "AUTOMATIC" });
    const { archive, parent, childId, day, structureId } = scene;
    const [waiting, late] = [await makeFamily([structureId]), await makeFamily([structureId])];
    const wait = (one: typeof waiting) => ({
      kind: "wait" as const,
      childId: one.childIds[0]!,
      slotDayId: day(TUESDAY),
      version: 0,
    });
    expect(await press(parentOf(waiting), wait(waiting))).toEqual(["waitlisted"]);
    await archive();
    expect(await press(parentOf(late), wait(late))).toEqual(["closed"]);
    await press(parent, await wishOn("cancel", childId, day(TUESDAY)));
    await transaction(async (tx) => {
      await lockSlotDays(tx, [day(TUESDAY)]);
      await giveFreedPlaces(system, tx, [day(TUESDAY)]);
    });
    expect((await reservationOf(waiting.childIds[0]!, day(TUESDAY)))?.state).toBe("WAITLISTED");
    expect(await heldOn(day(TUESDAY))).toBe(0);
    const leave = await wishOn("withdraw", waiting.childIds[0]!, day(TUESDAY));
    expect(await press(parentOf(waiting), leave)).toEqual(["withdrawn"]);
  });

  test("takes no request of before by a proposal of its waiting list", async () => {
    const scene = await archived({ autoValidate: false, waitMode: "OFFER" });
    const { id } = (await reservationOf(scene.childId, scene.day(TUESDAY)))!;
    const verdict = { accept: false as const, reason: "Complet.", proposal: { slotDayId: null } };
    expect((await decideReservations(scene.agent, new Map([[id, verdict]]))).ok).toBe(true);
    const { id: proposalId } = await db().proposal.findFirstOrThrow({ where: { reservationId: id } });
    await scene.archive();
    expect(await answerProposal(scene.parent, { proposalId, accept: true })).toMatchObject({
      code: "proposal-gone",
    });
  });
});

test("an archived activity enrols no family, and the town does not show it", async () => {
  const { structureId, activityId, name } = await setting();
  const names = async () =>
    (await publicStructures(visitor())).flatMap(({ activities }) => activities.map((one) => one.name));
  expect(await names()).toContain(name);
  await db().activity.update({ where: { id: activityId }, data: { archivedAt: new Date() } });
  expect(await names()).not.toContain(name);
  const family = await makeFamily([structureId]);
  expect(await db().enrolment.count({ where: { childId: { in: family.childIds } } })).toBe(0);
});

const SLOTS = [
  { name: "Matin", startsAt: "08:00", endsAt: "12:00" },
  { name: "Journée", startsAt: "08:00", endsAt: "18:00" },
];
const wait = (childId: string, slotDayId: string) => ({
  kind: "wait" as const,
  childId,
  slotDayId,
  version: 0,
});

/** A child that waits for a day that another one has, and a third one behind it. */
async function inLine(given: Parameters<typeof setting>[0] = {}, slot?: string) {
  const scene = await setting({
    ...AUTO,
    capacity: 1,
    waitMode: "AUTOMATIC",
    cancelMode: "AT_ONCE",
    ...given,
  });
  const { structureId, day, parent, childId } = scene;
  const [holder, next] = [await makeFamily([structureId]), await makeFamily([structureId])];
  const slotDayId = day(TUESDAY, slot);
  expect(await press(parentOf(holder), book(holder.childIds[0]!, slotDayId))).toEqual(["reserved"]);
  expect(await press(parent, wait(childId, slotDayId))).toEqual(["waitlisted"]);
  expect(await press(parentOf(next), wait(next.childIds[0]!, slotDayId))).toEqual(["waitlisted"]);
  const free = async () => press(parentOf(holder), await wishOn("cancel", holder.childIds[0]!, slotDayId));
  const states = async () =>
    Promise.all([childId, next.childIds[0]!].map(async (id) => (await reservationOf(id, slotDayId))?.state));
  return { ...scene, slotDayId, free, states };
}

async function exclude(activityId: string) {
  const stored = await db().slot.findMany({ where: { activityId } });
  const id = (name: string) => stored.find((slot) => slot.name === name)!.id;
  await db().slotLink.create({ data: { slotId: id("Journée"), otherId: id("Matin"), kind: "EXCLUDES" } });
}

describe("a freed place passes over, and leaves its turn to, a child", () => {
  test("that has by now a slot which excludes it; staff cannot put both by hand either", async () => {
    const scene = await inLine({ slots: SLOTS }, "Journée");
    const { agent, childId, day, family, parent } = scene;
    const matin = day(TUESDAY, "Matin");
    expect(await press(parent, book(childId, matin))).toEqual(["reserved"]);
    await exclude(scene.activityId);
    await scene.free();
    expect(await scene.states()).toEqual(["WAITLISTED", "RESERVED"]);
    const added = await addByHand(agent, {
      childId,
      householdId: family.householdId,
      slotDayIds: [day(THURSDAY, "Matin"), day(THURSDAY, "Journée")],
      reason: null,
    });
    expect(added).toMatchObject({ code: "by-hand-excluded", params: { slot: "Journée", other: "Matin" } });
  });

  test("once of two places that exclude each other, freed at once", async () => {
    const scene = await inLine({ slots: SLOTS }, "Journée");
    const { activityId, childId, day, parent, structureId } = scene;
    const [matin, other] = [day(TUESDAY, "Matin"), await makeFamily([structureId])];
    await press(parentOf(other), book(other.childIds[0]!, matin));
    expect(await press(parent, wait(childId, matin))).toEqual(["waitlisted"]);
    await exclude(activityId);
    await transaction(async (tx) => {
      await lockSlotDays(tx, [matin, scene.slotDayId]);
      await tx.slotDay.updateMany({ where: { id: { in: [matin, scene.slotDayId] } }, data: { capacity: 2 } });
      await giveFreedPlaces(system, tx, [matin, scene.slotDayId]);
    });
    const own = [matin, scene.slotDayId].map(async (id) => (await reservationOf(childId, id))?.state);
    expect((await Promise.all(own)).toSorted()).toEqual(["RESERVED", "WAITLISTED"]);
  });

  test("that has the most days of the week already", async () => {
    const scene = await inLine();
    const { activityId, agent, childId, day, family } = scene;
    await db().activity.update({ where: { id: activityId }, data: { limits: { week: { max: 1 } } } });
    const { householdId } = family;
    await addByHand(agent, { childId, householdId, slotDayIds: [day(THURSDAY)], reason: null });
    await scene.free();
    expect(await scene.states()).toEqual(["WAITLISTED", "RESERVED"]);
  });

  test("that is with its other home that day", async () => {
    const { mother, mum, childId, day, settle, structureId, activityId } = await twoHomes({
      ...AUTO,
      capacity: 1,
    });
    await db().activity.update({
      where: { id: activityId },
      data: { waitMode: "AUTOMATIC", cancelMode: "AT_ONCE" },
    });
    const [holder, next] = [await makeFamily([structureId]), await makeFamily([structureId])];
    await press(parentOf(holder), book(holder.childIds[0]!, day(TUESDAY)));
    expect(await press(mum, wait(childId, day(TUESDAY)))).toEqual(["waitlisted"]);
    expect(await press(parentOf(next), wait(next.childIds[0]!, day(TUESDAY)))).toEqual(["waitlisted"]);
    await settle(WEEKS);
    await press(parentOf(holder), await wishOn("cancel", holder.childIds[0]!, day(TUESDAY)));
    expect((await reservationOf(childId, day(TUESDAY)))?.state).toBe("WAITLISTED");
    expect((await reservationOf(next.childIds[0]!, day(TUESDAY)))?.state).toBe("RESERVED");
    expect(mother.childIds).toEqual([childId]);
  });
});

describe("a day proposed", () => {
  async function proposed() {
    const scene = await setting({ capacity: 2 });
    const { agent, childId, day, parent } = scene;
    await press(parent, book(childId, day(TUESDAY)));
    const { id } = (await reservationOf(childId, day(TUESDAY)))!;
    const verdict = { accept: false as const, reason: "Complet.", proposal: { slotDayId: day(THURSDAY) } };
    expect((await decideReservations(agent, new Map([[id, verdict]]))).ok).toBe(true);
    const { id: proposalId } = await db().proposal.findFirstOrThrow({ where: { reservationId: id } });
    const accept = async () => {
      const said = await answerProposal(parent, { proposalId, accept: true });
      return said.ok ? said.value.became : said.code;
    };
    return { ...scene, accept };
  }

  test("waits until the file is in order", async () => {
    const { accept, structureId, childId, day } = await proposed();
    const piece = { structureId, name: "Assurance", kind: "INSURANCE" as const, scope: "CHILD" as const };
    const { id } = await db().pieceType.create({ data: { ...piece, blocking: true } });
    expect(await accept()).toBe("proposal-blocked");
    expect(await reservationOf(childId, day(THURSDAY))).toBeNull();
    await db().pieceType.update({ where: { id }, data: { blocking: false } });
    expect(await accept()).toBe("reserved");
  });

  test("is not beyond the most days of a week", async () => {
    const { accept, activityId, agent, family, childId, day } = await proposed();
    await db().activity.update({ where: { id: activityId }, data: { limits: { week: { max: 1 } } } });
    const { householdId } = family;
    await addByHand(agent, { childId, householdId, slotDayIds: [day("2026-11-27")], reason: null });
    expect(await accept()).toBe("proposal-limit");
    const { id, version } = (await reservationOf(childId, day("2026-11-27")))!;
    await cancelByHand(agent, { reservationId: id, version, reason: "Échange", due: false });
    expect(await accept()).toBe("reserved");
  });
});
