import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { previewCells } from "@/lib/reservations/commands";
import type { CellWish } from "@/lib/reservations/schema";
import { child, makeActivity, makeFamilies, makeFamily, makeStructure, parentOf } from "../factories";
import {
  book,
  bookNow,
  expectSoundBooks,
  heldOn,
  press,
  reservationOf,
  send,
  storyOf,
  wishOn,
} from "./reservations-books";
import { decideAll, setting, stateOn, YES } from "./reservations-scenes";

const [MONDAY, TUESDAY, THURSDAY] = ["2026-11-23", "2026-11-24", "2026-11-26"] as const;

afterEach(expectSoundBooks);

const wait = (childId: string, slotDayId: string, version = 0): CellWish => ({
  kind: "wait",
  childId,
  slotDayId,
  version,
});

describe("a full day with a waiting list", () => {
  /** A day of one place that another family has, and what waits for it. */
  async function full(waitMode: "NONE" | "AUTOMATIC" | "OFFER", given: Parameters<typeof setting>[0] = {}) {
    const scene = await setting({ capacity: 1, ...given });
    await db().activity.update({ where: { id: scene.activityId }, data: { waitMode } });
    const [holder, waiter] = await makeFamilies([scene.structureId], [{}, {}]);
    const dayId = scene.day(TUESDAY);
    await press(parentOf(holder!), book(holder!.childIds[0]!, dayId));
    return { ...scene, holder: holder!, waiter: waiter!, dayId };
  }

  test("is joined, each with its rank", async () => {
    const { parent, childId, waiter, dayId } = await full("OFFER");
    expect(await send(parentOf(waiter), wait(waiter.childIds[0]!, dayId))).toMatchObject([
      { outcome: "waitlisted", because: null, rank: 1 },
    ]);
    expect(await send(parent, wait(childId, dayId))).toMatchObject([{ outcome: "waitlisted", rank: 2 }]);
    expect(await heldOn(dayId)).toBe(1);
    expect(await send(parent, wait(childId, dayId))).toMatchObject([
      { outcome: "unchanged", because: "already-asked", changed: { by: "you" } },
    ]);
    expect(await press(parent, await wishOn("withdraw", childId, dayId))).toEqual(["withdrawn"]);
    expect(await storyOf(childId, dayId)).toBe("WAITLISTED > CANCELLED");
  });

  test("ranks brothers and sisters of one sending one after the other", async () => {
    const { structureId, dayId } = await full("OFFER");
    const family = await makeFamily([structureId], { children: [child(), child({ firstName: "Tom" })] });
    const outcomes = await send(parentOf(family), ...family.childIds.map((id) => wait(id, dayId)));
    expect(outcomes.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  test("is not joined where there is none, nor by a wish to book", async () => {
    const { parent, childId, dayId } = await full("NONE");
    expect(await press(parent, wait(childId, dayId))).toEqual(["full"]);
    const other = await full("AUTOMATIC");
    expect(await press(other.parent, book(other.childId, other.dayId))).toEqual(["full"]);
  });

  test("gives the place where one is free by now", async () => {
    const { parent, childId, holder, dayId } = await full("OFFER");
    await press(parentOf(holder), await wishOn("withdraw", holder.childIds[0]!, dayId));
    expect(await press(parent, wait(childId, dayId))).toEqual(["requested"]);
  });

  test("a place given back goes to who waits, before a sister in the same sending", async () => {
    const { structureId, waiter, dayId, day } = await full("AUTOMATIC");
    const family = await makeFamily([structureId], { children: [child(), child({ firstName: "Tom" })] });
    const [lea, tom] = family.childIds as [string, string];
    const parent = parentOf(family);
    const thursday = day(THURSDAY);
    await press(parent, book(lea, thursday));
    await press(parentOf(waiter), wait(waiter.childIds[0]!, thursday));
    const swap = [await wishOn("withdraw", lea, thursday), wait(tom, thursday)];
    expect(await send(parent, ...swap)).toMatchObject([
      { outcome: "withdrawn" },
      { outcome: "waitlisted", rank: 1 },
    ]);
    expect((await reservationOf(waiter.childIds[0]!, thursday))?.state).toBe("RESERVED");
    expect((await reservationOf(tom, thursday))?.state).toBe("WAITLISTED");
    // Where nobody waits, one takes the other's place.
    const back = [await wishOn("withdraw", tom, thursday), book(tom, day(MONDAY))];
    expect(await press(parent, ...back, book(lea, dayId))).toEqual(["withdrawn", "requested", "full"]);
  });
});

describe("cancelling at once", () => {
  test("frees the place for the first who waits", async () => {
    const { activityId, structureId, parent, childId, day } = await setting({
      capacity: 1,
      autoValidate: true,
      cancelMode: "AT_ONCE",
    });
    await db().activity.update({ where: { id: activityId }, data: { waitMode: "AUTOMATIC" } });
    const waiter = await makeFamily([structureId]);
    const dayId = day(TUESDAY);
    await press(parent, book(childId, dayId));
    await press(parentOf(waiter), wait(waiter.childIds[0]!, dayId));
    expect(await press(parent, await wishOn("cancel", childId, dayId))).toEqual(["cancelled"]);
    expect(await storyOf(childId, dayId)).toBe("RESERVED > CANCELLED");
    expect(await storyOf(waiter.childIds[0]!, dayId)).toBe("WAITLISTED > RESERVED");
    expect(await heldOn(dayId)).toBe(1);
  });
});

describe("after the deadline", () => {
  const late = (after: object) => ({
    bookRule: { limit: { kind: "days-before" as const, days: 30 }, after: [after as { kind: "staff" }] },
  });

  test("staff decide, even where the activity validates automatically", async () => {
    const { parent, childId, day } = await setting({ ...late({ kind: "staff" }), autoValidate: true });
    expect(await send(parent, book(childId, day(TUESDAY)))).toMatchObject([
      { outcome: "requested", late: true },
    ]);
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({ late: true, surcharge: 0 });
  });

  test("the price grows, and that stays when staff accept", async () => {
    const { agent, parent, childId, day } = await setting(late({ kind: "surcharge", percent: 20 }));
    expect(await send(parent, book(childId, day(TUESDAY)))).toMatchObject([
      { outcome: "requested", late: true },
    ]);
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({ late: true, surcharge: 20 });
    await decideAll(agent, childId, YES);
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({ state: "RESERVED", surcharge: 20 });
  });
});

describe("who changed a cell meanwhile", () => {
  test.each(["parent", "staff", "home"] as const)("%s", async (by) => {
    const adults = [{}, { firstName: "Paul" }];
    const { agent, family, structureId, parent, childId, day } = await setting({}, { adults });
    const dayId = day(TUESDAY);
    await press(parent, book(childId, dayId));
    const seen = await wishOn("withdraw", childId, dayId);
    const father = await makeFamily([structureId], { children: [child({ childId })] });
    if (by === "staff") await decideAll(agent, childId, YES);
    else await press(parentOf(family, 1), seen);
    const wish = by === "home" ? await bookNow(childId, dayId) : seen;
    if (by === "home") {
      await press(parentOf(father), wish);
      await press(parentOf(father), await wishOn("withdraw", childId, dayId));
    }
    const [outcome] = await send(parent, wish);
    const changed = { at: "2026-11-16T08:00:00.000Z", by };
    expect(outcome).toMatchObject({ because: by === "parent" ? "already-asked" : "changed", changed });
  });

  test("two parents at once, from the same page: one asks, the other one is told", async () => {
    const { family, childId, day } = await setting({}, { adults: [{}, { firstName: "Paul" }] });
    const cells = [MONDAY, TUESDAY, THURSDAY].map((date) => book(childId, day(date)));
    const [first, second] = await Promise.all([
      send(parentOf(family, 0), ...cells),
      send(parentOf(family, 1), ...cells),
    ]);
    const words = [first, second].map((list) => [...new Set(list.map(({ outcome }) => outcome))]);
    expect(words.toSorted()).toEqual([["requested"], ["unchanged"]]);
    const told = first[0]!.outcome === "unchanged" ? first : second;
    expect(told.map(({ changed }) => changed?.by)).toEqual(["parent", "parent", "parent"]);
  });

  test("one asks and takes back, the other one's old page no longer counts; its other cells go through", async () => {
    const { family, childId, day } = await setting({}, { adults: [{}, { firstName: "Paul" }] });
    await press(parentOf(family, 1), book(childId, day(TUESDAY)));
    await press(parentOf(family, 1), await wishOn("withdraw", childId, day(TUESDAY)));
    const outcomes = await send(parentOf(family), book(childId, day(TUESDAY)), book(childId, day(THURSDAY)));
    expect(outcomes).toMatchObject([
      { because: "changed", changed: { by: "parent" } },
      { outcome: "requested", changed: null },
    ]);
  });
});

describe("what the child has together", () => {
  const slots = [
    { name: "Matin", startsAt: "08:00", endsAt: "12:00" },
    { name: "Repas", startsAt: "12:00", endsAt: "13:30" },
    { name: "Journée", startsAt: "08:00", endsAt: "18:00" },
  ];
  async function linked() {
    const scene = await setting({ slots });
    const stored = await db().slot.findMany({ where: { activityId: scene.activityId } });
    const id = (name: string) => stored.find((slot) => slot.name === name)!.id;
    await db().slotLink.createMany({
      data: [
        { slotId: id("Repas"), otherId: id("Matin"), kind: "NEEDS" },
        { slotId: id("Journée"), otherId: id("Matin"), kind: "EXCLUDES" },
      ],
    });
    const cell = (name: string, date: string = TUESDAY) => book(scene.childId, scene.day(date, name));
    return { ...scene, cell };
  }

  test("a meal comes with its half-day, and leaves with it", async () => {
    const { parent, childId, cell, day } = await linked();
    expect(await send(parent, cell("Repas"))).toMatchObject([{ because: "needs", other: "Matin" }]);
    expect(await press(parent, cell("Repas"), cell("Matin"))).toEqual(["requested", "requested"]);
    const morning = await wishOn("withdraw", childId, day(TUESDAY, "Matin"));
    expect(await send(parent, morning)).toMatchObject([{ because: "needed", other: "Repas" }]);
    const meal = await wishOn("withdraw", childId, day(TUESDAY, "Repas"));
    expect(await press(parent, morning, meal)).toEqual(["withdrawn", "withdrawn"]);
  });

  test("what excludes each other is one or the other, the rest of the sending goes through", async () => {
    const { parent, cell } = await linked();
    expect(
      await send(parent, cell("Journée"), cell("Matin"), cell("Repas"), cell("Journée", THURSDAY)),
    ).toMatchObject([
      { outcome: "requested" },
      { because: "excluded", other: "Journée" },
      { because: "needs", other: "Matin" },
      { outcome: "requested" },
    ]);
  });

  test("two parents at once never get both", async () => {
    const { family, parent, cell, childId } = await linked();
    await db().$executeRaw`UPDATE slot_link SET kind = 'EXCLUDES'`;
    const dates = [MONDAY, TUESDAY, THURSDAY];
    for (const date of dates) {
      await Promise.all([press(parent, cell("Journée", date)), press(parentOf(family), cell("Matin", date))]);
    }
    const rows = await db().reservation.groupBy({
      by: ["date"],
      where: { childId, holds: true },
      _count: true,
    });
    expect(rows.map(({ _count }) => _count)).toEqual([1, 1, 1]);
  });

  test("a week has its maximum and its minimum", async () => {
    const { activityId, parent, childId, day } = await setting();
    await db().activity.update({ where: { id: activityId }, data: { limits: { week: { min: 2, max: 2 } } } });
    const cells = [MONDAY, TUESDAY, THURSDAY].map((date) => book(childId, day(date)));
    expect(await press(parent, cells[0]!)).toEqual(["limit-min"]);
    expect(await press(parent, ...cells)).toEqual(["requested", "requested", "limit-max"]);
    const first = await wishOn("withdraw", childId, day(MONDAY));
    expect(await press(parent, first)).toEqual(["limit-min"]);
    expect(await press(parent, first, cells[2]!)).toEqual(["withdrawn", "requested"]);
  });
});

describe("a window that opens in stages", () => {
  const rule = {
    limit: {
      kind: "window" as const,
      periods: [
        {
          firstDay: "2026-11-01",
          lastDay: "2026-12-18",
          opensAt: "2026-11-20T09:00",
          closesAt: "2026-11-22T18:00",
          stages: [
            { priority: "residents" as const, opensAt: "2026-11-10T09:00" },
            { priority: "siblings" as const, opensAt: "2026-11-12T09:00" },
          ],
        },
      ],
    },
  };
  afterEach(() => db().organisation.updateMany({ data: { residentPostalCodes: [] } }));

  test("lets residents, then brothers and sisters in first", async () => {
    const { family, structureId, parent, childId, day } = await setting({ bookRule: rule });
    expect(await press(parent, book(childId, day(TUESDAY)))).toEqual(["not-yet"]);
    expect(await stateOn(family, TUESDAY)).toEqual([["closed"]]);
    const two = await makeFamily([structureId], { children: [child(), child({ firstName: "Tom" })] });
    expect(await stateOn(two, TUESDAY)).toEqual([["free"], ["free"]]);
    expect(await press(parentOf(two), book(two.childIds[0]!, day(TUESDAY)))).toEqual(["requested"]);
    await db().organisation.updateMany({ data: { residentPostalCodes: ["38140"] } });
    expect(await press(parent, book(childId, day(TUESDAY)))).toEqual(["requested"]);
  });
});

describe("a preview", () => {
  test("says what a sending would say, and writes nothing", async () => {
    const { parent, childId, day } = await setting({ capacity: 1 });
    const other = await makeFamily([(await db().structure.findFirstOrThrow()).id]);
    const wishes = [
      book(childId, day(TUESDAY)),
      book(childId, day(THURSDAY)),
      book(other.childIds[0]!, day(MONDAY)),
    ];
    const before = await db().reservation.count();
    const shown = await previewCells(parent, wishes);
    expect(await db().reservation.count()).toBe(before);
    expect(await db().reservationRequest.count({ where: { householdId: parent.householdId } })).toBe(0);
    expect(await send(parent, ...wishes)).toEqual(shown);
    expect(await previewCells(parent, [])).toEqual([]);
  });

  test("waits for no lock", async () => {
    const { parent, childId, day } = await setting();
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM slot_day WHERE id = ${day(TUESDAY)}::uuid FOR UPDATE`;
      expect(await previewCells(parent, [book(childId, day(TUESDAY))])).toMatchObject([
        { outcome: "requested" },
      ]);
    });
  });
});

test("a child that is not of the group's ages is told so", async () => {
  const structureId = await makeStructure();
  const groups = [{ name: "Grands", minAge: 6, maxAge: 12 }];
  const { activityId, day } = await makeActivity(structureId, { groups });
  const family = await makeFamily([structureId]);
  const { id } = await db().group.findFirstOrThrow({ where: { activityId } });
  await db().group.update({ where: { id }, data: { minAge: 9 } });
  expect(await press(parentOf(family), book(family.childIds[0]!, day(TUESDAY)))).toEqual(["age"]);
});

test("a slot that is no longer offered is closed, and what is booked can be withdrawn", async () => {
  const { activityId, parent, childId, day } = await setting();
  await press(parent, book(childId, day(TUESDAY)));
  await db().slot.updateMany({ where: { activityId }, data: { archivedAt: new Date() } });
  expect(await press(parent, book(childId, day(THURSDAY)))).toEqual(["closed"]);
  expect(await press(parent, await wishOn("withdraw", childId, day(TUESDAY)))).toEqual(["withdrawn"]);
});
