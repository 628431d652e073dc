import { afterEach, describe, expect, test } from "vitest";
import {
  adjustAllocation,
  confirmAllocation,
  draftAllocation,
  dropAllocation,
  redraftAllocation,
} from "@/lib/allocations/commands";
import { allocatedActivities, allocation, allocations } from "@/lib/allocations/queries";
import type { AllocationVerdict } from "@/lib/allocations/schema";
import { db } from "@/lib/db";
import { child, makeFamily, makeTown, parentOf, staffOf, type TestFamily } from "../factories";
import { book, expectSoundBooks, press, reservationOf, wishOn } from "./reservations-books";
import { decideOn, idOf, mailsTo, no } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
const WEIGHTS = { resident: 10, siblings: 5, workingParents: 3, refusedLastYear: 2 };

afterEach(expectSoundBooks);

/** Families that ask for one day of few places, the first a resident, the second with two children and work. */
async function gathered(capacity = 1, waitMode: "NONE" | "OFFER" = "OFFER") {
  const town = await makeTown({ capacityMode: "ALLOCATE", capacity });
  await db().activity.update({ where: { id: town.activityId }, data: { waitMode } });
  await db().organisation.updateMany({ data: { residentPostalCodes: ["38250"] } });
  const resident = await makeFamily([town.structureId]);
  await db().household.update({ where: { id: resident.householdId }, data: { postalCode: "38250" } });
  const children = [child(), child({ firstName: "Hugo", birthDate: "2017-02-03" })];
  const working = await makeFamily([town.structureId], { children });
  await db().adult.updateMany({
    where: { householdId: working.householdId },
    data: { profession: "Infirmière" },
  });
  const plain = await makeFamily([town.structureId]);
  const agent = await staffOf(town.structureId);
  const dayId = town.day(TUESDAY);
  for (const family of [plain, working, resident]) {
    await press(parentOf(family), ...family.childIds.map((childId) => book(childId, dayId)));
  }
  const wanted = {
    activityId: town.activityId,
    firstDay: TUESDAY,
    lastDay: TUESDAY,
    weights: WEIGHTS,
    seed: "Été",
  };
  const state = async (family: TestFamily, index = 0) =>
    (await reservationOf(family.childIds[index]!, dayId))!.state;
  return { ...town, resident, working, plain, agent, dayId, wanted, state };
}

async function drafted(...given: Parameters<typeof gathered>) {
  const scene = await gathered(...given);
  const made = await draftAllocation(scene.agent, scene.wanted);
  if (!made.ok) throw new Error(made.code);
  const read = async () => (await allocation(scene.agent, made.value.id))!;
  const lines = async () => (await read()).days.flatMap((day) => day.lines);
  return { ...scene, id: made.value.id, read, lines };
}

const setting = (id: string, version: number, ...verdicts: [string, AllocationVerdict][]) => ({
  id,
  version,
  verdicts: new Map(verdicts),
});

