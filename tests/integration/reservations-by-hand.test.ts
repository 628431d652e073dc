import { afterEach, describe, expect, test } from "vitest";
import { NotAllowed } from "@/lib/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addByHand, cancelByHand, moveByHand } from "@/lib/reservations/commands";
import { child, makeFamily, makeStaff, makeStructure, parentOf, staffOf } from "../factories";
import { expectSoundDays, lastMail, seen, standing } from "./by-hand-scenes";
import { book, heldOn, press, storyOf } from "./reservations-books";
import { asked, decideAll, mailsTo, no, setting } from "./reservations-scenes";

/** Eight and ten days ahead. */
const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";
const NEVER = { limit: { kind: "never" as const } };

afterEach(expectSoundDays);

describe("a day added by hand", () => {
  test("is reserved at once beyond the deadline, with one decision and one mail per adult", async () => {
    const scene = await setting(
      { bookRule: NEVER },
      { adults: [{ email: "a@exemple.test" }, { email: "b@exemple.test" }] },
    );
    const { agent, family, childId, day, parent } = scene;
    const { householdId } = family;
    expect(await press(parent, book(childId, day(TUESDAY)))).toEqual(["late"]);
    const slotDayIds = [day(TUESDAY), day(THURSDAY)];
    expect(await addByHand(agent, { childId, householdId, slotDayIds, reason: "Vu au téléphone" })).toEqual({
      ok: true,
      value: { added: 2 },
    });
    expect(await storyOf(childId, day(TUESDAY))).toBe("RESERVED");
    expect(await heldOn(day(THURSDAY))).toBe(1);
    expect(await db().decision.findMany({ where: { staffId: agent.staffId } })).toMatchObject([
      { kind: "BY_HAND" },
    ]);
    expect((await mailsTo(family)).map(({ to }) => to)).toEqual(["a@exemple.test", "b@exemple.test"]);
    expect(await lastMail(householdId)).toEqual([`${TUESDAY} added`, `${THURSDAY} added`]);
  });

  test("takes over what was asked, waited for, refused or cancelled", async () => {
    const { agent, family, childId, day } = await asked([TUESDAY, THURSDAY]);
    const { householdId } = family;
    const add = (date: string) =>
      addByHand(agent, { childId, householdId, slotDayIds: [day(date)], reason: null });
    expect((await add(TUESDAY)).ok).toBe(true);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > RESERVED");
    await decideAll(agent, childId, no("Complet."));
    expect((await add(THURSDAY)).ok).toBe(true);
    expect(await storyOf(childId, day(THURSDAY))).toBe("REQUESTED > REFUSED > RESERVED");
    await cancelByHand(agent, { ...(await seen(childId, day(THURSDAY))), reason: "Erreur", due: false });
    expect((await add(THURSDAY)).ok).toBe(true);
    expect(await heldOn(day(THURSDAY))).toBe(1);
  });

  test("takes a child out of the waiting list into the place left", async () => {
    const { agent, family, childId, day, parent, structureId } = await setting({
      capacity: 1,
      waitMode: "OFFER",
    });
    const other = await makeFamily([structureId]);
    await press(parentOf(other), book(other.childIds[0]!, day(TUESDAY)));
    await press(parent, { kind: "wait", childId, slotDayId: day(TUESDAY), version: 0 });
    const { householdId } = family;
    const slotDayIds = [day(TUESDAY)];
    expect(await addByHand(agent, { childId, householdId, slotDayIds, reason: null })).toMatchObject({
      code: "by-hand-full",
    });
    await db().slotDay.update({ where: { id: day(TUESDAY) }, data: { capacity: 2 } });
    expect((await addByHand(agent, { childId, householdId, slotDayIds, reason: null })).ok).toBe(true);
    expect(await storyOf(childId, day(TUESDAY))).toBe("WAITLISTED > RESERVED");
  });

  test.each([
    ["a full day", { capacity: 0 }, "by-hand-full"],
    [
      "a day for others",
      {
        groups: [
          { name: "Bébés", minAge: 0, maxAge: 2 },
          { name: "Tous", minAge: 3, maxAge: 12 },
        ],
      },
      "by-hand-not-enrolled",
    ],
  ])("is refused on %s", async (_, given, code) => {
    const { agent, family, childId, day } = await setting(given);
    const { householdId } = family;
    const slotDayIds = [day(TUESDAY)];
    expect(await addByHand(agent, { childId, householdId, slotDayIds, reason: null })).toMatchObject({
      ok: false,
      code,
      params: { slot: "Repas" },
    });
    expect(await db().reservation.count({ where: { childId } })).toBe(0);
  });

  test("is all or nothing: a shut day keeps the other one out", async () => {
    const { agent, family, childId, day } = await setting();
    await db().slotDay.update({
      where: { id: day(THURSDAY) },
      data: { open: false, closedReason: "STRUCTURE" },
    });
    const { householdId } = family;
    const slotDayIds = [day(TUESDAY), day(THURSDAY)];
    expect(await addByHand(agent, { childId, householdId, slotDayIds, reason: null })).toMatchObject({
      code: "by-hand-closed",
    });
    expect(await heldOn(day(TUESDAY))).toBe(0);
  });

  test("is refused where the child is reserved already, by this home or the other", async () => {
    const { agent, family, childId, day, structureId } = await asked([TUESDAY]);
    const father = await makeFamily([structureId], { children: [child({ childId })] });
    const add = (householdId: string) =>
      addByHand(agent, { childId, householdId, slotDayIds: [day(TUESDAY)], reason: null });
    expect(await add(father.householdId)).toMatchObject({ code: "by-hand-taken" });
    await add(family.householdId);
    expect(await add(family.householdId)).toMatchObject({ code: "by-hand-reserved" });
  });

  test("does not exist for another structure, another home, or without the permission", async () => {
    const { agent, family, childId, day, structureId } = await setting();
    const elsewhere = await makeFamily([structureId]);
    const stranger = await staffOf(await makeStructure());
    const slotDayIds = [day(TUESDAY)];
    const own = { childId, householdId: family.householdId, slotDayIds, reason: null };
    expect(await addByHand(stranger, own)).toEqual({ ok: false, code: "not-found" });
    expect(await addByHand(agent, { ...own, householdId: elsewhere.householdId })).toMatchObject({
      code: "not-found",
    });
    expect(await addByHand(agent, { ...own, slotDayIds: [day(TUESDAY), newId()] })).toMatchObject({
      code: "not-found",
    });
    await expect(addByHand(await makeStaff([structureId], ["FAMILIES"]), own)).rejects.toThrow(NotAllowed);
  });

  test("by two agents at once, for the last place, is one child", async () => {
    const { agent, family, childId, day, structureId } = await setting({ capacity: 1 });
    const other = await makeFamily([structureId]);
    const colleague = await staffOf(structureId);
    const slotDayIds = [day(TUESDAY)];
    const results = await Promise.all([
      addByHand(agent, { childId, householdId: family.householdId, slotDayIds, reason: null }),
      addByHand(colleague, {
        childId: other.childIds[0]!,
        householdId: other.householdId,
        slotDayIds,
        reason: null,
      }),
    ]);
    expect(results.map((result) => (result.ok ? "added" : result.code)).sort()).toEqual([
      "added",
      "by-hand-full",
    ]);
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });
});

