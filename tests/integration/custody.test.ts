import { describe, expect, test } from "vitest";
import { giveDay, setCustody, setFreeDays, takeDayBack } from "@/lib/custody/commands";
import { custodyMonth, staffCustody } from "@/lib/custody/queries";
import { fromDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeFamily, makeStaff, makeStructure, parentOf } from "../factories";
import { setAuthority } from "../factories/authority";
import { freeDaysOf, plansOf, twoHomes, WEEKS } from "./custody-scenes";
import { book, press } from "./reservations-books";

/** Business time in tests: Monday 16 November 2026. */
const TODAY = "2026-11-16";
const TUESDAY = "2026-11-24";
const SATURDAY = "2026-11-28";

const refused = (field: string, code: string) => ({ ok: false, fields: { [field]: code } });
const notFound = { ok: false, code: "not-found" };

const whoOn = async (reader: Parameters<typeof custodyMonth>[0], childId: string, date: string) => {
  const month = await custodyMonth(reader, childId, date.slice(0, 7));
  return month?.days.find((day) => day.date === date);
};

describe("staff settle custody", () => {
  test("and each home reads its own side of it, and nothing of the other", async () => {
    const { mother, father, childId, settle, mum, dad, mother: home } = await twoHomes();
    expect(await settle(WEEKS)).toEqual({ ok: true });
    expect(await whoOn(mum, childId, TUESDAY)).toMatchObject({
      morning: "other",
      evening: "other",
      mayGive: false,
    });
    expect(await whoOn(dad, childId, TUESDAY)).toMatchObject({
      morning: "own",
      evening: "own",
      mayGive: true,
    });
    expect(await whoOn(mum, childId, "2026-11-27")).toMatchObject({
      morning: "other",
      evening: "own",
      changeAt: "16:30",
      mayGive: false,
    });
    expect(await whoOn(mum, childId, "2026-11-15")).toMatchObject({ morning: null, why: "unknown" });
    const bytes = JSON.stringify(await custodyMonth(mum, childId, "2026-11"));
    const [adult] = father.adults;
    for (const secret of [father.householdId, adult!.adultId, adult!.accountId!, adult!.email!, "Hippolyte"])
      expect(bytes).not.toContain(secret);
    const kinds = await db().auditEvent.findMany({ where: { kind: "custody.settled" } });
    expect(kinds.map(({ householdId }) => householdId)).toEqual(
      expect.arrayContaining([home.householdId, father.householdId]),
    );
    expect(mother.householdId).not.toBe(father.householdId);
  });

  test("a new plan ends the one before, and replaces those that would begin later", async () => {
    const { childId, settle } = await twoHomes();
    await settle(WEEKS);
    const [first] = await plansOf(childId);
    await settle({ ...WEEKS, evenWeeks: 2 }, "2027-01-04", first!.id);
    const [, second] = await plansOf(childId);
    expect(await settle({ kind: "free" }, "2026-12-01", second!.id)).toEqual({ ok: true });
    const plans = await plansOf(childId);
    expect(
      plans.map(({ validFrom, validTo, pattern }) => [
        fromDbDate(validFrom),
        validTo && fromDbDate(validTo),
        (pattern as { kind: string }).kind,
      ]),
    ).toEqual([
      ["2026-11-16", "2026-11-30", "alternate-weeks"],
      ["2026-12-01", null, "free"],
    ]);
  });

  test.each([
    ["the first plan, from a day gone by", "2026-09-01", { ok: true }],
    ["too far ahead", "2028-11-17", refused("aPartirDu", "custody-too-far")],
  ])("%s", async (_, from, answer) => {
    const { settle } = await twoHomes();
    expect(await settle(WEEKS, from)).toMatchObject(answer);
  });

  test("what has begun is not rewritten", async () => {
    const { childId, settle } = await twoHomes();
    await settle(WEEKS, "2026-09-01");
    const [plan] = await plansOf(childId);
    expect(await settle({ kind: "free" }, "2026-11-15", plan!.id)).toMatchObject(
      refused("aPartirDu", "custody-past"),
    );
    expect(await plansOf(childId)).toEqual([plan]);
  });

  test("of two agents at once, one wins and the other is told", async () => {
    const { childId, settle } = await twoHomes();
    const answers = await Promise.all([settle(WEEKS), settle({ kind: "free" })]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: "custody-changed" });
    expect(await plansOf(childId)).toHaveLength(1);
  });

  test("only of a child of two homes, in a household that they see", async () => {
    const { mother, childId, structureId } = await twoHomes();
    const elsewhere = await makeStaff([await makeStructure()], ["FAMILIES"]);
    const alone = await makeFamily([structureId]);
    const agent = await makeStaff([structureId], ["FAMILIES"]);
    const given = { seen: null, from: TODAY, pattern: WEEKS };
    const set = (staff: typeof agent, householdId: string, id: string) =>
      setCustody(staff, { ...given, householdId, childId: id });
    expect(await set(elsewhere, mother.householdId, childId)).toMatchObject(notFound);
    expect(await set(agent, alone.householdId, childId)).toMatchObject(notFound);
    expect(await set(agent, alone.householdId, alone.childIds[0]!)).toMatchObject(notFound);
    expect(await set(agent, mother.householdId, newId())).toMatchObject(notFound);
    expect(await db().custodyPlan.count({ where: { childId } })).toBe(0);
    expect(
      await staffCustody(elsewhere, { householdId: mother.householdId, childId, month: null }),
    ).toBeNull();
    expect(await staffCustody(agent, { householdId: "x", childId: "y", month: null })).toBeNull();
  });

  test("a home of another structure stays unnamed", async () => {
    const { mother, father, childId, agent } = await twoHomes();
    await db().householdStructure.deleteMany({ where: { householdId: father.householdId } });
    const seen = await staffCustody(agent, { householdId: mother.householdId, childId, month: "2026-11" });
    expect(seen?.homes).toEqual([
      { rank: 1, householdId: mother.householdId, names: "Zéphyrine Martin" },
      { rank: 2, householdId: null, names: null },
    ]);
    const fromThere = { householdId: father.householdId, childId, month: null };
    expect(await staffCustody(agent, fromThere)).toBeNull();
  });
});

