import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { NotAllowed, type StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { mergeHouseholds, undoMerge } from "@/lib/families/commands";
import { familyDetail, mergePreview, openMerges } from "@/lib/families/queries";
import type { ReservationState } from "@/lib/reservations/rules";
import { makeFamily, makeStaff, makeTown, parentOf, type TestActivity, type TestFamily } from "../factories";
import { setAuthority } from "../factories/authority";
import { book, makeDouble, type Recipe, unsoundDays } from "../factories/doubles";
import { changes, takeSnapshot } from "./access/snapshot";

/** What a merge and its undoing leave behind, and no more. */
const TRACES = ["audit_event", "household_merge", "session", "account"];

let activity: TestActivity;
let agent: StaffActor;
beforeAll(async () => {
  activity = await makeTown({ capacity: 100 });
  agent = await makeStaff([activity.structureId], ["FAMILIES"]);
});

const recipe = (given: Partial<Recipe> = {}): Recipe => ({
  adults: [{ firstName: "Claire", hasLogin: true }],
  children: ["Léa"],
  booked: [],
  hasQuotient: false,
  ...given,
});
const make = (given: Partial<Recipe> = {}) => makeDouble(activity, agent.staffId, recipe(given));

async function merge(kept: TestFamily, merged: TestFamily, actor = agent) {
  return mergeHouseholds(actor, { keptId: kept.householdId, mergedId: merged.householdId });
}
async function merged(kept: TestFamily, other: TestFamily): Promise<string> {
  const result = await merge(kept, other);
  if (!result.ok) throw new Error(result.code);
  return result.value.mergeId;
}
const preview = (kept: TestFamily, other: TestFamily) =>
  mergePreview(agent, { keptId: kept.householdId, mergedId: other.householdId });
const codes = async (kept: TestFamily, other: TestFamily) =>
  (await preview(kept, other))?.conflicts.map(({ code }) => code);

const STATES: ReservationState[] = ["REQUESTED", "RESERVED", "REFUSED", "WAITLISTED", "CANCELLED"];
const DATES = ["2026-11-12", "2026-11-17", "2026-11-19", "2026-12-01"];
const household = fc.record({
  adults: fc.uniqueArray(
    fc.record({ firstName: fc.constantFrom("Claire", "Paul", "Nadia"), hasLogin: fc.boolean() }),
    { selector: ({ firstName }) => firstName, minLength: 1, maxLength: 3 },
  ),
  children: fc.uniqueArray(fc.constantFrom("Léa", "Noé", "Zoé"), { minLength: 1, maxLength: 3 }),
  booked: fc.uniqueArray(
    fc.record({
      child: fc.constant(0),
      date: fc.constantFrom(...DATES),
      state: fc.constantFrom(...STATES),
    }),
    { selector: ({ date }) => date, maxLength: 4 },
  ),
  hasQuotient: fc.boolean(),
});

test("whatever two households hold, a merge keeps every place sound and its undoing gives every row back", async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(household, household, fc.boolean(), async (one, two, sharesChild) => {
      const kept = await make(one);
      const other = await make(two);
      if (sharesChild) {
        const childId = kept.childIds[0]!;
        await db().householdChild.create({ data: { householdId: other.householdId, childId, rank: 2 } });
        const adultId = other.adults[0]!.adultId;
        await db().guardianship.create({ data: { adultId, childId, payerShare: 0 } });
      }
      const before = await takeSnapshot();
      const dry = await preview(kept, other);
      expect([...changes(before, await takeSnapshot()).keys()]).toEqual([]);
      const result = await merge(kept, other);
      expect(result.ok).toBe(dry!.conflicts.length === 0);
      expect(await unsoundDays()).toEqual([]);
      if (!result.ok) {
        expect([...changes(before, await takeSnapshot()).keys()]).toEqual([]);
        return;
      }
      done += 1;
      const left = await db().adult.findMany({
        where: { householdId: kept.householdId },
        select: { firstName: true },
      });
      const names = new Set([...one.adults, ...two.adults].map(({ firstName }) => firstName));
      expect(left.map(({ firstName }) => firstName).sort()).toEqual([...names].sort());
      const children = await db().child.findMany({
        where: { households: { some: { householdId: kept.householdId } } },
        select: { firstName: true, guardianships: { select: { payerShare: true } } },
      });
      expect(children.map(({ firstName }) => firstName).sort()).toEqual(
        [...new Set([...one.children, ...two.children])].sort(),
      );
      for (const { guardianships } of children) {
        expect(guardianships.reduce((sum, { payerShare }) => sum + payerShare, 0)).toBe(10_000);
      }
      expect(await undoMerge(agent, { mergeId: result.value.mergeId })).toMatchObject({ ok: true });
      const traces = [...changes(before, await takeSnapshot()).keys()];
      expect(traces.filter((table) => !TRACES.includes(table))).toEqual([]);
      const logins = await db().account.findMany({ where: { adultId: null, staffId: null } });
      expect(logins).toEqual([]);
      expect(await unsoundDays()).toEqual([]);
    }),
    { numRuns: 20 },
  );
  expect(done).toBeGreaterThan(3);
}, 120_000);

