import { describe, expect, test } from "vitest";
import { removeEnrolmentPeriod, saveEnrolmentPeriod } from "@/lib/activities/commands";
import { enrolmentSettings } from "@/lib/activities/queries";
import { db } from "@/lib/db";
import { askEnrolment, decideEnrolments, endEnrolment, withdrawEnrolment } from "@/lib/enrolments/commands";
import { enrolmentOffers, enrolmentsToAnswer } from "@/lib/enrolments/queries";
import type { EnrolmentVerdict } from "@/lib/enrolments/schema";
import { createPieceType } from "@/lib/settings/commands";
import { defaultPieceTypes } from "@/lib/settings/rules";
import { child, makeFamily, makeStaff, makeTown, parentOf, staffOf, type TestFamily } from "../factories";
import { mailsTo } from "./reservations-scenes";

const YES: EnrolmentVerdict = { accept: true };
const no = (reason: string): EnrolmentVerdict => ({ accept: false, reason });

const YEAR = {
  name: "Année 2027-2028",
  firstDay: "2027-09-01",
  lastDay: "2028-06-30",
  opensAt: "2026-11-01T09:00",
  closesAt: "2027-06-30T23:59",
};

/** A club of one group that families ask to be enrolled in, with one period, and an agent of each kind. */
async function club(capacity = 2, given: Partial<typeof YEAR> = {}, pieces: string[] = []) {
  const town = await makeTown({
    enrolmentMode: "ON_REQUEST",
    groups: [{ name: "Grands", minAge: 8, maxAge: 12 }],
  });
  const setter = await makeStaff([town.structureId], ["SETTINGS"]);
  const agent = await staffOf(town.structureId);
  const settings = (await enrolmentSettings(setter, town.activityId))!;
  const [group] = settings.groups;
  const made = await saveEnrolmentPeriod(setter, {
    activityId: town.activityId,
    version: settings.version,
    periodId: undefined,
    ...YEAR,
    ...given,
    places: [{ groupId: group!.id, capacity }],
    pieceTypeIds: pieces,
  });
  if (!made.ok) throw new Error(made.code);
  return {
    ...town,
    setter,
    agent,
    groupId: group!.id,
    periodId: made.value.periodId,
    version: made.value.version,
  };
}

const ask = (family: TestFamily, periodId: string, childIds = family.childIds) =>
  askEnrolment(parentOf(family), { periodId, childIds, note: "Avec son ami Tom" });

const requestOf = (childId: string, periodId: string) =>
  db().enrolmentRequest.findFirstOrThrow({ where: { childId, periodId }, orderBy: { createdAt: "desc" } });

const heldIn = async (periodId: string) =>
  (await db().enrolmentPlaces.findFirstOrThrow({ where: { periodId } })).held;

async function answer(scene: Awaited<ReturnType<typeof club>>, ...given: [TestFamily, EnrolmentVerdict][]) {
  const verdicts = await Promise.all(
    given.map(async ([{ childIds }, verdict]) => {
      const { id } = await requestOf(childIds[0]!, scene.periodId);
      return [id, verdict] as const;
    }),
  );
  return decideEnrolments(scene.agent, new Map(verdicts));
}

