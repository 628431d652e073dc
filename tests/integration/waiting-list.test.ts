import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { answerOffer, giveFreedPlaces, lapseOffers } from "@/lib/reservations/commands";
import { lockSlotDays } from "@/lib/reservations/commands/write";
import type { CellWish } from "@/lib/reservations/schema";
import { setNow } from "../clock";
import {
  dayBefore,
  makeFamilies,
  makeFamily,
  makeTown,
  parentOf,
  system,
  type TestFamily,
} from "../factories";
import { setAuthority } from "../factories/authority";
import { book, expectSoundBooks, heldOn, press, reservationOf, storyOf, wishOn } from "./reservations-books";
import { mailsTo } from "./reservations-scenes";

const NOW = "2026-11-16T09:00:00+01:00";
const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";
const AT_ONCE = { cancelMode: "AT_ONCE", autoValidate: true } as const;

type Town = NonNullable<Parameters<typeof makeTown>[0]>;

const pooled = env().DATABASE_POOL;
beforeAll(() => Object.assign(env(), { DATABASE_POOL: 40 }));
afterAll(() => Object.assign(env(), { DATABASE_POOL: pooled }));
beforeEach(() => setNow(NOW));
afterEach(expectSoundBooks);

const wait = (childId: string, slotDayId: string): CellWish => ({
  kind: "wait",
  childId,
  slotDayId,
  version: 0,
});
const childOf = ({ childIds }: TestFamily) => childIds[0]!;

/** A full day with its holders, and families that wait for a place of it, in that order. */
async function fullDay(given: Town = {}, { holders = 1, waiting = 2, date = TUESDAY } = {}) {
  const town = await makeTown({ waitMode: "AUTOMATIC", ...AT_ONCE, capacity: holders, ...given });
  const families = await makeFamilies([town.structureId], Array(holders + waiting).fill({}));
  const day = town.day(date);
  for (const family of families.slice(0, holders)) {
    expect(await press(parentOf(family), book(childOf(family), day))).toEqual(["reserved"]);
  }
  const inLine = families.slice(holders);
  for (const family of inLine) {
    expect(await press(parentOf(family), wait(childOf(family), day))).toEqual(["waitlisted"]);
  }
  return { town, day, holders: families.slice(0, holders), inLine, first: inLine[0]!, second: inLine[1]! };
}

const leave = async (family: TestFamily, day: string) =>
  press(parentOf(family), await wishOn("cancel", childOf(family), day));
const stateOf = async (family: TestFamily, day: string) => (await reservationOf(childOf(family), day))?.state;
const outcomesTo = async (family: TestFamily) =>
  (await mailsTo(family)).flatMap(({ params }) =>
    (params as { children: { days: { outcome: string; until?: string }[] }[] }).children.flatMap(({ days }) =>
      days.map(({ outcome, until }) => (until ? `${outcome} ${until}` : outcome)),
    ),
  );
async function answer(family: TestFamily, day: string, accept: boolean, adult = 0) {
  const { id, version } = (await reservationOf(childOf(family), day))!;
  const said = await answerOffer(parentOf(family, adult), { reservationId: id, version, accept });
  return said.ok ? said.value.date : said.code;
}