describe("a proposed allocation", () => {
  test("weighs each criterion and shows what it gave", async () => {
    const { lines, resident, working, plain, read } = await drafted(2);
    const told = (await lines()).map((line) => [line.householdId, line.points, line.verdict]);
    expect(told).toEqual([
      [resident.householdId, 10, "RESERVED"],
      [working.householdId, 8, "RESERVED"],
      [working.householdId, 8, "WAITLISTED"],
      [plain.householdId, 0, "WAITLISTED"],
    ]);
    expect((await lines())[1]?.effects).toEqual({ siblings: 5, workingParents: 3 });
    expect(await read()).toMatchObject({ state: "DRAFT", version: 1, seed: "Été", weights: WEIGHTS });
  });

  test("changes nothing for the families", async () => {
    const { resident, plain, state } = await drafted();
    expect(await state(resident)).toBe("REQUESTED");
    expect(await mailsTo(plain)).toEqual([]);
  });

  test("counts last year's refusals of the same activity", async () => {
    const nextYear = "2027-09-14";
    const town = await makeTown({ capacityMode: "ALLOCATE", lastDay: "2027-10-01" });
    const [refused, other] = [await makeFamily([town.structureId]), await makeFamily([town.structureId])];
    await db().enrolment.updateMany({ data: { validTo: null } });
    const agent = await staffOf(town.structureId);
    const [childId] = refused.childIds as [string];
    await press(parentOf(refused), book(childId, town.day(TUESDAY)));
    await decideOn(agent, [await idOf(childId, town.day(TUESDAY)), no("Complet.")]);
    for (const family of [refused, other]) {
      await press(parentOf(family), book(family.childIds[0]!, town.day(nextYear)));
    }
    const days = { firstDay: nextYear, lastDay: nextYear };
    const made = await draftAllocation(agent, {
      activityId: town.activityId,
      ...days,
      weights: WEIGHTS,
      seed: "x",
    });
    const drafted = made.ok ? await allocation(agent, made.value.id) : null;
    expect(drafted?.days[0]?.lines.map(({ householdId, effects }) => [householdId, effects])).toEqual([
      [refused.householdId, { refusedLastYear: 2 }],
      [other.householdId, {}],
    ]);
  });

  test("is drawn again the same with the same seed, and weighs anew with other weights", async () => {
    const { agent, id, lines, plain } = await drafted();
    const first = await lines();
    expect((await redraftAllocation(agent, { id, version: 1, weights: WEIGHTS, seed: "Été" })).ok).toBe(true);
    expect(await lines()).toEqual(first);
    const none = { resident: 0, siblings: 0, workingParents: 0, refusedLastYear: 0 };
    await redraftAllocation(agent, { id, version: 2, weights: none, seed: "Hiver" });
    expect(new Set((await lines()).map(({ points }) => points))).toEqual(new Set([0]));
    expect((await lines()).some(({ householdId }) => householdId === plain.householdId)).toBe(true);
  });

  test.each<[string, (scene: Awaited<ReturnType<typeof drafted>>) => Promise<unknown>, string]>([
    [
      "the days of another draft",
      ({ agent, wanted }) => draftAllocation(agent, wanted),
      "allocation-overlaps",
    ],
    [
      "days for which nobody asks",
      ({ agent, wanted }) =>
        draftAllocation(agent, { ...wanted, firstDay: "2026-12-01", lastDay: "2026-12-02" }),
      "allocation-empty",
    ],
    [
      "another version than the one seen",
      ({ agent, id }) => redraftAllocation(agent, { id, version: 9, weights: WEIGHTS, seed: "x" }),
      "allocation-changed",
    ],
    [
      "somebody else's activity",
      async ({ wanted }) => draftAllocation(await staffOf((await makeTown()).structureId), wanted),
      "not-found",
    ],
    [
      "somebody else's draft",
      async ({ id }) =>
        confirmAllocation(await staffOf((await makeTown()).structureId), {
          id,
          version: 1,
          reason: "Complet.",
        }),
      "not-found",
    ],
  ])("is refused on %s", async (_, act, code) => {
    expect(await act(await drafted())).toMatchObject({ ok: false, code });
  });
});

describe("verdicts set by hand", () => {
  test("take the place of the proposal, within the places", async () => {
    const { agent, id, lines, read } = await drafted();
    const [first, , , last] = await lines();
    const swap = setting(id, 1, [first!.reservationId, "WAITLISTED"], [last!.reservationId, "RESERVED"]);
    expect((await adjustAllocation(agent, swap)).ok).toBe(true);
    expect((await lines()).map(({ verdict, byHand }) => [verdict, byHand])).toEqual([
      ["WAITLISTED", true],
      ["WAITLISTED", false],
      ["WAITLISTED", false],
      ["RESERVED", true],
    ]);
    expect((await read()).version).toBe(2);
  });

  test("never give more than the places: nothing is stored, the day is named", async () => {
    const { agent, id, lines, dayId } = await drafted();
    const before = await lines();
    const both = setting(
      id,
      1,
      ...before.slice(0, 2).map((line): [string, "RESERVED"] => [line.reservationId, "RESERVED"]),
    );
    expect(await adjustAllocation(agent, both)).toMatchObject({
      ok: false,
      code: "allocation-over",
      fields: { [`jour.${dayId}`]: "allocation-over" },
    });
    expect(await lines()).toEqual(before);
  });
});

