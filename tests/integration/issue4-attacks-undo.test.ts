import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { sendCells, undoSending } from "@/lib/reservations/commands";
import { requestOutcomes } from "@/lib/reservations/queries";
import type { CellWish } from "@/lib/reservations/schema";
import { setNow } from "../clock";
import { makeFamily, parentOf } from "../factories";
import { book, bookNow, expectSoundBooks, press, reservationOf, wishOn, wordOf } from "./reservations-books";
import { setting } from "./reservations-scenes";

const [MONDAY, TUESDAY, THURSDAY] = ["2026-11-23", "2026-11-24", "2026-11-26"] as const;

afterEach(async () => {
  setNow("2026-11-16T09:00:00+01:00");
  await expectSoundBooks();
});

type Parent = Parameters<typeof sendCells>[0];

async function sendOff(parent: Parent, ...wishes: CellWish[]): Promise<string> {
  const sent = await sendCells(parent, wishes);
  if (!sent.ok) throw new Error(sent.code);
  return sent.value.requestId;
}

async function undo(parent: Parent, requestId: string): Promise<string[]> {
  const undone = await undoSending(parent, requestId);
  if (!undone.ok) return [undone.code];
  return (await requestOutcomes(parent, requestId))!.outcomes.map(wordOf);
}

/** One activity of two slots, cancelled at once, whose days have these bounds. */
async function scene(limits: object = {}, given: Parameters<typeof setting>[0] = {}) {
  const slots = [
    { name: "Matin", startsAt: "08:00", endsAt: "12:00" },
    { name: "Repas", startsAt: "12:00", endsAt: "14:00" },
  ];
  const made = await setting(
    { autoValidate: true, cancelMode: "AT_ONCE", slots, ...given },
    { adults: [{}, { firstName: "Paul" }] },
  );
  await db().activity.update({ where: { id: made.activityId }, data: { limits } });
  return { ...made, other: parentOf(made.family, 1) };
}

async function link(activityId: string, kind: "EXCLUDES" | "NEEDS", slot: string, other: string) {
  const slots = await db().slot.findMany({ where: { activityId } });
  const idOf = (name: string) => slots.find((one) => one.name === name)!.id;
  await db().slotLink.create({ data: { slotId: idOf(slot), otherId: idOf(other), kind } });
}

const standingOf = (childId: string) =>
  db().reservation.count({ where: { childId, state: { notIn: ["REFUSED", "CANCELLED"] } } });

describe("taking a sending back goes round no rule", () => {
  test.each(["by the same adult", "by the other adult"])(
    "not the maximum of a week, filled %s",
    async (by) => {
      const { parent, other, childId, day } = await scene({ week: { max: 1 } });
      await press(parent, book(childId, day(TUESDAY)));
      const given = await sendOff(parent, await wishOn("cancel", childId, day(TUESDAY)));
      const filler = by === "by the same adult" ? parent : other;
      expect(await press(filler, book(childId, day(THURSDAY)))).toEqual(["reserved"]);
      expect(await undo(parent, given)).toEqual(["limit-max"]);
      expect(await standingOf(childId)).toBe(1);
    },
  );

  test("not a cancellation that waits for staff, beside the day taken for it", async () => {
    const { parent, childId, day } = await scene({ week: { max: 1 } }, { cancelMode: "ON_REQUEST" });
    await press(parent, book(childId, day(TUESDAY)));
    const swap = await sendOff(
      parent,
      await wishOn("cancel", childId, day(TUESDAY)),
      book(childId, day(THURSDAY)),
    );
    await press(parent, await wishOn("cancel", childId, day(THURSDAY)));
    expect(await undo(parent, swap)).toEqual(["limit-max", "changed"]);
  });

  test("not the minimum of a week", async () => {
    const { parent, childId, day } = await scene({ week: { min: 2 } });
    const first = await sendOff(parent, book(childId, day(MONDAY)), book(childId, day(TUESDAY)));
    await press(parent, book(childId, day(THURSDAY)));
    expect(await undo(parent, first)).toEqual(["limit-min", "limit-min"]);
    expect(await standingOf(childId)).toBe(3);
  });

  test("not slots that exclude each other", async () => {
    const { parent, childId, day, activityId } = await scene();
    await link(activityId, "EXCLUDES", "Matin", "Repas");
    await press(parent, book(childId, day(TUESDAY, "Matin")));
    const given = await sendOff(parent, await wishOn("cancel", childId, day(TUESDAY, "Matin")));
    expect(await press(parent, book(childId, day(TUESDAY, "Repas")))).toEqual(["reserved"]);
    expect(await undo(parent, given)).toEqual(["excluded"]);
    expect(await standingOf(childId)).toBe(1);
  });

  test("not a slot that comes with another", async () => {
    const { parent, childId, day, activityId } = await scene();
    await link(activityId, "NEEDS", "Repas", "Matin");
    const morning = await sendOff(parent, book(childId, day(TUESDAY, "Matin")));
    expect(await press(parent, book(childId, day(TUESDAY, "Repas")))).toEqual(["reserved"]);
    expect(await undo(parent, morning)).toEqual(["needed"]);
    expect(await standingOf(childId)).toBe(2);
  });

  test("not where another family took half of it", async () => {
    const { parent, childId, structureId, day, activityId } = await scene({}, { capacity: 1 });
    await link(activityId, "NEEDS", "Repas", "Matin");
    await press(parent, book(childId, day(TUESDAY, "Matin")), book(childId, day(TUESDAY, "Repas")));
    const given = await sendOff(
      parent,
      await wishOn("cancel", childId, day(TUESDAY, "Matin")),
      await wishOn("cancel", childId, day(TUESDAY, "Repas")),
    );
    const family = await makeFamily([structureId]);
    await press(parentOf(family), book(family.childIds[0]!, day(TUESDAY, "Matin")));
    expect(await undo(parent, given)).toEqual(["full", "needs"]);
    expect(await standingOf(childId)).toBe(0);
  });
});

describe("what a sending changed by itself comes back as it was", () => {
  test("beyond the bounds too, where staff had set them tighter meanwhile", async () => {
    const { activityId, parent, childId, day } = await scene();
    await press(parent, book(childId, day(MONDAY)), book(childId, day(TUESDAY)));
    await db().activity.update({ where: { id: activityId }, data: { limits: { week: { max: 1 } } } });
    setNow("2026-11-16T09:01:00+01:00");
    const given = await sendOff(parent, await wishOn("cancel", childId, day(TUESDAY)));
    expect(await undo(parent, given)).toEqual(["undone"]);
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({ state: "RESERVED" });
    expect(await press(parent, await bookNow(childId, day(THURSDAY)))).toEqual(["limit-max"]);
  });
});
