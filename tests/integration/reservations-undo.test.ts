import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { sendCells, undoSending } from "@/lib/reservations/commands";
import { requestOutcomes } from "@/lib/reservations/queries";
import type { CellWish } from "@/lib/reservations/schema";
import { setNow } from "../clock";
import { makeFamily, parentOf } from "../factories";
import {
  book,
  expectSoundBooks,
  heldOn,
  press,
  reservationOf,
  storyOf,
  wishOn,
  wordOf,
} from "./reservations-books";
import { decideAll, decideOn, no, setting, YES } from "./reservations-scenes";

const [TUESDAY, THURSDAY] = ["2026-11-24", "2026-11-26"] as const;
const NOW = "2026-11-16T09:00:00+01:00";

afterEach(async () => {
  setNow(NOW);
  await expectSoundBooks();
});

type Parent = Parameters<typeof sendCells>[0];

async function sendOff(parent: Parent, ...wishes: CellWish[]): Promise<string> {
  const sent = await sendCells(parent, wishes);
  if (!sent.ok) throw new Error(sent.code);
  return sent.value.requestId;
}

/** Takes a sending back; answers with one word for each of its cells. */
async function undo(parent: Parent, requestId: string): Promise<string[]> {
  const undone = await undoSending(parent, requestId);
  if (!undone.ok) return [undone.code];
  return (await requestOutcomes(parent, requestId))!.outcomes.map(wordOf);
}

