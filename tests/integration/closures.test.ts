import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { NotAllowed } from "@/lib/actor";
import { closeDays, reopenDays } from "@/lib/closures/commands";
import { closurePreview, closureScopes, closures } from "@/lib/closures/queries";
import type { NewClosure } from "@/lib/closures/schema";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { cancelByHand } from "@/lib/reservations/commands";
import {
  makeActivity,
  makeFamilies,
  makeFamily,
  makeStaff,
  makeStructure,
  parentOf,
  staffOf,
} from "../factories";
import { expectSoundDays, lastMail, seen, standing } from "./by-hand-scenes";
import { book, bookNow, heldOn, press, storyOf, wishOn } from "./reservations-books";
import { asked, decideAll, mailsTo, no, setting, YES } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";
const FRIDAY = "2026-11-27";
const FAMILIES = 30;

const pooled = env().DATABASE_POOL;
beforeAll(() => Object.assign(env(), { DATABASE_POOL: FAMILIES + 4 }));
afterAll(() => Object.assign(env(), { DATABASE_POOL: pooled }));
afterEach(expectSoundDays);

const strike = (structureId: string, given: Partial<NewClosure> = {}): NewClosure => ({
  structureId,
  activityId: null,
  slotId: null,
  firstDay: TUESDAY,
  lastDay: TUESDAY,
  cause: "STRIKE",
  message: "Pas de service.",
  billed: false,
  ...given,
});

const isOpen = async (id: string) => (await db().slotDay.findUniqueOrThrow({ where: { id } })).open;

describe("a closure", () => {
  test("cancels everything of its days, whatever its state, in one decision and one mail per adult", async () => {
    const scene = await asked([TUESDAY, THURSDAY, FRIDAY], { waitMode: "OFFER" });
    const { agent, family, childId, day, structureId, parent } = scene;
    await decideAll(agent, childId, YES);
    await press(parent, await wishOn("cancel", childId, day(THURSDAY)));
    const other = await makeFamily([structureId]);
    await press(parentOf(other), book(other.childIds[0]!, day(THURSDAY)));
    const closed = await closeDays(agent, strike(structureId, { lastDay: THURSDAY, billed: true }));
    expect(closed).toMatchObject({ ok: true, value: { days: 3, cancelled: 3 } });
    const reason = "Fermé : grève. Pas de service.";
    expect(await standing(childId, day(TUESDAY))).toEqual({ state: "CANCELLED", due: true, reason });
    expect(await standing(childId, day(THURSDAY))).toEqual({ state: "CANCELLED", due: true, reason });
    expect(await standing(other.childIds[0]!, day(THURSDAY))).toEqual({
      state: "CANCELLED",
      due: false,
      reason,
    });
    expect(await storyOf(childId, day(FRIDAY))).toBe("REQUESTED > RESERVED");
    expect([await isOpen(day(TUESDAY)), await isOpen(day(FRIDAY))]).toEqual([false, true]);
    expect(await lastMail(family.householdId)).toEqual([`${TUESDAY} closed`, `${THURSDAY} closed`]);
    expect(await mailsTo(other)).toHaveLength(1);
    expect(await db().decision.count({ where: { kind: "CLOSURE" } })).toBe(1);
    expect(await press(parent, await bookNow(childId, day(TUESDAY)))).toEqual(["closed"]);
  });

  test("says before what it would do, and does just that", async () => {
    const { agent, structureId, family } = await asked([TUESDAY, THURSDAY]);
    const plan = strike(structureId, { lastDay: FRIDAY });
    expect(await closurePreview(agent, plan)).toEqual({
      days: 4,
      children: 1,
      reserved: 0,
      waiting: 2,
      mails: 1,
      attended: 0,
    });
    expect(await mailsTo(family)).toHaveLength(0);
    expect(await closeDays(agent, plan)).toMatchObject({ value: { days: 4, cancelled: 2 } });
    expect(await mailsTo(family)).toHaveLength(1);
    expect(await closurePreview(agent, plan)).toMatchObject({ days: 0, children: 0, mails: 0 });
    expect(await closeDays(agent, plan)).toEqual({ ok: false, code: "closure-nothing" });
  });

  test("of one activity or slot leaves the others alone", async () => {
    const slots = [
      { name: "Matin", startsAt: "07:30", endsAt: "08:30" },
      { name: "Soir", startsAt: "16:30", endsAt: "18:30" },
    ];
    const scene = await setting({ slots });
    const { agent, structureId, activityId, day } = scene;
    const canteen = await makeActivity(structureId);
    const { activities } = await closureScopes(agent, structureId);
    const slotId = activities.find(({ id }) => id === activityId)!.slots[1]!.id;
    await closeDays(agent, strike(structureId, { activityId, slotId }));
    expect([await isOpen(day(TUESDAY, "Matin")), await isOpen(day(TUESDAY, "Soir"))]).toEqual([true, false]);
    await closeDays(agent, strike(structureId, { activityId }));
    expect([await isOpen(day(TUESDAY, "Matin")), await isOpen(canteen.day(TUESDAY))]).toEqual([false, true]);
    expect(await closures(agent, structureId)).toMatchObject([
      { activity: expect.any(String), slot: null, cancelled: 0 },
      { slot: "Soir" },
    ]);
  });

  test("leaves a day on which a child was marked present, and says so", async () => {
    const { agent, structureId, childId, day } = await asked([TUESDAY, THURSDAY], { autoValidate: true });
    const { reservationId } = await seen(childId, day(TUESDAY));
    await db().attendance.create({ data: { reservationId, status: "PRESENT", recordedAt: new Date(0) } });
    const plan = strike(structureId, { lastDay: THURSDAY });
    expect(await closurePreview(agent, plan)).toMatchObject({ days: 2, attended: 1, reserved: 1 });
    expect(await closeDays(agent, plan)).toMatchObject({ value: { days: 2, cancelled: 1 } });
    expect(await isOpen(day(TUESDAY))).toBe(true);
  });

  test.each([
    ["longer than a month", { lastDay: "2026-12-25" }, "closure-too-long"],
    ["of long ago", { firstDay: "2026-08-01", lastDay: "2026-08-02" }, "closure-too-old"],
    ["of days without a slot", { firstDay: "2026-11-28", lastDay: "2026-11-29" }, "closure-nothing"],
  ])("%s is refused", async (_, given, code) => {
    const { agent, structureId } = await setting();
    expect(await closeDays(agent, strike(structureId, given))).toMatchObject({ ok: false, code });
    expect(await db().closure.count({ where: { structureId } })).toBe(0);
  });

  test("does not exist for another structure, nor without the permission", async () => {
    const { agent, structureId, day, activityId } = await setting();
    const stranger = await staffOf(await makeStructure());
    expect(await closeDays(stranger, strike(structureId))).toMatchObject({ code: "closure-nothing" });
    expect(await closurePreview(stranger, strike(structureId))).toMatchObject({ days: 0, children: 0 });
    const elsewhere = stranger.grants[0]!.structureId;
    expect(await closeDays(stranger, strike(elsewhere, { activityId }))).toMatchObject({
      code: "closure-nothing",
    });
    const closed = await closeDays(agent, strike(structureId));
    if (!closed.ok) throw new Error(closed.code);
    const { closureId } = closed.value;
    expect(await reopenDays(stranger, { closureId })).toEqual({ ok: false, code: "not-found" });
    expect(await reopenDays(agent, { closureId: newId() })).toEqual({ ok: false, code: "not-found" });
    expect(await closures(stranger, null)).toEqual([]);
    expect(await isOpen(day(TUESDAY))).toBe(false);
    await expect(
      closeDays(await makeStaff([structureId], ["FAMILIES"]), strike(structureId)),
    ).rejects.toThrow(NotAllowed);
  });
});