describe("a freed place, automatically", () => {
  test("is reserved for the first who waits, with one mail and nobody's name on it", async () => {
    const { day, holders, first, second } = await fullDay();
    await leave(holders[0]!, day);
    expect(await stateOf(first, day)).toBe("RESERVED");
    expect(await stateOf(second, day)).toBe("WAITLISTED");
    expect(await heldOn(day)).toBe(1);
    expect(await outcomesTo(first)).toEqual(["promoted"]);
    expect(await mailsTo(second)).toEqual([]);
    const decision = await db().decision.findFirstOrThrow({
      where: { history: { some: { reservation: { childId: childOf(first), slotDayId: day } } } },
      include: { history: true },
    });
    expect(decision).toMatchObject({ kind: "WAITING_LIST", staffId: null });
    expect(decision.history).toMatchObject([{ accountId: null, from: "WAITLISTED", to: "RESERVED" }]);
  });

  test.each<[string, Town]>([
    ["can no longer be cancelled in time", { cancelRule: dayBefore("08:00") }],
    ["can never be cancelled", { cancelRule: { limit: { kind: "never" } } }],
  ])("is only offered where it %s", async (_, given) => {
    // The holder leaves by staff's hand: its own deadline is over, too.
    const { day, holders, first } = await fullDay(given);
    setNow("2026-11-23T10:00:00+01:00");
    await transaction(async (tx) => {
      await lockSlotDays(tx, [day]);
      await tx.slotDay.update({ where: { id: day }, data: { capacity: 2 } });
      await giveFreedPlaces(system, tx, [day]);
    });
    expect(await stateOf(holders[0]!, day)).toBe("RESERVED");
    expect(await stateOf(first, day)).toBe("OFFERED");
    expect(await outcomesTo(first)).toEqual(["offered 2026-11-24T10:00"]);
  });

  test("goes to as many as there are places", async () => {
    const { day, inLine } = await fullDay({}, { holders: 1, waiting: 4 });
    await transaction(async (tx) => {
      await lockSlotDays(tx, [day]);
      await tx.slotDay.update({ where: { id: day }, data: { capacity: 4 } });
      await giveFreedPlaces(system, tx, [day]);
    });
    expect(await Promise.all(inLine.map((family) => stateOf(family, day)))).toEqual([
      "RESERVED",
      "RESERVED",
      "RESERVED",
      "WAITLISTED",
    ]);
  });

  test("waits for staff where the activity has no waiting list of its own", async () => {
    const { town, day, holders, first } = await fullDay();
    await db().activity.update({ where: { id: town.activityId }, data: { waitMode: "NONE" } });
    await leave(holders[0]!, day);
    expect(await stateOf(first, day)).toBe("WAITLISTED");
    expect(await heldOn(day)).toBe(0);
  });
});

describe("who may not come any more is passed over", () => {
  test.each<[string, (family: TestFamily, activityId: string) => Promise<unknown>]>([
    [
      "a household that is archived",
      ({ householdId }) =>
        db().household.update({ where: { id: householdId }, data: { status: "ARCHIVED" } }),
    ],
    [
      "a child over whom nobody there has authority any longer",
      (family) => setAuthority(family.adults[0]!.adultId, childOf(family), "WITHDRAWN"),
    ],
    [
      "a child that is not enrolled any more",
      (family, activityId) => db().enrolment.deleteMany({ where: { childId: childOf(family), activityId } }),
    ],
  ])("%s", async (_, gone) => {
    const { town, day, holders, first, second } = await fullDay();
    await gone(first, town.activityId);
    await leave(holders[0]!, day);
    expect(await stateOf(first, day)).toBe("WAITLISTED");
    expect(await stateOf(second, day)).toBe("RESERVED");
  });

  test("everybody, on a day that is closed or has begun", async () => {
    const { day, holders, first } = await fullDay();
    await db().slotDay.update({ where: { id: day }, data: { open: false, closedReason: "STRUCTURE" } });
    await leave(holders[0]!, day);
    expect(await stateOf(first, day)).toBe("WAITLISTED");
    await db().slotDay.update({ where: { id: day }, data: { open: true, closedReason: null } });
    setNow("2026-11-24T11:45:00+01:00");
    await transaction(async (tx) => {
      await lockSlotDays(tx, [day]);
      await giveFreedPlaces(system, tx, [day]);
    });
    expect(await stateOf(first, day)).toBe("WAITLISTED");
  });
});