describe("staff settle single days", () => {
  const days = (given: Partial<Parameters<typeof setFreeDays>[1]>) => ({
    firstDay: TUESDAY,
    lastDay: "2026-11-25",
    rank: 1 as const,
    ...given,
  });

  test("which go before the plan until they are handed back to it", async () => {
    const { mother, childId, agent, settle, mum } = await twoHomes();
    await settle(WEEKS);
    const on = { householdId: mother.householdId, childId };
    expect(await setFreeDays(agent, { ...on, ...days({}) })).toEqual({ ok: true, value: { days: 2 } });
    expect(await whoOn(mum, childId, TUESDAY)).toMatchObject({ morning: "own", why: "free-day" });
    await setFreeDays(agent, { ...on, ...days({ rank: null, lastDay: TUESDAY }) });
    expect(await whoOn(mum, childId, TUESDAY)).toMatchObject({ morning: "other", why: "weeks" });
    expect(await freeDaysOf(childId)).toHaveLength(1);
  });

  test("named by the ranks, whichever home's page it was", async () => {
    const { father, mother, childId, agent } = await twoHomes();
    await setFreeDays(agent, { householdId: father.householdId, childId, ...days({ rank: 1 }) });
    expect((await freeDaysOf(childId)).map(({ householdId }) => householdId)).toEqual([
      mother.householdId,
      mother.householdId,
    ]);
  });

  test.each([
    ["a day gone by", { firstDay: "2026-11-15" }, refused("du", "custody-day-past")],
    ["an end before the start", { lastDay: "2026-11-23" }, refused("au", "end-before-start")],
    ["too many", { lastDay: "2027-01-25" }, refused("au", "custody-too-many")],
    ["too far ahead", { lastDay: "2029-01-25" }, refused("au", "custody-too-far")],
    ["a child that is not there", { childId: newId() }, notFound],
  ])("%s is refused", async (_, given, answer) => {
    const { mother, childId, agent } = await twoHomes();
    const on = { householdId: mother.householdId, childId, ...days({}), ...given };
    expect(await setFreeDays(agent, on)).toMatchObject(answer);
    expect(await freeDaysOf(childId)).toEqual([]);
  });
});