describe("a confirmed allocation", () => {
  test("answers every request as one decision, with one mail per adult", async () => {
    const { agent, id, resident, working, plain, state } = await drafted(2);
    expect(await confirmAllocation(agent, { id, version: 1, reason: "Complet." })).toMatchObject({
      ok: true,
      value: { reserved: 2, waitlisted: 2, refused: 0, changed: 0, full: 0 },
    });
    expect(await state(resident)).toBe("RESERVED");
    expect([await state(working, 0), await state(working, 1)].toSorted()).toEqual(["RESERVED", "WAITLISTED"]);
    expect(await state(plain)).toBe("WAITLISTED");
    for (const family of [resident, working, plain]) expect(await mailsTo(family)).toHaveLength(1);
    expect(await confirmAllocation(agent, { id, version: 2, reason: "Complet." })).toMatchObject({
      code: "allocation-closed",
    });
  });

  test("refuses with its reason where nobody waits", async () => {
    const { agent, id, plain, dayId } = await drafted(1, "NONE");
    await confirmAllocation(agent, { id, version: 1, reason: "Toutes les places sont prises." });
    expect(await reservationOf(plain.childIds[0]!, dayId)).toMatchObject({
      state: "REFUSED",
      reason: "Toutes les places sont prises.",
    });
  });

  test("keeps the order of the points in the waiting list", async () => {
    const { agent, id, working, plain, dayId } = await drafted(2);
    await confirmAllocation(agent, { id, version: 1, reason: "Complet." });
    const rows = await db().reservation.findMany({
      where: { slotDayId: dayId, state: "WAITLISTED" },
      orderBy: { waitingSince: "asc" },
    });
    expect(rows.map(({ householdId }) => householdId)).toEqual([working.householdId, plain.householdId]);
  });

  test("leaves out what was withdrawn since it was weighed", async () => {
    const { agent, id, resident, dayId, state } = await drafted();
    await press(parentOf(resident), await wishOn("withdraw", resident.childIds[0]!, dayId));
    expect(await confirmAllocation(agent, { id, version: 1, reason: "Complet." })).toMatchObject({
      value: { reserved: 0, changed: 1, waitlisted: 3 },
    });
    expect(await state(resident)).toBe("CANCELLED");
  });

  test("gives nothing twice when two agents press at once", async () => {
    const { agent, id, activityId, structureId } = await drafted(2);
    const other = await staffOf(structureId);
    const results = await Promise.all(
      [agent, other].map((one) => confirmAllocation(one, { id, version: 1, reason: "Complet." })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().decision.count({ where: { allocation: { activityId } } })).toBe(1);
  });

  test("is given up without a trace for the families", async () => {
    const { agent, id, resident, state, wanted } = await drafted();
    expect(await dropAllocation(agent, { id, version: 1 })).toEqual({ ok: true, value: undefined });
    expect(await state(resident)).toBe("REQUESTED");
    expect((await draftAllocation(agent, wanted)).ok).toBe(true);
  });
});

test("the list names what waits, in the agent's structures only", async () => {
  const { agent, activityId } = await drafted();
  expect((await allocatedActivities(agent)).map(({ id, requests }) => [id, requests])).toEqual([
    [activityId, 4],
  ]);
  expect(await allocations(agent)).toHaveLength(1);
  const stranger = await staffOf((await makeTown()).structureId);
  expect(await allocatedActivities(stranger)).toEqual([]);
  expect(await allocations(stranger)).toEqual([]);
});