describe("a parent", () => {
  test("sees the period and asks; the other adult is told the same", async () => {
    const { structureId, periodId } = await club();
    const family = await makeFamily([structureId], {
      adults: [{}, { firstName: "Paul" }],
      children: [child(), child({ firstName: "Bébé", birthDate: "2024-01-02" })],
    });
    const [period] = await enrolmentOffers(parentOf(family));
    expect(period).toMatchObject({ id: periodId, name: YEAR.name, firstDay: "2027-09-01" });
    expect(period?.children.map(({ id, offer }) => [id, offer.kind])).toEqual([[family.childIds[0], "open"]]);
    expect(await ask(family, periodId, [family.childIds[0]!])).toEqual({
      ok: true,
      value: { asked: 1, waiting: 0 },
    });
    const [after] = await enrolmentOffers(parentOf(family, 1));
    expect(after?.children[0]?.request).toMatchObject({ state: "REQUESTED", version: 1, group: "Grands" });
  });

  test.each<
    [string, (scene: Awaited<ReturnType<typeof club>>, family: TestFamily) => Promise<unknown>, string]
  >([
    [
      "a child asked for already",
      async ({ periodId }, f) => {
        await ask(f, periodId);
        return ask(f, periodId);
      },
      "enrolment-already",
    ],
    [
      "another family's child",
      async ({ periodId, structureId }, f) => ask(f, periodId, (await makeFamily([structureId])).childIds),
      "not-found",
    ],
    [
      "a structure that is not theirs",
      async ({ periodId }) => ask(await makeFamily([(await makeTown()).structureId]), periodId),
      "not-found",
    ],
    [
      "a child of another age",
      async ({ periodId, structureId }) => {
        const small = await makeFamily([structureId], { children: [child({ birthDate: "2024-01-02" })] });
        return ask(small, periodId);
      },
      "enrolment-age",
    ],
  ])("is refused %s", async (_, act, code) => {
    const scene = await club();
    const family = await makeFamily([scene.structureId]);
    expect(await act(scene, family)).toMatchObject({ ok: false, code });
  });

  test.each([
    ["before the window", { opensAt: "2027-01-04T09:00" }, "not-yet"],
    ["after the window", { opensAt: "2026-09-01T09:00", closesAt: "2026-10-01T12:00" }, "closed"],
  ])("cannot ask %s, and is told so", async (_, window, kind) => {
    const { structureId, periodId } = await club(2, window);
    const family = await makeFamily([structureId]);
    expect((await enrolmentOffers(parentOf(family)))[0]?.children[0]?.offer.kind).toBe(kind);
    expect(await ask(family, periodId)).toMatchObject({ ok: false, code: "enrolment-closed" });
  });

  test("is told which document is missing", async () => {
    const scene = await club();
    const { structureId, activityId, setter, groupId, periodId } = scene;
    const piece = await createPieceType(setter, {
      ...defaultPieceTypes[0]!,
      structureId,
      name: "Test nautique",
    });
    if (!piece.ok) throw new Error(piece.code);
    const saved = await saveEnrolmentPeriod(setter, {
      activityId,
      version: scene.version,
      periodId,
      ...YEAR,
      places: [{ groupId, capacity: 2 }],
      pieceTypeIds: [piece.value.id],
    });
    expect(saved.ok).toBe(true);
    const family = await makeFamily([structureId]);
    expect((await enrolmentOffers(parentOf(family)))[0]?.children[0]?.offer).toEqual({
      kind: "lacking",
      pieces: ["Test nautique"],
    });
    expect(await ask(family, periodId)).toMatchObject({ ok: false, code: "enrolment-lacking" });
  });

  test("takes a request back, once, and only its own", async () => {
    const { structureId, periodId } = await club();
    const [family, other] = [await makeFamily([structureId]), await makeFamily([structureId])];
    await ask(family, periodId);
    const { id, version } = await requestOf(family.childIds[0]!, periodId);
    const named = { requestId: id, version };
    expect(await withdrawEnrolment(parentOf(other), named)).toMatchObject({ code: "not-found" });
    expect((await withdrawEnrolment(parentOf(family), named)).ok).toBe(true);
    expect(await withdrawEnrolment(parentOf(family), named)).toMatchObject({ code: "enrolment-changed" });
    expect(await ask(family, periodId)).toMatchObject({ ok: true });
  });

  test("of two homes: one request a child, whoever presses first", async () => {
    const { structureId, periodId } = await club();
    const first = await makeFamily([structureId]);
    const shared = child({ childId: first.childIds[0]! });
    const second = await makeFamily([structureId], { children: [shared] });
    const answers = await Promise.all([ask(first, periodId), ask(second, periodId)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: "enrolment-already" });
  });
});

