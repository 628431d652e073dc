import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answersFacts } from "@/lib/answers/schema";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { answerProposal } from "@/lib/reservations/commands";
import { answersColumn, nextWaiting, proposalChoices, waitingRequests } from "@/lib/reservations/queries";
import { setNow } from "../clock";
import { makeActivity, makeFamily, makeStructure, type makeTown, parentOf, staffOf } from "../factories";
import { book, expectSoundBooks, heldOn, press, reservationOf, storyOf } from "./reservations-books";
import { asked, decideOn, idOf, mailsTo, no, report, YES } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";
const FRIDAY = "2026-11-27";

beforeEach(() => setNow("2026-11-16T09:00:00+01:00"));
afterEach(expectSoundBooks);

type Scene = Awaited<ReturnType<typeof asked>>;

/** A request that staff refuse with something in its place: another slot day, or (null) the waiting list. */
async function proposed(
  slotDayId: (scene: Scene) => string | null,
  given: Parameters<typeof makeTown>[0] = {},
  people: Parameters<typeof asked>[2] = {},
) {
  const scene = await asked([TUESDAY], given, people);
  const id = await idOf(scene.childId, scene.day(TUESDAY));
  const proposal = { slotDayId: slotDayId(scene) };
  expect(await decideOn(scene.agent, [id, { ...no("Complet."), proposal } as never])).toEqual(
    report({ refused: 1 }),
  );
  const { id: proposalId } = await db().proposal.findFirstOrThrow({ where: { reservationId: id } });
  return { ...scene, id, proposalId };
}
const thursday = ({ day }: Scene) => day(THURSDAY);

async function answer(scene: Pick<Scene, "parent">, proposalId: string, accept: boolean) {
  const said = await answerProposal(scene.parent, { proposalId, accept });
  return said.ok ? said.value.became : said.code;
}
const answersOf = async ({ parent }: Pick<Scene, "parent">) => {
  const [row] = await db().$queryRaw<{ answers: unknown }[]>`SELECT ${answersColumn(parent)} AS answers`;
  return answersFacts.parse(row!.answers);
};

describe("what staff may propose", () => {
  test("are days with places around the one asked for, that the child has not", async () => {
    const scene = await asked([TUESDAY, THURSDAY], { weekdays: [2, 4], capacity: 2 });
    const [request] = await waitingRequests(scene.agent, { limit: 1, kind: null });
    const { requestId } = request!;
    const id = await idOf(scene.childId, scene.day(TUESDAY));
    const ofTuesday = async () =>
      (await proposalChoices(scene.agent, requestId))
        .filter(({ reservationId }) => reservationId === id)
        .map(({ date, left }) => `${date} ${left}`);
    expect(await ofTuesday()).toEqual([
      "2026-11-17 2",
      "2026-11-19 2",
      "2026-12-01 2",
      "2026-12-03 2",
      "2026-12-08 2",
    ]);
    await db().slotDay.update({ where: { id: scene.day("2026-11-19") }, data: { capacity: 0 } });
    await db().slotDay.update({
      where: { id: scene.day("2026-12-01") },
      data: { open: false, closedReason: "STRUCTURE" },
    });
    expect(await ofTuesday()).toEqual(["2026-11-17 2", "2026-12-03 2", "2026-12-08 2"]);
    const stranger = await staffOf(await makeStructure());
    expect(await proposalChoices(stranger, requestId)).toEqual([]);
  });

  test.each<[string, (scene: Scene) => Promise<string> | string]>([
    ["that does not exist", () => newId()],
    ["that is asked for itself", ({ day }) => day(TUESDAY)],
    ["too far away", ({ day }) => day("2026-12-10")],
    ["of another structure", async () => (await makeActivity(await makeStructure())).day(THURSDAY)],
  ])("is no day %s: nothing is decided then", async (_, slotDay) => {
    const scene = await asked([TUESDAY]);
    const id = await idOf(scene.childId, scene.day(TUESDAY));
    const proposal = { slotDayId: await slotDay(scene) };
    expect(await decideOn(scene.agent, [id, { accept: false, reason: "Complet.", proposal }])).toMatchObject({
      code: "proposal-unavailable",
    });
    expect(await storyOf(scene.childId, scene.day(TUESDAY))).toBe("REQUESTED");
    expect(await db().proposal.count({ where: { reservationId: id } })).toBe(0);
  });
});

