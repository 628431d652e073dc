import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { nowDate } from "@/lib/clock";
import { toDbDate } from "@/lib/dates";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { lockSlotDays } from "@/lib/reservations/commands/write";
import { makeFamilies, makeTown, parentOf, type TestActivity, type TestFamily } from "../factories";
import { book, expectSoundBooks, faults, heldOn, press, send, wishOn } from "./reservations-books";

const TUESDAY = "2026-11-24";
const DATES = ["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-24", "2026-11-26", "2026-11-27"];
const FAMILIES = 60;
const PLACES = 10;

// As many connections as families, so that they all stand in their transactions at the same time.
const pooled = env().DATABASE_POOL;
beforeAll(() => Object.assign(env(), { DATABASE_POOL: FAMILIES + 4 }));
afterAll(() => Object.assign(env(), { DATABASE_POOL: pooled }));
afterEach(expectSoundBooks);

/** Somebody who tries to get a place for the child of a family: what the family is told. */
type Buyer = (family: TestFamily, town: TestActivity) => Promise<string>;

/** All the families at once for the places of one day: how many got which answer. */
async function allAtOnce(families: TestFamily[], town: TestActivity, buy: Buyer) {
  const words = await Promise.all(families.map((family) => buy(family, town)));
  return Object.fromEntries(
    [...Map.groupBy(words, (word) => word)].map(([word, list]) => [word, list.length]),
  );
}

const asParents: Buyer = async (family, town) =>
  (await press(parentOf(family), book(family.childIds[0]!, town.day(TUESDAY)))).join();

/** Lets everybody pass once `count` have arrived. */
function meeting(count: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    if (++arrived === count) resolve();
    return promise;
  };
}

async function setting(given: Parameters<typeof makeTown>[0] = {}) {
  const town = await makeTown({ capacity: PLACES, ...given });
  return { town, families: await makeFamilies([town.structureId], Array(FAMILIES).fill({})) };
}

describe("sixty families at once for ten places", () => {
  test.each([
    ["requested", {}],
    ["reserved", { autoValidate: true }],
  ])("give ten %s and fifty told that it is full", async (word, given) => {
    const { town, families } = await setting(given);
    expect(await allAtOnce(families, town, asParents)).toEqual({ [word]: PLACES, full: FAMILIES - PLACES });
    expect(await heldOn(town.day(TUESDAY))).toBe(PLACES);
    expect(await db().reservation.count({ where: { slotDayId: town.day(TUESDAY) } })).toBe(PLACES);
  });

  test("the ten may withdraw all at once, and ten others follow", async () => {
    const { town, families } = await setting();
    await allAtOnce(families, town, asParents);
    const rows = await db().reservation.findMany({ where: { slotDayId: town.day(TUESDAY) } });
    const holders = families.filter(({ householdId }) => rows.some((row) => row.householdId === householdId));
    const others = families.filter((family) => !holders.includes(family));
    const leave: Buyer = async (family) => {
      const wish = await wishOn("withdraw", family.childIds[0]!, town.day(TUESDAY));
      return (await press(parentOf(family), wish)).join();
    };
    expect(await allAtOnce(holders, town, leave)).toEqual({ withdrawn: PLACES });
    expect(await heldOn(town.day(TUESDAY))).toBe(0);
    expect(await allAtOnce(others, town, asParents)).toEqual({
      requested: PLACES,
      full: FAMILIES - 2 * PLACES,
    });
  });

  test("with a waiting list, fifty wait in turn, and what ten leave goes to the first ten", async () => {
    const given = { waitMode: "AUTOMATIC", cancelMode: "AT_ONCE", autoValidate: true } as const;
    const { town, families } = await setting(given);
    const slotDayId = town.day(TUESDAY);
    await allAtOnce(families.slice(0, PLACES), town, asParents);
    const ranks = await Promise.all(
      families.slice(PLACES).map(async (family) => {
        const wish = { kind: "wait" as const, childId: family.childIds[0]!, slotDayId, version: 0 };
        return (await send(parentOf(family), wish)).map(({ outcome, rank }) => `${outcome} ${rank}`).join();
      }),
    );
    const turns = Array.from({ length: FAMILIES - PLACES }, (_, index) => `waitlisted ${index + 1}`);
    expect(ranks.toSorted()).toEqual(turns.toSorted());
    const line = await db().reservation.findMany({
      where: { slotDayId, state: "WAITLISTED" },
      orderBy: [{ waitingSince: "asc" }, { id: "asc" }],
    });
    const leave: Buyer = async (family) =>
      (await press(parentOf(family), await wishOn("cancel", family.childIds[0]!, slotDayId))).join();
    expect(await allAtOnce(families.slice(0, PLACES), town, leave)).toEqual({ cancelled: PLACES });
    expect(await heldOn(slotDayId)).toBe(PLACES);
    const reserved = await db().reservation.findMany({ where: { slotDayId, state: "RESERVED" } });
    const first = line.slice(0, PLACES).map(({ id }) => id);
    expect(reserved.map(({ id }) => id).toSorted()).toEqual(first.toSorted());
  });

  test("negative control: to count, then insert, sells more, and the books show it", async () => {
    const { town, families } = await setting();
    const counted = meeting(FAMILIES);
    const countThenInsert: Buyer = ({ householdId, childIds }) =>
      transaction(async (tx) => {
        const slotDay = await tx.slotDay.findUniqueOrThrow({ where: { id: town.day(TUESDAY) } });
        const taken = await tx.reservation.count({ where: { slotDayId: slotDay.id, holds: true } });
        await counted();
        if (taken >= slotDay.capacity) return "full";
        const at = nowDate();
        const requestId = newId();
        const to = "REQUESTED" as const;
        const outcomes = [{ outcome: "requested" }];
        await tx.reservationRequest.create({ data: { id: requestId, householdId, createdAt: at, outcomes } });
        await tx.reservation.create({
          data: {
            childId: childIds[0]!,
            slotId: slotDay.slotId,
            slotDayId: slotDay.id,
            date: toDbDate(TUESDAY),
            householdId,
            requestId,
            state: to,
            holds: true,
            updatedAt: at,
            history: { create: { version: 1, at, to, requestId } },
          },
        });
        return "requested";
      });
    expect(await allAtOnce(families, town, countThenInsert)).toEqual({ requested: FAMILIES });
    expect(await faults()).toEqual([{ fault: "held differs from the places taken", id: town.day(TUESDAY) }]);

    const slotDayId = town.day(TUESDAY);
    await db().reservationHistory.deleteMany({ where: { reservation: { slotDayId } } });
    await db().reservation.deleteMany({ where: { slotDayId } });
    await db().reservationRequest.deleteMany({
      where: { householdId: { in: families.map((f) => f.householdId) } },
    });
  });

  test("the database itself refuses more places held than there are", async () => {
    const { town } = await setting();
    const sell = db().slotDay.update({ where: { id: town.day(TUESDAY) }, data: { held: PLACES + 1 } });
    await expect(sell).rejects.toThrow("slot_day_held");
  });
});