describe("staff", () => {
  test("enrol within the places; the rest finds none and waits on", async () => {
    const scene = await club(1);
    const [first, second] = [await makeFamily([scene.structureId]), await makeFamily([scene.structureId])];
    for (const family of [first, second]) await ask(family, scene.periodId);
    expect(await answer(scene, [second, YES], [first, YES])).toEqual({
      ok: true,
      value: { accepted: 1, refused: 0, waiting: 0, already: 0, full: 1 },
    });
    expect((await requestOf(first.childIds[0]!, scene.periodId)).state).toBe("ACCEPTED");
    expect(await heldIn(scene.periodId)).toBe(1);
    const enrolment = await db().enrolment.findFirstOrThrow({
      where: { childId: first.childIds[0]!, activityId: scene.activityId },
    });
    expect(enrolment).toMatchObject({ validFrom: new Date(YEAR.firstDay), validTo: new Date(YEAR.lastDay) });
    expect(await mailsTo(first)).toHaveLength(1);
    expect(await mailsTo(second)).toHaveLength(0);
  });

  test("many at once for ten places: ten enrolled, whoever presses", async () => {
    const scene = await club(10);
    const families: TestFamily[] = [];
    for (let index = 0; index < 24; index += 1) families.push(await makeFamily([scene.structureId]));
    for (const family of families) await ask(family, scene.periodId);
    await Promise.all(families.map((family) => answer(scene, [family, YES])));
    expect(await heldIn(scene.periodId)).toBe(10);
    const accepted = { periodId: scene.periodId, state: "ACCEPTED" as const };
    expect(await db().enrolmentRequest.count({ where: accepted })).toBe(10);
    expect(await db().enrolment.count({ where: { activityId: scene.activityId } })).toBe(10);
  });

  test("who asks when it is full joins the waiting list, with its rank", async () => {
    const scene = await club(1);
    const families: TestFamily[] = [];
    for (let index = 0; index < 3; index += 1) families.push(await makeFamily([scene.structureId]));
    const [first, second, third] = families as [TestFamily, TestFamily, TestFamily];
    await ask(first, scene.periodId);
    await answer(scene, [first, YES]);
    expect(await ask(second, scene.periodId)).toEqual({ ok: true, value: { asked: 0, waiting: 1 } });
    await ask(third, scene.periodId);
    const rank = async (family: TestFamily) =>
      (await enrolmentOffers(parentOf(family)))[0]?.children[0]?.request?.rank;
    expect([await rank(second), await rank(third)]).toEqual([1, 2]);
    const { id, version } = await requestOf(first.childIds[0]!, scene.periodId);
    const end = { requestId: id, version, reason: "Déménagement" };
    expect((await endEnrolment(scene.agent, end)).ok).toBe(true);
    expect(await heldIn(scene.periodId)).toBe(0);
    expect(await endEnrolment(scene.agent, end)).toMatchObject({ code: "enrolment-changed" });
    expect(await answer(scene, [second, YES])).toMatchObject({ value: { accepted: 1 } });
    expect(await rank(third)).toBe(1);
  });

  test("refuse with a reason that the family reads, once", async () => {
    const scene = await club();
    const family = await makeFamily([scene.structureId]);
    await ask(family, scene.periodId);
    expect(await answer(scene, [family, no("Hors commune")])).toMatchObject({ value: { refused: 1 } });
    expect(await answer(scene, [family, YES])).toMatchObject({ value: { already: 1, accepted: 0 } });
    expect((await enrolmentOffers(parentOf(family)))[0]?.children[0]?.request).toMatchObject({
      state: "REFUSED",
      reason: "Hors commune",
    });
    expect(await ask(family, scene.periodId)).toMatchObject({ ok: true });
  });

  test("of another structure see and decide nothing", async () => {
    const scene = await club();
    const family = await makeFamily([scene.structureId]);
    await ask(family, scene.periodId);
    const stranger = await staffOf((await makeTown()).structureId);
    expect(await enrolmentsToAnswer(stranger)).toEqual([]);
    const { id } = await requestOf(family.childIds[0]!, scene.periodId);
    expect(await decideEnrolments(stranger, new Map([[id, YES]]))).toMatchObject({ code: "not-found" });
    expect((await enrolmentsToAnswer(scene.agent))[0]).toMatchObject({
      capacity: 2,
      held: 0,
      requests: [{ id, state: "REQUESTED", note: "Avec son ami Tom" }],
    });
  });
});

describe("a period of enrolment", () => {
  test("never has fewer places than children, and stays once asked for", async () => {
    const scene = await club();
    const family = await makeFamily([scene.structureId]);
    await ask(family, scene.periodId);
    await answer(scene, [family, YES]);
    const { activityId, version, periodId, groupId, setter } = scene;
    const fewer = {
      activityId,
      version,
      periodId,
      ...YEAR,
      pieceTypeIds: [],
      places: [{ groupId, capacity: 0 }],
    };
    expect(await saveEnrolmentPeriod(setter, fewer)).toMatchObject({
      fields: { [`places.${groupId}`]: "enrolment-places-held" },
    });
    expect(await removeEnrolmentPeriod(setter, { activityId, version, periodId })).toMatchObject({
      code: "enrolment-period-used",
    });
  });

  test("is saved over nobody else's change, and only where its agent sets", async () => {
    const { activityId, version, periodId, groupId, setter } = await club();
    const same = {
      activityId,
      version,
      periodId,
      ...YEAR,
      pieceTypeIds: [],
      places: [{ groupId, capacity: 5 }],
    };
    expect((await saveEnrolmentPeriod(setter, same)).ok).toBe(true);
    expect(await saveEnrolmentPeriod(setter, same)).toMatchObject({ code: "settings-changed" });
    const stranger = await makeStaff([(await makeTown()).structureId], ["SETTINGS"]);
    expect(await saveEnrolmentPeriod(stranger, { ...same, version: version + 1 })).toMatchObject({
      code: "not-found",
    });
    expect((await removeEnrolmentPeriod(setter, { activityId, version: version + 1, periodId })).ok).toBe(
      true,
    );
  });
});