describe("a reservation moved by hand", () => {
  const reserved = (given = {}) => asked([TUESDAY], { autoValidate: true, ...given });

  test("frees the old day with its reason and reserves the new one, in one mail", async () => {
    const { agent, family, childId, day } = await reserved();
    const moved = await moveByHand(agent, {
      ...(await seen(childId, day(TUESDAY))),
      toSlotDayId: day(THURSDAY),
    });
    expect(moved).toEqual({
      ok: true,
      value: { reservationId: (await seen(childId, day(THURSDAY))).reservationId },
    });
    expect(await standing(childId, day(TUESDAY))).toEqual({
      state: "CANCELLED",
      due: false,
      reason: "Déplacé au jeudi 26 novembre (Repas)",
    });
    expect([await heldOn(day(TUESDAY)), await heldOn(day(THURSDAY))]).toEqual([0, 1]);
    expect(await lastMail(family.householdId)).toEqual([`${THURSDAY} moved ${TUESDAY}`]);
  });

  test("stays where it is when the new day is full", async () => {
    const { agent, childId, day, structureId } = await reserved({ capacity: 1 });
    const other = await makeFamily([structureId]);
    await press(parentOf(other), book(other.childIds[0]!, day(THURSDAY)));
    expect(
      await moveByHand(agent, { ...(await seen(childId, day(TUESDAY))), toSlotDayId: day(THURSDAY) }),
    ).toMatchObject({ code: "by-hand-full" });
    expect(await storyOf(childId, day(TUESDAY))).toBe("RESERVED");
  });

  test("is refused to a stale page, on the same day, and where the family wants out", async () => {
    const { agent, parent, childId, day } = await reserved();
    const page = await seen(childId, day(TUESDAY));
    expect(await moveByHand(agent, { ...page, toSlotDayId: day(TUESDAY) })).toMatchObject({
      code: "by-hand-same-day",
    });
    await press(parent, { kind: "cancel", ...page });
    expect(await moveByHand(agent, { ...page, toSlotDayId: day(THURSDAY) })).toMatchObject({
      code: "by-hand-changed",
    });
    const fresh = await seen(childId, day(TUESDAY));
    expect(await moveByHand(agent, { ...fresh, toSlotDayId: day(THURSDAY) })).toMatchObject({
      code: "by-hand-wants-out",
    });
  });

  test("two ways at once ends in order: two children may change places of full days", async () => {
    const { agent, childId, day, structureId, family } = await reserved({ capacity: 2 });
    const other = await makeFamily([structureId]);
    const otherChild = other.childIds[0]!;
    await press(parentOf(other), book(otherChild, day(THURSDAY)));
    const colleague = await staffOf(structureId);
    const results = await Promise.all([
      moveByHand(agent, { ...(await seen(childId, day(TUESDAY))), toSlotDayId: day(THURSDAY) }),
      moveByHand(colleague, { ...(await seen(otherChild, day(THURSDAY))), toSlotDayId: day(TUESDAY) }),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect([await heldOn(day(TUESDAY)), await heldOn(day(THURSDAY))]).toEqual([1, 1]);
    expect(await mailsTo(family)).toHaveLength(1);
  });

  test("by two agents at once to two days moves once", async () => {
    const { agent, childId, day, structureId } = await reserved();
    const page = await seen(childId, day(TUESDAY));
    const colleague = await staffOf(structureId);
    const results = await Promise.all([
      moveByHand(agent, { ...page, toSlotDayId: day(THURSDAY) }),
      moveByHand(colleague, { ...page, toSlotDayId: day("2026-11-27") }),
    ]);
    expect(results.map((result) => (result.ok ? "moved" : result.code)).sort()).toEqual([
      "by-hand-changed",
      "moved",
    ]);
  });
});

describe("a reservation cancelled by hand", () => {
  test("frees the place for who waits, and may stay billed", async () => {
    const { agent, childId, day, structureId, family } = await asked([TUESDAY], {
      autoValidate: true,
      capacity: 1,
      waitMode: "AUTOMATIC",
    });
    const other = await makeFamily([structureId]);
    await press(parentOf(other), {
      kind: "wait",
      childId: other.childIds[0]!,
      slotDayId: day(TUESDAY),
      version: 0,
    });
    const page = await seen(childId, day(TUESDAY));
    expect(await cancelByHand(agent, { ...page, reason: "Fièvre", due: true })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await standing(childId, day(TUESDAY))).toEqual({
      state: "CANCELLED",
      due: true,
      reason: "Fièvre – ce jour reste facturé",
    });
    expect(await storyOf(other.childIds[0]!, day(TUESDAY))).toBe("WAITLISTED > RESERVED");
    expect(await lastMail(family.householdId)).toEqual([`${TUESDAY} removed`]);
    expect(await cancelByHand(agent, { ...page, reason: "Encore", due: false })).toMatchObject({
      code: "by-hand-changed",
    });
    const over = await seen(childId, day(TUESDAY));
    expect(await cancelByHand(agent, { ...over, reason: "Encore", due: false })).toMatchObject({
      code: "by-hand-over",
    });
  });

  test("withdraws the absence that was declared, and never undoes a presence", async () => {
    const { agent, childId, day } = await asked([TUESDAY, THURSDAY], { autoValidate: true });
    const [absent, present] = [await seen(childId, day(TUESDAY)), await seen(childId, day(THURSDAY))];
    await db().attendance.createMany({
      data: [
        { reservationId: absent.reservationId, status: "ABSENT_JUSTIFIED", recordedAt: new Date(0) },
        { reservationId: present.reservationId, status: "PRESENT", recordedAt: new Date(0) },
      ],
    });
    expect((await cancelByHand(agent, { ...absent, reason: "Départ", due: false })).ok).toBe(true);
    expect(await db().attendance.count({ where: { reservationId: absent.reservationId } })).toBe(0);
    expect(await cancelByHand(agent, { ...present, reason: "Départ", due: false })).toMatchObject({
      code: "by-hand-present",
    });
  });

  test("does not exist for another structure", async () => {
    const { childId, day } = await asked([TUESDAY]);
    const stranger = await staffOf(await makeStructure());
    const page = await seen(childId, day(TUESDAY));
    expect(await cancelByHand(stranger, { ...page, reason: "Non", due: false })).toEqual({
      ok: false,
      code: "not-found",
    });
    expect(await moveByHand(stranger, { ...page, toSlotDayId: day(THURSDAY) })).toEqual({
      ok: false,
      code: "not-found",
    });
  });
});

test("a request that holds no place yet, moved, holds one where it goes", async () => {
  const { agent, childId, day } = await asked([TUESDAY], { capacityMode: "ALLOCATE" });
  expect(await heldOn(day(TUESDAY))).toBe(0);
  const moved = await moveByHand(agent, {
    ...(await seen(childId, day(TUESDAY))),
    toSlotDayId: day(THURSDAY),
  });
  expect(moved.ok).toBe(true);
  expect(await heldOn(day(THURSDAY))).toBe(1);
});