describe("a merge", () => {
  test("makes one person of two of one name, and gives the only login to the one that stays", async () => {
    const kept = await make({ adults: [{ firstName: "Claire", hasLogin: false }], hasQuotient: true });
    const other = await make({
      adults: [
        { firstName: "Claire", hasLogin: true },
        { firstName: "Paul", hasLogin: true },
      ],
      children: ["Léa", "Noé"],
      booked: [{ child: 0, date: "2026-11-19", state: "RESERVED" }],
    });
    await merged(kept, other);
    const detail = await familyDetail(agent, kept.householdId);
    expect(detail?.adults.map(({ firstName, email }) => [firstName, email])).toEqual([
      ["Claire", other.adults[0]!.email],
      ["Paul", other.adults[1]!.email],
    ]);
    expect(detail?.children.map(({ firstName }) => firstName).sort()).toEqual(["Léa", "Noé"]);
    const [reservation] = await db().reservation.findMany({ where: { childId: kept.childIds[0]! } });
    expect(reservation).toMatchObject({ householdId: kept.householdId, state: "RESERVED" });
    expect((await familyDetail(agent, other.householdId))?.status).toBe("ARCHIVED");
  });

  test("keeps the child that lives elsewhere as well, whichever household stays", async () => {
    const kept = await make();
    const other = await make();
    const far = await makeFamily([activity.structureId], {
      children: [
        {
          childId: other.childIds[0]!,
          firstName: "",
          lastName: "",
          birthDate: "2018-05-04",
          sex: null,
          schoolClass: null,
        },
      ],
    });
    const mergeId = await merged(kept, other);
    const homes = await db().householdChild.findMany({ where: { childId: other.childIds[0]! } });
    expect(homes.map(({ householdId }) => householdId).sort()).toEqual(
      [kept.householdId, far.householdId].sort(),
    );
    expect(await undoMerge(agent, { mergeId })).toMatchObject({ ok: true });
  });

  test("ends the second login of one person, and leaves the first", async () => {
    const [kept, other] = [await make(), await make()];
    expect((await preview(kept, other))?.closedLogins).toEqual([other.adults[0]!.email]);
    const accountId = other.adults[0]!.accountId!;
    const expiresAt = new Date("2030-01-01");
    const { id } = await db().session.create({ data: { accountId, stage: "FULL", expiresAt } });
    await merged(kept, other);
    expect((await db().session.findUniqueOrThrow({ where: { id } })).endedAt).not.toBeNull();
  });
});