describe("a parent gives a day", () => {
  test("of its own, wholly, which the other home then has and may give back", async () => {
    const { childId, settle, mum, dad } = await twoHomes();
    await settle(WEEKS);
    expect(await giveDay(dad, { childId, date: TUESDAY })).toEqual({ ok: true });
    expect(await whoOn(mum, childId, TUESDAY)).toMatchObject({
      morning: "own",
      why: "free-day",
      mayTakeBack: false,
    });
    expect(await whoOn(dad, childId, TUESDAY)).toMatchObject({ morning: "other", mayTakeBack: true });
    expect(await giveDay(mum, { childId, date: TUESDAY })).toEqual({ ok: true });
    expect(await whoOn(dad, childId, TUESDAY)).toMatchObject({ morning: "own", why: "weeks" });
    expect(await freeDaysOf(childId)).toEqual([]);
  });

  test("and takes it back, while the other home asked for nothing", async () => {
    const { childId, settle, mum, dad, day } = await twoHomes();
    await settle(WEEKS);
    await giveDay(dad, { childId, date: TUESDAY });
    expect(await takeDayBack(mum, { childId, date: TUESDAY })).toMatchObject(notFound);
    expect(await press(mum, book(childId, day(TUESDAY)))).toEqual(["requested"]);
    expect(await takeDayBack(dad, { childId, date: TUESDAY })).toMatchObject(
      refused("jour", "custody-day-used"),
    );
    await giveDay(dad, { childId, date: "2026-11-25" });
    expect(await takeDayBack(dad, { childId, date: "2026-11-25" })).toEqual({ ok: true });
    expect(await whoOn(dad, childId, "2026-11-25")).toMatchObject({ morning: "own", why: "weeks" });
  });

  test.each([
    ["the other home's", TUESDAY, "custody-day-not-yours"],
    ["a day on which the child changes homes", "2026-11-27", "custody-day-not-yours"],
    ["a day gone by", "2026-11-15", "custody-day-past"],
    ["years ahead", "2030-11-27", "custody-too-far"],
  ])("but not %s", async (_, date, code) => {
    const { childId, settle, mum } = await twoHomes();
    await settle(WEEKS);
    expect(await giveDay(mum, { childId, date })).toMatchObject(refused("jour", code));
    expect(await freeDaysOf(childId)).toEqual([]);
  });

  test("but not one that nobody is known to have", async () => {
    const { childId, mum } = await twoHomes();
    expect(await giveDay(mum, { childId, date: SATURDAY })).toMatchObject(
      refused("jour", "custody-day-not-yours"),
    );
  });

  test("but not one on which its own home has a reservation", async () => {
    const { childId, settle, dad, day } = await twoHomes();
    await settle(WEEKS);
    await press(dad, book(childId, day(TUESDAY)));
    expect(await giveDay(dad, { childId, date: TUESDAY })).toMatchObject(
      refused("jour", "custody-day-booked"),
    );
    expect(await freeDaysOf(childId)).toEqual([]);
  });

  test("once, when pressed twice at once", async () => {
    const { childId, settle, dad } = await twoHomes();
    await settle(WEEKS);
    const answers = await Promise.all([1, 2].map(() => giveDay(dad, { childId, date: TUESDAY })));
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await freeDaysOf(childId)).toHaveLength(1);
  });

  test.each(["NO", "WITHDRAWN"] as const)(
    "not with an authority of %s, which closes the calendar too",
    async (authority) => {
      const { father, childId, settle, dad } = await twoHomes();
      await settle(WEEKS);
      await setAuthority(father.adults[0]!.adultId, childId, authority);
      expect(await custodyMonth(dad, childId, null)).toBeNull();
      expect(await giveDay(dad, { childId, date: TUESDAY })).toMatchObject(notFound);
      expect(await takeDayBack(dad, { childId, date: TUESDAY })).toMatchObject(notFound);
    },
  );

  test("not of another family's child, nor of one with a single home", async () => {
    const { childId, structureId, settle } = await twoHomes();
    await settle(WEEKS);
    const stranger = await makeFamily([structureId]);
    for (const id of [childId, stranger.childIds[0]!, "nonsense"])
      expect(await custodyMonth(parentOf(stranger), id, null)).toBeNull();
    for (const id of [childId, stranger.childIds[0]!])
      expect(await giveDay(parentOf(stranger), { childId: id, date: TUESDAY })).toMatchObject(notFound);
  });
});