describe("a day proposed", () => {
  test("is in the mail and waits for the family's answer", async () => {
    const scene = await proposed(thursday);
    expect(await mailsTo(scene.family)).toMatchObject([
      { params: { children: [{ days: [{ outcome: "refused", proposal: { date: THURSDAY } }] }] } },
    ]);
    expect(await answersOf(scene)).toMatchObject([
      { kind: "proposal", child: "Léa", date: TUESDAY, reason: "Complet.", instead: { date: THURSDAY } },
    ]);
  });

  test("accepted, is reserved; twice, by both adults, is once", async () => {
    const scene = await proposed(thursday, {}, { adults: [{}, {}] });
    const both = await Promise.all([
      answerProposal(parentOf(scene.family, 0), { proposalId: scene.proposalId, accept: true }),
      answerProposal(parentOf(scene.family, 1), { proposalId: scene.proposalId, accept: true }),
    ]);
    expect(both.map((said) => said.ok && said.value.became)).toEqual(["reserved", "reserved"]);
    expect(await storyOf(scene.childId, scene.day(THURSDAY))).toBe("RESERVED");
    expect(await heldOn(scene.day(THURSDAY))).toBe(1);
    expect(await answersOf(scene)).toEqual([]);
  });

  test("declined, changes nothing else", async () => {
    const scene = await proposed(thursday);
    expect(await answer(scene, scene.proposalId, false)).toBe("declined");
    expect(await answer(scene, scene.proposalId, false)).toBe("declined");
    expect(await answer(scene, scene.proposalId, true)).toBe("proposal-gone");
    expect(await reservationOf(scene.childId, scene.day(THURSDAY))).toBeNull();
    expect(await answersOf(scene)).toEqual([]);
  });

  test("that is full by now says so, and may be tried again", async () => {
    const scene = await proposed(thursday, { capacity: 1 });
    const other = await makeFamily([scene.structureId]);
    await press(parentOf(other), book(other.childIds[0]!, scene.day(THURSDAY)));
    expect(await answer(scene, scene.proposalId, true)).toBe("proposal-full");
    expect(await answersOf(scene)).toHaveLength(1);
    await decideOn(scene.agent, [await idOf(other.childIds[0]!, scene.day(THURSDAY)), no("Non.")]);
    expect(await answer(scene, scene.proposalId, true)).toBe("reserved");
  });

  test("for the last place: two families at once, one gets it", async () => {
    const scene = await proposed(thursday, { capacity: 2 });
    const other = await makeFamily([scene.structureId]);
    await db().slotDay.update({ where: { id: scene.day(THURSDAY) }, data: { capacity: 1 } });
    const [said, words] = await Promise.all([
      answer(scene, scene.proposalId, true),
      press(parentOf(other), book(other.childIds[0]!, scene.day(THURSDAY))),
    ]);
    expect([
      ["reserved", ["full"]],
      ["proposal-full", ["requested"]],
    ]).toContainEqual([said, words]);
    expect(await heldOn(scene.day(THURSDAY))).toBe(1);
  });

  test.each<[string, (scene: Awaited<ReturnType<typeof proposed>>) => Promise<unknown> | unknown]>([
    ["was booked meanwhile", ({ parent, childId, day }) => press(parent, book(childId, day(THURSDAY)))],
    ["has begun", () => setNow("2026-11-26T11:45:00+01:00")],
    [
      "is closed",
      ({ day }) =>
        db().slotDay.update({
          where: { id: day(THURSDAY) },
          data: { open: false, closedReason: "STRUCTURE" },
        }),
    ],
    ["is no longer the child's", ({ childId }) => db().enrolment.deleteMany({ where: { childId } })],
  ])("that %s is gone", async (_, change) => {
    const scene = await proposed(thursday);
    await change(scene);
    expect(await answer(scene, scene.proposalId, true)).toBe("proposal-gone");
    expect(await heldOn(scene.day(TUESDAY))).toBe(0);
  });

  test("to another family does not exist", async () => {
    const scene = await proposed(thursday);
    const stranger = { parent: parentOf(await makeFamily([scene.structureId])) };
    expect(await answer(stranger, scene.proposalId, true)).toBe("not-found");
    expect(await answer(stranger, scene.proposalId, false)).toBe("not-found");
    expect(await answersOf(stranger)).toEqual([]);
  });
});

