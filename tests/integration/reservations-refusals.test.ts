import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { sendCells } from "@/lib/reservations/commands";
import { requestOutcomes } from "@/lib/reservations/queries";
import { type CellWish, MAX_CELLS } from "@/lib/reservations/schema";
import { setNow } from "../clock";
import {
  child,
  dayBefore,
  makeActivity,
  makeFamily,
  makeStructure,
  makeTown,
  parentOf,
  staffOf,
} from "../factories";
import { setAuthority } from "../factories/authority";
import {
  book,
  bookNow,
  expectSoundBooks,
  heldOn,
  press,
  reservationOf,
  send,
  wishOn,
  wordOf,
} from "./reservations-books";
import { cellOf, decideAll, monthOf, no } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
const NOW = "2026-11-16T09:00:00+01:00";

afterEach(async () => {
  setNow(NOW);
  await expectSoundBooks();
});

const nothing = { late: false, changed: null, rank: null, other: null };
const none = {
  wish: "",
  ...nothing,
  outcome: "refused",
  because: "not-found",
  child: null,
  activity: null,
  slot: null,
  date: null,
};

describe("what is not the parent's to ask does not exist", () => {
  test("somebody else's child", async () => {
    const { structureId, day } = await makeTown();
    const [own, other] = [await makeFamily([structureId]), await makeFamily([structureId])];
    expect(await send(parentOf(own), book(other.childIds[0]!, day(TUESDAY)))).toEqual([none]);
    expect(await reservationOf(other.childIds[0]!, day(TUESDAY))).toBeNull();
  });

  test("somebody else's reservation, whatever the wish", async () => {
    const { structureId, day } = await makeTown();
    const [own, other] = [await makeFamily([structureId]), await makeFamily([structureId])];
    const [childId] = other.childIds as [string];
    await press(parentOf(other), book(childId, day(TUESDAY)));
    const withdraw = await wishOn("withdraw", childId, day(TUESDAY));
    expect(await send(parentOf(own), withdraw, { ...withdraw, kind: "cancel" })).toEqual([none, none]);
    expect((await reservationOf(childId, day(TUESDAY)))?.state).toBe("REQUESTED");
  });

  test("the other household's reservation of a shared child, even beside a wish of one's own", async () => {
    const { structureId, day } = await makeTown();
    const mother = await makeFamily([structureId]);
    const [childId] = mother.childIds as [string];
    const father = await makeFamily([structureId], { children: [child({ childId })] });
    await press(parentOf(mother), book(childId, day(TUESDAY)));
    const wish = await wishOn("withdraw", childId, day(TUESDAY));
    expect(await press(parentOf(father), wish)).toEqual(["not-found"]);
    expect(await press(parentOf(father), wish, book(childId, day(TUESDAY)))).toEqual(["taken"]);
    expect((await reservationOf(childId, day(TUESDAY)))?.state).toBe("REQUESTED");
  });

  test("a slot of a structure that is not the family's", async () => {
    const [home, elsewhere] = [await makeTown(), await makeTown()];
    const family = await makeFamily([home.structureId]);
    expect(await send(parentOf(family), book(family.childIds[0]!, elsewhere.day(TUESDAY)))).toEqual([none]);
  });

  test("an activity of the structure where the child is not enrolled", async () => {
    const { structureId, day } = await makeTown({ enrolmentMode: "ON_REQUEST" });
    const family = await makeFamily([structureId]);
    expect(await send(parentOf(family), book(family.childIds[0]!, day(TUESDAY)))).toEqual([none]);
  });

  test("a day after the child's enrolment", async () => {
    const { structureId, activityId, day } = await makeTown();
    const family = await makeFamily([structureId]);
    await db().enrolment.updateMany({ where: { activityId }, data: { validTo: new Date("2026-11-23") } });
    expect(
      await press(
        parentOf(family),
        book(family.childIds[0]!, day("2026-11-23")),
        book(family.childIds[0]!, day(TUESDAY)),
      ),
    ).toEqual(["requested", "not-found"]);
  });

  test("a slot of another group", async () => {
    const { structureId, day } = await makeTown({
      groups: [
        { name: "Petits", minAge: 2, maxAge: 5 },
        { name: "Grands", minAge: 6, maxAge: 12 },
      ],
    });
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    expect(
      await press(
        parentOf(family),
        book(childId, day(TUESDAY, "Repas", "Petits")),
        book(childId, day(TUESDAY, "Repas", "Grands")),
      ),
    ).toEqual(["not-found", "requested"]);
    expect(await heldOn(day(TUESDAY, "Repas", "Petits"))).toBe(0);
  });

  test("a slot day or a reservation that never was", async () => {
    const { structureId } = await makeTown();
    const family = await makeFamily([structureId]);
    const nowhere: CellWish[] = [
      book(family.childIds[0]!, newId()),
      { kind: "cancel", reservationId: newId(), version: 1 },
      { kind: "withdraw", reservationId: newId(), version: 1 },
    ];
    expect(await send(parentOf(family), ...nowhere)).toEqual([none, none, none]);
  });

  test("a child over whom the parent's authority was withdrawn", async () => {
    const { structureId, day } = await makeTown();
    const family = await makeFamily([structureId], { adults: [{}, {}] });
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, day(TUESDAY)));
    const wish = await wishOn("withdraw", childId, day(TUESDAY));
    await setAuthority(family.adults[1]!.adultId, childId, "WITHDRAWN");
    const second = parentOf(family, 1);
    expect(await send(second, book(childId, day("2026-11-26")), wish)).toEqual([none, none]);
    expect((await monthOf(second, "2026-11")).children).toEqual([]);
    expect(await press(parentOf(family), wish)).toEqual(["withdrawn"]);
  });

  test("the outcomes of another household's sending", async () => {
    const { structureId, day } = await makeTown();
    const [own, other] = [await makeFamily([structureId]), await makeFamily([structureId])];
    await press(parentOf(other), book(other.childIds[0]!, day(TUESDAY)));
    const request = await db().reservationRequest.findFirstOrThrow({
      where: { householdId: other.householdId },
    });
    expect(await requestOutcomes(parentOf(own), request.id)).toBeNull();
    expect((await requestOutcomes(parentOf(other), request.id))?.outcomes).toHaveLength(1);
  });
});

