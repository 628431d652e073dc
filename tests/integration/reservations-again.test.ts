import { afterEach, describe, expect, test } from "vitest";
import { declareAbsence } from "@/lib/absences/commands";
import { closeDays, reopenDays } from "@/lib/closures/commands";
import { db, transaction } from "@/lib/db";
import { publicStructures } from "@/lib/organisation/queries";
import {
  answerProposal,
  cancelByHand,
  decideReservations,
  giveFreedPlaces,
} from "@/lib/reservations/commands";
import { lockSlotDays } from "@/lib/reservations/commands/write";
import { makeFamily, parentOf, system, visitor } from "../factories";
import { seen } from "./by-hand-scenes";
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