describe("the waiting list", () => {
  test("proposed and accepted, waits; a place that is left comes at once", async () => {
    const scene = await proposed(() => null);
    expect(await answersOf(scene)).toMatchObject([{ kind: "proposal", instead: null }]);
    expect(await answer(scene, scene.proposalId, true)).toBe("waitlisted");
    expect(await storyOf(scene.childId, scene.day(TUESDAY))).toBe("REQUESTED > REFUSED > WAITLISTED");

    const quick = await proposed(() => null, { waitMode: "AUTOMATIC" });
    expect(await answer(quick, quick.proposalId, true)).toBe("waitlisted");
    expect(await storyOf(quick.childId, quick.day(TUESDAY))).toBe(
      "REQUESTED > REFUSED > WAITLISTED > RESERVED",
    );
  });

  test("may be staff's answer: the place goes to the one before, not back to the same child", async () => {
    const scene = await asked([TUESDAY], { capacity: 1, waitMode: "AUTOMATIC" });
    const id = await idOf(scene.childId, scene.day(TUESDAY));
    expect(await decideOn(scene.agent, [id, { wait: true }])).toEqual(report({ waitlisted: 1 }));
    expect(await storyOf(scene.childId, scene.day(TUESDAY))).toBe("REQUESTED > WAITLISTED");
    expect(await heldOn(scene.day(TUESDAY))).toBe(0);
    expect(JSON.stringify(await mailsTo(scene.family))).toContain('"outcome":"waitlisted"');
    expect(await waitingRequests(scene.agent, { limit: 5, kind: "WAITLISTED" })).toMatchObject([
      { kind: "WAITLISTED", cells: [{ rank: 1, held: 0, capacity: 1, offerUntil: null }] },
    ]);
  });

  test("is decided by staff too, as far as there are places, oldest first", async () => {
    const scene = await asked([TUESDAY], { capacity: 1 });
    const other = await makeFamily([scene.structureId]);
    const otherChild = other.childIds[0]!;
    const [mine] = [await idOf(scene.childId, scene.day(TUESDAY))];
    await decideOn(scene.agent, [mine, { wait: true }]);
    setNow("2026-11-16T10:00:00+01:00");
    await press(parentOf(other), book(otherChild, scene.day(TUESDAY)));
    const theirs = await idOf(otherChild, scene.day(TUESDAY));
    await decideOn(scene.agent, [theirs, { wait: true }]);
    expect(await decideOn(scene.agent, [theirs, YES], [mine, YES])).toEqual(report({ accepted: 1, full: 1 }));
    expect((await reservationOf(scene.childId, scene.day(TUESDAY)))?.state).toBe("RESERVED");
    expect(await decideOn(scene.agent, [theirs, no("Complet.")])).toEqual(report({ refused: 1 }));
    expect(await decideOn(scene.agent, [theirs, { wait: true }])).toEqual(report({ already: 1 }));
  });
});

test("after one request comes the next oldest, then the first again, of the actor's structures", async () => {
  const first = await asked([TUESDAY]);
  const family = async (minute: string) => {
    setNow(`2026-11-16T09:${minute}:00+01:00`);
    const made = await makeFamily([first.structureId]);
    await press(parentOf(made), book(made.childIds[0]!, first.day(FRIDAY)));
  };
  await family("10");
  await family("20");
  const ids = (await waitingRequests(first.agent, { limit: 9, kind: null })).map(
    ({ requestId }) => requestId,
  );
  const next = await Promise.all(ids.map((id) => nextWaiting(first.agent, id, null)));
  expect(next).toEqual([ids[1], ids[2], ids[0]]);
  expect(await nextWaiting(first.agent, ids[0]!, "CANCEL_REQUESTED")).toBeNull();
  expect(await nextWaiting(await staffOf(await makeStructure()), ids[0]!, null)).toBeNull();
});