describe("an offer", () => {
  const OFFER = { waitMode: "OFFER", offerHours: 24 } as const;
  async function offered(given: Town = {}, more: Parameters<typeof fullDay>[1] = {}) {
    const scene = await fullDay({ ...OFFER, ...given }, more);
    for (const holder of scene.holders) await leave(holder, scene.day);
    expect(await stateOf(scene.first, scene.day)).toBe("OFFERED");
    return scene;
  }

  test("holds the place until its hour, and says so", async () => {
    const { day, first, second } = await offered();
    expect(await heldOn(day)).toBe(1);
    expect(await outcomesTo(first)).toEqual(["offered 2026-11-17T09:00"]);
    expect(await mailsTo(second)).toEqual([]);
    const jobs = await db().$queryRaw<{ run_at: Date }[]>`
      SELECT run_at FROM graphile_worker.jobs WHERE task_identifier = 'lapse-offers'`;
    expect(jobs.length).toBeGreaterThan(0);
  });

  test("lasts no longer than until the slot starts", async () => {
    const { first } = await offered({ offerHours: 336 });
    expect(await outcomesTo(first)).toEqual(["offered 2026-11-24T11:45"]);
  });

  test("accepted, is a reservation; twice is once", async () => {
    const { day, first, second } = await offered();
    const { id, version } = (await reservationOf(childOf(first), day))!;
    const given = { reservationId: id, version, accept: true };
    const both = await Promise.all([
      answerOffer(parentOf(first), given),
      answerOffer(parentOf(first), given),
    ]);
    expect(both).toEqual([
      { ok: true, value: { date: TUESDAY } },
      { ok: true, value: { date: TUESDAY } },
    ]);
    expect(await storyOf(childOf(first), day)).toBe("WAITLISTED > OFFERED > RESERVED");
    expect(await stateOf(second, day)).toBe("WAITLISTED");
    expect(await heldOn(day)).toBe(1);
  });

  test("declined, goes to the next one", async () => {
    const { day, first, second } = await offered();
    expect(await answer(first, day, false)).toBe(TUESDAY);
    expect(await stateOf(first, day)).toBe("CANCELLED");
    expect(await stateOf(second, day)).toBe("OFFERED");
    expect(await outcomesTo(second)).toEqual(["offered 2026-11-17T09:00"]);
    expect(await heldOn(day)).toBe(1);
    expect(await answer(second, day, true)).toBe(TUESDAY);
  });

  test("is over at its hour, even while no worker has taken it back", async () => {
    const { day, first } = await offered();
    setNow("2026-11-17T08:59:59+01:00");
    expect(await lapseOffers(system)).toBe(0);
    setNow("2026-11-17T09:00:00+01:00");
    expect(await answer(first, day, true)).toBe("offer-lapsed");
    expect(await stateOf(first, day)).toBe("OFFERED");
  });

  test("that lapses is told, and the place goes on", async () => {
    const { day, first, second } = await offered();
    setNow("2026-11-17T09:00:00+01:00");
    const counts = await Promise.all([lapseOffers(system), lapseOffers(system), lapseOffers(system)]);
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
    expect(await storyOf(childOf(first), day)).toBe("WAITLISTED > OFFERED > CANCELLED");
    expect(await outcomesTo(first)).toEqual(["offered 2026-11-17T09:00", "lapsed"]);
    expect(await stateOf(second, day)).toBe("OFFERED");
    expect(await outcomesTo(second)).toEqual(["offered 2026-11-18T09:00"]);
    expect(await answer(first, day, true)).toBe("offer-gone");
    expect(await lapseOffers(system)).toBe(0);
  });

  test("two lapse at once for two who wait", async () => {
    const { day, inLine } = await offered({}, { holders: 2, waiting: 4 });
    expect(await stateOf(inLine[1]!, day)).toBe("OFFERED");
    setNow("2026-11-17T09:00:00+01:00");
    const counts = await Promise.all([lapseOffers(system), lapseOffers(system)]);
    expect(Math.min(...counts)).toBe(0);
    expect(await Promise.all(inLine.map((family) => stateOf(family, day)))).toEqual([
      "CANCELLED",
      "CANCELLED",
      "OFFERED",
      "OFFERED",
    ]);
    expect(await heldOn(day)).toBe(2);
  });

  test("that is accepted while it lapses ends one way", async () => {
    const { day, first } = await offered({}, { holders: 1, waiting: 1 });
    const { id, version } = (await reservationOf(childOf(first), day))!;
    setNow("2026-11-17T09:00:00+01:00");
    const [said] = await Promise.all([
      answerOffer(parentOf(first), { reservationId: id, version, accept: true }),
      lapseOffers(system),
    ]);
    expect(said.ok).toBe(false);
    expect(await stateOf(first, day)).toBe("CANCELLED");
    expect(await heldOn(day)).toBe(0);
  });

  test("is another family's business to nobody else", async () => {
    const { town, day, first } = await offered();
    const { id, version } = (await reservationOf(childOf(first), day))!;
    const stranger = await makeFamily([town.structureId]);
    for (const accept of [true, false]) {
      expect(await answerOffer(parentOf(stranger), { reservationId: id, version, accept })).toMatchObject({
        code: "not-found",
      });
    }
    expect(await stateOf(first, day)).toBe("OFFERED");
  });

  test("of a day that closes cannot be accepted", async () => {
    const { day, first } = await offered();
    await db().slotDay.update({ where: { id: day }, data: { open: false, closedReason: "STRUCTURE" } });
    expect(await answer(first, day, true)).toBe("offer-gone");
  });

  test("of an older version cannot be accepted", async () => {
    const { day, first } = await offered();
    const { id, version } = (await reservationOf(childOf(first), day))!;
    expect(
      await answerOffer(parentOf(first), { reservationId: id, version: version - 1, accept: true }),
    ).toMatchObject({ code: "offer-gone" });
  });
});