describe("what the rules close", () => {
  const opens = { kind: "days-before" as const, days: 7 };

  test.each([
    ["closed", "2026-12-22", {}],
    ["closed", "2026-11-11", {}],
    ["late", "2026-11-16", {}],
    ["late", "2026-11-10", {}],
    ["not-yet", TUESDAY, { bookRule: { ...dayBefore(), opens } }],
    ["late", TUESDAY, { validFrom: "2026-12-01" }],
    ["late", TUESDAY, { bookRule: { limit: { kind: "never" as const } } }],
    ["full", TUESDAY, { capacity: 0 }],
  ] as const)("%s on %s", async (because, date, given) => {
    const { structureId, day } = await makeTown(given);
    const family = await makeFamily([structureId]);
    const cell = await cellOf(family, date);
    expect(cell).toMatchObject({ value: null, choice: { action: null, because } });
    const [outcome] = await send(parentOf(family), book(family.childIds[0]!, day(date)));
    expect(outcome).toMatchObject({ outcome: "refused", because, child: "Léa Martin", date });
    expect(await reservationOf(family.childIds[0]!, day(date))).toBeNull();
    expect(await heldOn(day(date))).toBe(0);
  });

  test("the deadline's own minute is in time, the next one is late", async () => {
    const { structureId, day } = await makeTown();
    const family = await makeFamily([structureId], { children: [child(), child({ firstName: "Tom" })] });
    const [lea, tom] = family.childIds as [string, string];
    setNow("2026-11-23T18:00:59.999+01:00");
    expect(await press(parentOf(family), book(lea, day(TUESDAY)))).toEqual(["requested"]);
    setNow("2026-11-23T18:01:00+01:00");
    expect(await press(parentOf(family), book(tom, day(TUESDAY)))).toEqual(["late"]);
  });

  test("a late request is taken where the structure decides on those", async () => {
    const { structureId, day } = await makeTown({
      bookRule: { ...dayBefore(), after: [{ kind: "staff" }] },
    });
    const family = await makeFamily([structureId]);
    setNow("2026-11-24T08:00:00+01:00");
    expect(await press(parentOf(family), book(family.childIds[0]!, day(TUESDAY)))).toEqual(["requested"]);
    setNow("2026-11-24T11:45:00+01:00");
    const wish = await wishOn("withdraw", family.childIds[0]!, day(TUESDAY));
    expect(await press(parentOf(family), wish)).toEqual(["late"]);
  });

  test("full for one, free again once a request is withdrawn", async () => {
    const { structureId, day } = await makeTown({ capacity: 1 });
    const [first, second] = [await makeFamily([structureId]), await makeFamily([structureId])];
    const wish = book(second.childIds[0]!, day(TUESDAY));
    await press(parentOf(first), book(first.childIds[0]!, day(TUESDAY)));
    expect(await cellOf(second, TUESDAY)).toMatchObject({ state: "full", value: null });
    expect(await press(parentOf(second), wish)).toEqual(["full"]);
    await press(parentOf(first), await wishOn("withdraw", first.childIds[0]!, day(TUESDAY)));
    expect(await press(parentOf(second), wish)).toEqual(["requested"]);
  });

  test("two children of one sending on the last place", async () => {
    const { structureId, day } = await makeTown({ capacity: 1 });
    const family = await makeFamily([structureId], { children: [child(), child({ firstName: "Tom" })] });
    const wishes = family.childIds.map((childId) => book(childId, day(TUESDAY)));
    expect(await press(parentOf(family), ...wishes)).toEqual(["requested", "full"]);
  });

  test("an activity that takes no cancellation", async () => {
    const { structureId, day } = await makeTown({ cancelMode: "NEVER", autoValidate: true });
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    expect(await press(parentOf(family), book(childId, day(TUESDAY)))).toEqual(["reserved"]);
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "reserved", value: null });
    expect(await press(parentOf(family), await wishOn("cancel", childId, day(TUESDAY)))).toEqual([
      "no-cancellation",
    ]);
  });

  test("a cancellation after its own deadline", async () => {
    const { structureId, day } = await makeTown({ autoValidate: true, cancelRule: dayBefore("12:00") });
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, day(TUESDAY)));
    setNow("2026-11-23T12:01:00+01:00");
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "reserved", value: null });
    expect(await press(parentOf(family), await wishOn("cancel", childId, day(TUESDAY)))).toEqual(["late"]);
  });

  test("what was attended is never cancelled", async () => {
    const { structureId, day } = await makeTown({ autoValidate: true });
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, day(TUESDAY)));
    const { id: reservationId } = (await reservationOf(childId, day(TUESDAY)))!;
    await db().attendance.create({ data: { reservationId, status: "PRESENT", recordedAt: new Date(0) } });
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "present", value: null });
    expect(await press(parentOf(family), await wishOn("cancel", childId, day(TUESDAY)))).toEqual(["changed"]);
  });

  test("a day that staff refused before", async () => {
    const { structureId, day } = await makeTown();
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, day(TUESDAY)));
    await decideAll(await staffOf(structureId), childId, no("Effectif atteint."));
    expect(await cellOf(family, TUESDAY)).toMatchObject({
      state: "refused",
      value: null,
      reason: "Effectif atteint.",
    });
    expect(await press(parentOf(family), await bookNow(childId, day(TUESDAY)))).toEqual(["refused-before"]);
  });

  test("more cells than one sending takes, ten thousand too, at once and without a trace", async () => {
    const { structureId, day } = await makeTown();
    const family = await makeFamily([structureId]);
    const wish = book(family.childIds[0]!, day(TUESDAY));
    for (const count of [MAX_CELLS + 1, 10_000]) {
      expect(await sendCells(parentOf(family), Array(count).fill(wish))).toMatchObject({
        code: "too-many-cells",
      });
    }
    expect(await sendCells(parentOf(family), [])).toMatchObject({ code: "nothing-ticked" });
    expect(await db().reservationRequest.count({ where: { householdId: family.householdId } })).toBe(0);
    const sent = await send(parentOf(family), ...Array<typeof wish>(MAX_CELLS).fill(wish));
    expect(sent.map(({ outcome }) => outcome)).toEqual(["requested"]);
  });

  test("as many cells of nobody as one sending takes: each is told, and fast", async () => {
    const { structureId } = await makeTown();
    const family = await makeFamily([structureId]);
    const start = performance.now();
    const wishes = Array.from({ length: MAX_CELLS }, () => book(newId(), newId()));
    expect(new Set((await send(parentOf(family), ...wishes)).map(wordOf))).toEqual(new Set(["not-found"]));
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test("a day thirty years away, although somebody wrote it down", async () => {
    const { structureId, day } = await makeTown();
    const family = await makeFamily([structureId]);
    const { slotId, groupId } = await db().slotDay.findUniqueOrThrow({ where: { id: day(TUESDAY) } });
    const far = await db().slotDay.create({
      data: { slotId, groupId, date: new Date("2056-11-24"), capacity: 5 },
    });
    expect(await press(parentOf(family), book(family.childIds[0]!, far.id))).toEqual(["not-found"]);
  });

  test("changes nothing of the others when one wish of many is wrong", async () => {
    const { structureId, day } = await makeTown();
    const other = await makeActivity(await makeStructure());
    const family = await makeFamily([structureId]);
    const [own] = family.childIds as [string];
    expect(
      await press(
        parentOf(family),
        book(own, other.day(TUESDAY)),
        book(own, day("2026-11-16")),
        book(own, day(TUESDAY)),
        book(own, day("2026-11-26")),
      ),
    ).toEqual(["not-found", "late", "requested", "requested"]);
  });
});