describe("a sending is taken back", () => {
  test("whole: what was asked is free again, its places too, once", async () => {
    const { parent, childId, day } = await setting();
    const requestId = await sendOff(parent, book(childId, day(TUESDAY)), book(childId, day(THURSDAY)));
    const shown = await requestOutcomes(parent, requestId);
    expect(shown).toMatchObject({ undoneAt: null });
    expect(shown!.undoUntil!.since(shown!.createdAt).total("minutes")).toBe(5);
    expect(await undo(parent, requestId)).toEqual(["undone", "undone"]);
    expect(await undo(parent, requestId)).toEqual(["undone", "undone"]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > CANCELLED");
    expect(await heldOn(day(TUESDAY))).toBe(0);
    const after = await requestOutcomes(parent, requestId);
    expect(after).toMatchObject({ undoUntil: null });
    expect(after!.undoneAt).not.toBeNull();
  });

  test("pressed twice at once, it is taken back once", async () => {
    const { parent, childId, day } = await setting();
    const requestId = await sendOff(parent, book(childId, day(TUESDAY)));
    const both = await Promise.all([undo(parent, requestId), undo(parent, requestId)]);
    expect(both).toEqual([["undone"], ["undone"]]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > CANCELLED");
  });

  test.each([
    ["ON_REQUEST", "RESERVED > CANCEL_REQUESTED > RESERVED"],
    ["AT_ONCE", "RESERVED > CANCELLED > RESERVED"],
  ] as const)("what was cancelled (%s) is reserved again", async (cancelMode, story) => {
    const { parent, childId, day } = await setting({ autoValidate: true, cancelMode });
    const first = await sendOff(parent, book(childId, day(TUESDAY)));
    const requestId = await sendOff(parent, await wishOn("cancel", childId, day(TUESDAY)));
    expect(await undo(parent, requestId)).toEqual(["undone"]);
    expect(await storyOf(childId, day(TUESDAY))).toBe(story);
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({ requestId: first, holds: true });
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });

  test.each(["FIRST_COME", "ALLOCATE"] as const)(
    "what was withdrawn waits again (%s)",
    async (capacityMode) => {
      const { parent, childId, day } = await setting({ capacityMode });
      const first = await sendOff(parent, book(childId, day(TUESDAY)));
      const requestId = await sendOff(parent, await wishOn("withdraw", childId, day(TUESDAY)));
      expect(await undo(parent, requestId)).toEqual(["undone"]);
      const row = await reservationOf(childId, day(TUESDAY));
      expect(row).toMatchObject({
        state: "REQUESTED",
        requestId: first,
        holds: capacityMode === "FIRST_COME",
      });
    },
  );

  test("who left the waiting list has its turn again", async () => {
    const { activityId, structureId, parent, childId, day } = await setting({ capacity: 1 });
    await db().activity.update({ where: { id: activityId }, data: { waitMode: "OFFER" } });
    const holder = await makeFamily([structureId]);
    await press(parentOf(holder), book(holder.childIds[0]!, day(TUESDAY)));
    await press(parent, { kind: "wait", childId, slotDayId: day(TUESDAY), version: 0 });
    const { waitingSince } = (await reservationOf(childId, day(TUESDAY)))!;
    setNow("2026-11-16T10:00:00+01:00");
    const requestId = await sendOff(parent, await wishOn("withdraw", childId, day(TUESDAY)));
    expect(await undo(parent, requestId)).toEqual(["undone"]);
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({ state: "WAITLISTED", waitingSince });
  });

  test("the place given back goes to the first who waits", async () => {
    const { activityId, structureId, parent, childId, day } = await setting({ capacity: 1 });
    await db().activity.update({ where: { id: activityId }, data: { waitMode: "AUTOMATIC" } });
    const waiter = await makeFamily([structureId]);
    const requestId = await sendOff(parent, book(childId, day(TUESDAY)));
    const [other] = waiter.childIds as [string];
    await press(parentOf(waiter), { kind: "wait", childId: other, slotDayId: day(TUESDAY), version: 0 });
    expect(await undo(parent, requestId)).toEqual(["undone"]);
    expect((await reservationOf(other, day(TUESDAY)))?.state).toBe("RESERVED");
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });
});

describe("what cannot be taken back is left, with the reason", () => {
  test("decided by staff since; the rest goes back", async () => {
    const { agent, parent, childId, day } = await setting();
    const requestId = await sendOff(parent, book(childId, day(TUESDAY)));
    await decideAll(agent, childId, YES);
    expect(await undo(parent, requestId)).toEqual(["changed"]);
    expect((await requestOutcomes(parent, requestId))!.outcomes[0]).toMatchObject({
      outcome: "not-undone",
      changed: { by: "staff" },
    });
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > RESERVED");
  });

  test("refused by staff, and asked again by nobody", async () => {
    const { agent, parent, childId, day } = await setting();
    const requestId = await sendOff(parent, book(childId, day(TUESDAY)), book(childId, day(THURSDAY)));
    const { id } = (await reservationOf(childId, day(TUESDAY)))!;
    await decideOn(agent, [id, no("Complet.")]);
    expect(await undo(parent, requestId)).toEqual(["changed", "undone"]);
  });

  test("its place was taken by another family", async () => {
    const { structureId, parent, childId, day } = await setting({ capacity: 1 });
    await press(parent, book(childId, day(TUESDAY)));
    const requestId = await sendOff(parent, await wishOn("withdraw", childId, day(TUESDAY)));
    const other = await makeFamily([structureId]);
    await press(parentOf(other), book(other.childIds[0]!, day(TUESDAY)));
    expect(await undo(parent, requestId)).toEqual(["full"]);
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });

  test("its day is closed by now", async () => {
    const { parent, childId, day } = await setting();
    await press(parent, book(childId, day(TUESDAY)));
    const requestId = await sendOff(parent, await wishOn("withdraw", childId, day(TUESDAY)));
    await db().slotDay.update({
      where: { id: day(TUESDAY) },
      data: { open: false, closedReason: "STRUCTURE" },
    });
    expect(await undo(parent, requestId)).toEqual(["closed"]);
  });

  test("four families withdraw from one day, and all take it back while others ask: never too many", async () => {
    const { structureId, day } = await setting({ capacity: 4 });
    const families = await Promise.all(Array.from({ length: 8 }, () => makeFamily([structureId])));
    const [holders, others] = [families.slice(0, 4), families.slice(4)];
    const dayId = day(TUESDAY);
    await Promise.all(holders.map((f) => press(parentOf(f), book(f.childIds[0]!, dayId))));
    const sendings = await Promise.all(
      holders.map(async (f) => sendOff(parentOf(f), await wishOn("withdraw", f.childIds[0]!, dayId))),
    );
    const words = await Promise.all([
      ...holders.map((f, index) => undo(parentOf(f), sendings[index]!)),
      ...others.map((f) => press(parentOf(f), book(f.childIds[0]!, dayId))),
    ]);
    expect(words.flat().filter((word) => word !== "full")).toHaveLength(4);
    expect(await heldOn(dayId)).toBe(4);
  });
});

describe("a sending is not taken back", () => {
  test("after five minutes", async () => {
    const { parent, childId, day } = await setting();
    const requestId = await sendOff(parent, book(childId, day(TUESDAY)));
    setNow("2026-11-16T09:05:00.001+01:00");
    expect(await undo(parent, requestId)).toEqual(["undo-too-late"]);
    setNow("2026-11-16T09:05:00+01:00");
    expect(await undo(parent, requestId)).toEqual(["undone"]);
  });

  test("by anybody but its sender", async () => {
    const { family, structureId, parent, childId, day } = await setting(
      {},
      { adults: [{}, { firstName: "Paul" }] },
    );
    const requestId = await sendOff(parent, book(childId, day(TUESDAY)));
    const stranger = await makeFamily([structureId]);
    for (const other of [parentOf(family, 1), parentOf(stranger)]) {
      expect(await undoSending(other, requestId)).toMatchObject({ ok: false, code: "not-found" });
    }
    expect((await requestOutcomes(parentOf(family, 1), requestId))?.undoUntil).toBeNull();
    expect(await undoSending(parent, newId())).toMatchObject({ ok: false, code: "not-found" });
    expect((await reservationOf(childId, day(TUESDAY)))?.state).toBe("REQUESTED");
  });
});