describe("a closure lifted", () => {
  async function closing(given: Parameters<typeof asked>[1] = {}) {
    const scene = await asked([TUESDAY, THURSDAY, FRIDAY], given);
    const reopen = async (closureId: string) => reopenDays(scene.agent, { closureId });
    const close = async () => {
      const closed = await closeDays(
        scene.agent,
        strike(scene.structureId, { lastDay: FRIDAY, billed: true }),
      );
      if (!closed.ok) throw new Error(closed.code);
      return closed.value.closureId;
    };
    return { ...scene, close, reopen };
  }

  test("gives back what it cancelled as it was, in one mail, once", async () => {
    const { agent, family, parent, childId, day, close, reopen } = await closing();
    await decideAll(agent, childId, YES);
    await press(parent, await wishOn("cancel", childId, day(THURSDAY)));
    const closureId = await close();
    expect(await reopen(closureId)).toEqual({ ok: true, value: { restored: 3, full: 0 } });
    expect(await standing(childId, day(TUESDAY))).toEqual({ state: "RESERVED", due: false, reason: null });
    expect(await standing(childId, day(THURSDAY))).toMatchObject({ state: "CANCEL_REQUESTED" });
    expect(await heldOn(day(TUESDAY))).toBe(1);
    expect(await lastMail(family.householdId)).toEqual(
      [TUESDAY, THURSDAY, FRIDAY].map((date) => `${date} reopened`),
    );
    expect(await reopen(closureId)).toEqual({ ok: false, code: "closure-reopened" });
  });

  test("leaves alone what was cancelled or refused before it", async () => {
    const { agent, childId, day, close, reopen } = await closing();
    await cancelByHand(agent, { ...(await seen(childId, day(TUESDAY))), reason: "Fièvre", due: false });
    await decideAll(agent, childId, no("Complet."));
    expect(await reopen(await close())).toEqual({ ok: true, value: { restored: 0, full: 0 } });
    expect(await standing(childId, day(TUESDAY))).toMatchObject({ state: "CANCELLED", reason: "Fièvre" });
    expect(await isOpen(day(TUESDAY))).toBe(true);
  });

  test("gives back only as many as there are places now, the reserved first", async () => {
    const { childId, day, close, reopen, agent, structureId } = await closing({ capacity: 2 });
    const other = await makeFamily([structureId]);
    await press(parentOf(other), book(other.childIds[0]!, day(TUESDAY)));
    await decideAll(agent, other.childIds[0]!, YES);
    const closureId = await close();
    await db().slotDay.update({ where: { id: day(TUESDAY) }, data: { capacity: 1 } });
    expect(await reopen(closureId)).toEqual({ ok: true, value: { restored: 3, full: 1 } });
    expect(await standing(other.childIds[0]!, day(TUESDAY))).toMatchObject({ state: "RESERVED" });
    expect(await standing(childId, day(TUESDAY))).toMatchObject({ state: "CANCELLED" });
  });

  test("lets who waited wait again, in turn", async () => {
    const { day, close, reopen, structureId } = await closing({ capacity: 1, waitMode: "OFFER" });
    const others = await makeFamilies([structureId], [{}, {}]);
    for (const other of others) {
      const wish = {
        kind: "wait" as const,
        childId: other.childIds[0]!,
        slotDayId: day(TUESDAY),
        version: 0,
      };
      await press(parentOf(other), wish);
    }
    expect(await reopen(await close())).toMatchObject({ value: { restored: 5 } });
    const waiting = await db().reservation.findMany({
      where: { slotDayId: day(TUESDAY), state: "WAITLISTED" },
      orderBy: { waitingSince: "asc" },
    });
    expect(waiting.map(({ householdId }) => householdId)).toEqual(
      others.map(({ householdId }) => householdId),
    );
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });
});