describe("many cells locked at once", () => {
  test("families that name the same days in every order never wait for each other in a ring", async () => {
    const { town, families } = await setting({ capacity: 1_000 });
    const rounds = families.slice(0, 40).map((family, index) => {
      const turned = [...DATES.slice(index % DATES.length), ...DATES.slice(0, index % DATES.length)];
      const dates = index % 2 ? turned.toReversed() : turned;
      return press(parentOf(family), ...dates.map((date) => book(family.childIds[0]!, town.day(date))));
    });
    expect((await Promise.all(rounds)).flat().filter((word) => word !== "requested")).toEqual([]);
  });

  /** Two transactions that take the same two days in opposite orders, and how each one ends. */
  async function crossing(
    lock: (
      tx: Parameters<typeof lockSlotDays>[0],
      ids: string[],
      both: () => Promise<void>,
    ) => Promise<unknown>,
  ) {
    const { town } = await setting();
    const ids = [town.day(TUESDAY), town.day("2026-11-26")];
    const both = meeting(2);
    const ends = await Promise.allSettled(
      [ids, ids.toReversed()].map((order) => transaction((tx) => lock(tx, order, both))),
    );
    return ends.map((end) => (end.status === "fulfilled" ? "locked" : String(end.reason)));
  }

  test("two that lock the same days in opposite orders pass one after the other", async () => {
    const ends = await crossing(async (tx, ids, both) => {
      await both();
      expect((await lockSlotDays(tx, ids)).map(({ id }) => id)).toEqual(ids.toSorted());
    });
    expect(ends).toEqual(["locked", "locked"]);
  });

  test("negative control: locked in the order named, one of both dies in a deadlock", async () => {
    const ends = await crossing(async (tx, ids, both) => {
      await lockSlotDays(tx, ids.slice(0, 1));
      await both();
      await lockSlotDays(tx, ids.slice(1));
    });
    expect(ends.toSorted()).toEqual([expect.stringContaining("deadlock detected"), "locked"]);
  });
});