describe("under load", () => {
  test.each(["AUTOMATIC", "OFFER"] as const)(
    "ten leave while ten join: no place is lost or given twice (%s)",
    async (waitMode) => {
      const { town, day, holders, inLine } = await fullDay({ waitMode }, { holders: 10, waiting: 5 });
      const joining = await makeFamilies([town.structureId], Array(10).fill({}));
      await Promise.all([
        ...holders.map((family) => leave(family, day)),
        ...joining.map((family) => press(parentOf(family), wait(childOf(family), day))),
      ]);
      const states = await Promise.all([...inLine, ...joining].map((family) => stateOf(family, day)));
      const given = waitMode === "AUTOMATIC" ? "RESERVED" : "OFFERED";
      expect(states.slice(0, 5)).toEqual(Array(5).fill(given));
      expect(await heldOn(day)).toBe(states.filter((state) => state === given).length);
    },
  );

  test("a process that dies before the end leaves everything as it was", async () => {
    const { day, holders, first } = await fullDay();
    const before = await reservationOf(childOf(holders[0]!), day);
    await expect(
      transaction(async (tx) => {
        await lockSlotDays(tx, [day]);
        await tx.slotDay.update({ where: { id: day }, data: { capacity: 2 } });
        await giveFreedPlaces(system, tx, [day]);
        throw new Error("killed");
      }),
    ).rejects.toThrow("killed");
    expect(await reservationOf(childOf(holders[0]!), day)).toEqual(before);
    expect(await stateOf(first, day)).toBe("WAITLISTED");
    expect(await mailsTo(first)).toEqual([]);
  });

  test("two days are freed in one sending: one mail per adult", async () => {
    const { town, day, holders, first } = await fullDay();
    const other = town.day(THURSDAY);
    const [holder] = holders;
    await press(parentOf(holder!), book(childOf(holder!), other));
    await press(parentOf(first), wait(childOf(first), other));
    await press(
      parentOf(holder!),
      await wishOn("cancel", childOf(holder!), day),
      await wishOn("cancel", childOf(holder!), other),
    );
    expect(await outcomesTo(first)).toEqual(["promoted", "promoted"]);
    expect(await mailsTo(first)).toHaveLength(1);
  });
});