describe("at once", () => {
  test("parents who book while staff close leave nothing on the closed day", async () => {
    const { agent, structureId, day } = await setting({ capacity: FAMILIES, autoValidate: true });
    const families = await makeFamilies([structureId], Array(FAMILIES).fill({}));
    const book1 = (family: (typeof families)[number]) =>
      press(
        parentOf(family),
        book(family.childIds[0]!, day(TUESDAY)),
        book(family.childIds[0]!, day(THURSDAY)),
      );
    const [closed, ...words] = await Promise.all([
      closeDays(agent, strike(structureId)),
      ...families.map(book1),
    ]);
    expect(closed.ok).toBe(true);
    for (const word of words) expect(["reserved", "closed"]).toContain(word[0]);
    expect(words.every(([, thursday]) => thursday === "reserved")).toBe(true);
    expect(await heldOn(day(TUESDAY))).toBe(0);
    expect(await heldOn(day(THURSDAY))).toBe(FAMILIES);
  });

  test("two agents close and reopen once", async () => {
    const { agent, structureId, childId, day } = await asked([TUESDAY]);
    const colleague = await staffOf(structureId);
    const both = await Promise.all([agent, colleague].map((staff) => closeDays(staff, strike(structureId))));
    expect(both.map((result) => (result.ok ? "closed" : result.code)).sort()).toEqual([
      "closed",
      "closure-nothing",
    ]);
    const { id: closureId } = await db().closure.findFirstOrThrow({ where: { structureId } });
    const again = await Promise.all([agent, colleague].map((staff) => reopenDays(staff, { closureId })));
    expect(again.map((result) => (result.ok ? "reopened" : result.code)).sort()).toEqual([
      "closure-reopened",
      "reopened",
    ]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > CANCELLED > REQUESTED");
  });

  test("a whole structure of 300 children for five days shuts within seconds", async () => {
    const { agent, structureId, day, activityId } = await setting({ capacity: 400 });
    const families = await makeFamilies([structureId], Array(300).fill({}));
    const dates = ["2026-11-23", TUESDAY, THURSDAY, FRIDAY, "2026-11-30"];
    for (let at = 0; at < families.length; at += FAMILIES) {
      const some = families.slice(at, at + FAMILIES);
      await Promise.all(
        some.map((f) => press(parentOf(f), ...dates.map((date) => book(f.childIds[0]!, day(date))))),
      );
    }
    const held = await db().reservation.count({ where: { slot: { activityId }, state: "REQUESTED" } });
    expect(held).toBeGreaterThan(1_100);
    const start = performance.now();
    const closed = await closeDays(
      agent,
      strike(structureId, { firstDay: "2026-11-23", lastDay: "2026-11-30" }),
    );
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(closed).toMatchObject({ ok: true, value: { cancelled: held } });
    expect(
      await db().mail.count({
        where: {
          decisionId: { not: null },
          template: "decision",
          householdId: { in: families.map((f) => f.householdId) },
        },
      }),
    ).toBe(300);
  }, 120_000);
});