describe("what stands in the way", () => {
  test("two living reservations of one child for one day; of a day gone, or a dead one, nothing", async () => {
    const booked = (state: ReservationState, date = "2026-11-19") => [{ child: 0, date, state }];
    const kept = await make({ booked: booked("RESERVED") });
    expect(await codes(kept, await make({ booked: booked("REQUESTED") }))).toEqual(["two-reservations"]);
    expect(await codes(kept, await make({ booked: booked("CANCELLED") }))).toEqual([]);
    const gone = await make({ booked: booked("RESERVED", "2026-11-12") });
    expect(await codes(gone, await make({ booked: booked("RESERVED", "2026-11-12") }))).toEqual([]);
  });

  test("rights that disagree, a change that waits, health on both sides, a third home", async () => {
    const [kept, other] = [await make(), await make()];
    await setAuthority(other.adults[0]!.adultId, other.childIds[0]!, "NO");
    expect(await codes(kept, other)).toEqual(["authority"]);

    const asking = await make();
    await db().fileRequest.create({
      data: {
        householdId: asking.householdId,
        kind: "REMOVE_CHILD",
        subjectId: asking.childIds[0]!,
        createdAt: new Date(),
      },
    });
    expect(await codes(kept, asking)).toEqual(["pending"]);

    const [one, two] = [await make(), await make()];
    for (const childId of [one.childIds[0]!, two.childIds[0]!]) {
      await makeFamily([activity.structureId], {
        children: [
          { childId, firstName: "", lastName: "", birthDate: "2018-05-04", sex: null, schoolClass: null },
        ],
      });
    }
    expect(await codes(one, two)).toEqual(["three-homes"]);
    expect(await merge(one, two)).toMatchObject({ ok: false, code: "merge-conflicts" });
  });

  test("a file of another structure, oneself, an archived household, an agent without the permission", async () => {
    const [kept, other] = [await make(), await make()];
    const elsewhere = await makeTown();
    const foreign = await makeFamily([elsewhere.structureId]);
    expect(await merge(kept, foreign)).toMatchObject({ code: "not-found" });
    expect(await preview(kept, foreign)).toBeNull();
    expect(await merge(kept, kept)).toMatchObject({ code: "not-found" });
    await merged(kept, other);
    expect(await merge(kept, other)).toMatchObject({ code: "merge-archived" });
    await expect(merge(kept, other, await makeStaff([activity.structureId]))).rejects.toThrow(NotAllowed);
    await expect(merge(kept, other, parentOf(kept) as never)).rejects.toThrow(NotAllowed);
  });
});

describe("undoing", () => {
  test("is told on both pages, comes once, the last merge first, and not after thirty days", async () => {
    const [a, b, c] = [await make(), await make({ children: ["Noé"] }), await make({ children: ["Zoé"] })];
    const first = await merged(a, b);
    const second = await merged(a, c);
    expect((await openMerges(agent, b.householdId)).map(({ id }) => id)).toEqual([first]);
    expect((await openMerges(agent, a.householdId)).map(({ id }) => id)).toEqual([second, first]);
    expect(await undoMerge(agent, { mergeId: first })).toMatchObject({ code: "merge-newer" });
    expect(await undoMerge(agent, { mergeId: second })).toMatchObject({ ok: true });
    expect(await undoMerge(agent, { mergeId: second })).toMatchObject({ code: "merge-undone" });
    await db().householdMerge.update({
      where: { id: first },
      data: { at: new Date("2026-10-16T00:00:00Z") },
    });
    expect(await undoMerge(agent, { mergeId: first })).toMatchObject({ code: "merge-too-old" });
    expect(await openMerges(agent, a.householdId)).toEqual([]);
  });

  test("leaves what came since with the household that stayed", async () => {
    const [kept, other] = [await make(), await make({ children: ["Noé"] })];
    const mergeId = await merged(kept, other);
    await book(activity, kept, [{ child: 0, date: "2026-11-20", state: "RESERVED" }]);
    expect(await undoMerge(agent, { mergeId })).toMatchObject({ ok: true });
    const rows = await db().reservation.findMany({ where: { householdId: kept.householdId } });
    expect(rows).toHaveLength(1);
    expect(await unsoundDays()).toEqual([]);
  });

  test("is refused to others, and once somebody has left", async () => {
    const [kept, other] = [await make(), await make({ adults: [{ firstName: "Paul", hasLogin: true }] })];
    const mergeId = await merged(kept, other);
    const stranger = await makeStaff([(await makeTown()).structureId], ["FAMILIES"]);
    expect(await undoMerge(stranger, { mergeId })).toMatchObject({ code: "not-found" });
    const { id } = await db().household.create({ data: { status: "ACTIVE" } });
    await db().adult.update({ where: { id: other.adults[0]!.adultId }, data: { householdId: id } });
    expect(await undoMerge(agent, { mergeId })).toMatchObject({ code: "merge-changed" });
  });
});

test("of two who merge the same households at once, one does it and the other is told", async () => {
  const [kept, other] = [await make(), await make({ children: ["Noé"] })];
  const results = await Promise.all([merge(kept, other), merge(other, kept), merge(kept, other)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.code === "merge-archived")).toHaveLength(2);
});
