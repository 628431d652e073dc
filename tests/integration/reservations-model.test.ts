import fc from "fast-check";
import { expect, test } from "vitest";
import type { ParentActor, StaffActor } from "@/lib/actor";
import { closeDays, reopenDays } from "@/lib/closures/commands";
import { db } from "@/lib/db";
import {
  addByHand,
  answerOffer,
  answerProposal,
  cancelByHand,
  decideReservations,
  lapseOffers,
  moveByHand,
  previewCells,
  sendCells,
  undoSending,
  type Verdict,
} from "@/lib/reservations/commands";
import { requestOutcomes, waitingRequests } from "@/lib/reservations/queries";
import { sendSchema } from "@/lib/reservations/schema";
import { setNow } from "../clock";
import {
  child,
  makeFamilies,
  makeFamily,
  makeTown,
  parentOf,
  staffOf,
  system,
  type TestFamily,
} from "../factories";
import { book, faults, press, reservationOf, wordOf } from "./reservations-books";
import { monthOf } from "./reservations-scenes";

const NOW = "2026-11-16T09:00:00+01:00";
const MONTH = "2026-11";
const DATES = ["2026-11-23", "2026-11-24", "2026-11-26"];

/** What one person does: a parent ticks some of the boxes of a page, an agent decides some of the queue. */
const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("parent" as const),
      who: fc.integer({ min: 0, max: 2 }),
      picks: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      /** From the page of the round before, as somebody does who left it open. */
      stale: fc.boolean(),
      /** And takes it back at once. */
      undo: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      who: fc.integer({ min: 0, max: 2 }),
      accept: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("close" as const),
      who: fc.integer({ min: 0, max: 1 }),
      day: fc.integer({ min: 0, max: 2 }),
      reopen: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("hand" as const),
      who: fc.integer({ min: 0, max: 1 }),
      day: fc.integer({ min: 0, max: 2 }),
      what: fc.constantFrom("add" as const, "move" as const, "cancel" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("lapse" as const), who: fc.constant(0) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("staff" as const),
      who: fc.integer({ min: 0, max: 1 }),
      picks: fc.array(fc.constantFrom("accept", "refuse", "wait", "propose", "leave"), {
        minLength: 9,
        maxLength: 9,
      }),
    }),
  },
);
const town = fc.record({
  capacity: fc.integer({ min: 1, max: 3 }),
  capacityMode: fc.constantFrom("FIRST_COME" as const, "ALLOCATE" as const),
  autoValidate: fc.constantFrom(false, false, true),
  cancelMode: fc.constantFrom("ON_REQUEST" as const, "AT_ONCE" as const, "NEVER" as const),
});
const waitMode = fc.constantFrom("NONE" as const, "AUTOMATIC" as const, "OFFER" as const, "OFFER" as const);
/** A round, and whether every offer made before it is over by then. */
const round = fc.record({ acts: fc.array(act, { minLength: 2, maxLength: 7 }), later: fc.boolean() });

/** The boxes that a parent's page offers on the days of the test. */
async function boxesOf(parent: ParentActor): Promise<string[]> {
  const { children } = await monthOf(parent, MONTH);
  return children.flatMap(({ days }) =>
    days
      .filter(({ date }) => DATES.includes(date))
      .flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? [])),
  );
}

async function tick(
  parent: ParentActor,
  boxes: string[],
  picks: boolean[],
  undo: boolean,
): Promise<string[]> {
  const cellule = boxes.filter((_, index) => picks[index % picks.length]);
  if (cellule.length === 0) return [];
  const wishes = sendSchema.parse({ cellule }).cellule;
  await previewCells(parent, wishes);
  const sent = await sendCells(parent, wishes);
  if (!sent.ok) return [sent.code];
  const { requestId } = sent.value;
  const told = async () => (await requestOutcomes(parent, requestId))!.outcomes;
  const words = (await told()).map(wordOf);
  if (!undo) return words;
  const undone = await undoSending(parent, requestId);
  if (!undone.ok) return [...words, undone.code];
  return [
    ...words,
    ...(await told()).map(({ outcome, because }) => (because ? `${outcome}: ${because}` : outcome)),
  ];
}

/** Answers the offers and proposals that wait for a household, as its calendar shows them. */
async function answerAll(parent: ParentActor, accept: boolean): Promise<string[]> {
  const offers = await db().reservation.findMany({
    where: { householdId: parent.householdId, state: "OFFERED" },
    select: { id: true, version: true },
  });
  const proposals = await db().proposal.findMany({
    where: { state: "OPEN", reservation: { householdId: parent.householdId } },
    select: { id: true },
  });
  const words: string[] = [];
  for (const { id, version } of offers) {
    const answered = await answerOffer(parent, { reservationId: id, version, accept });
    words.push(answered.ok ? `offer ${accept ? "accepted" : "declined"}` : answered.code);
  }
  for (const { id } of proposals) {
    const answered = await answerProposal(parent, { proposalId: id, accept });
    words.push(answered.ok ? `proposal ${answered.value.became}` : answered.code);
  }
  return words;
}

/** A day that is full, for which a child of each home waits: how it is freed. */
async function lineFor(slotDayId: string, structureId: string, staff: StaffActor, homes: TestFamily[]) {
  const holder = await makeFamily([structureId]);
  const [childId] = holder.childIds as [string];
  await db().slotDay.update({ where: { id: slotDayId }, data: { capacity: 1 } });
  const slotDayIds = [slotDayId];
  await addByHand(staff, { householdId: holder.householdId, childId, slotDayIds, reason: null });
  for (const home of homes) {
    const wish = { kind: "wait" as const, childId: home.childIds[1]!, slotDayId, version: 0 };
    await press(parentOf(home), wish);
  }
  return async () => {
    const { id: reservationId, version } = (await reservationOf(childId, slotDayId))!;
    await cancelByHand(staff, { reservationId, version, reason: "Départ.", due: false });
    return [];
  };
}

/** Shuts a day of the structure, or opens again whatever is shut. */
async function closeOrOpen(staff: StaffActor, structureId: string, date: string, reopen: boolean) {
  if (!reopen) {
    const where = { structureId, activityId: null, slotId: null, firstDay: date, lastDay: date };
    const closed = await closeDays(staff, { ...where, cause: "STRIKE", message: "", billed: false });
    return [closed.ok ? "closed by staff" : closed.code];
  }
  const shut = await db().closure.findMany({
    where: { structureId, reopenedAt: null },
    select: { id: true },
  });
  const words: string[] = [];
  for (const { id } of shut) {
    const opened = await reopenDays(staff, { closureId: id });
    words.push(opened.ok ? "reopened" : opened.code);
  }
  return words;
}

/** Staff give, take away or move a day of a child of one home. */
async function byHand(
  staff: StaffActor,
  { family, day }: { family: TestFamily; day: (date: string) => string },
  { day: index, what }: { day: number; what: "add" | "move" | "cancel" },
): Promise<string[]> {
  const { householdId, childIds } = family;
  const childId = childIds[1]!;
  const slotDayId = day(DATES[index]!);
  const said = ({ ok, ...rest }: { ok: boolean }) => [
    `${what}: ${ok ? "done" : "code" in rest && String(rest.code)}`,
  ];
  if (what === "add") {
    return said(await addByHand(staff, { childId, householdId, slotDayIds: [slotDayId], reason: null }));
  }
  const row = await reservationOf(childId, slotDayId);
  if (!row) return [];
  const { id: reservationId, version } = row;
  if (what === "cancel") {
    return said(await cancelByHand(staff, { reservationId, version, reason: "Départ.", due: false }));
  }
  const toSlotDayId = day(DATES[(index + 1) % DATES.length]!);
  return said(await moveByHand(staff, { reservationId, version, toSlotDayId }));
}

async function decideSome(staff: StaffActor, picks: string[]): Promise<string[]> {
  const waiting = (
    await Promise.all([
      waitingRequests(staff, { limit: 50, kind: null }),
      waitingRequests(staff, { limit: 50, kind: "WAITLISTED" }),
    ])
  ).flat();
  const verdicts = new Map<string, Verdict>();
  for (const [index, { id }] of waiting.flatMap(({ cells }) => cells).entries()) {
    const pick = picks[index % picks.length];
    if (pick === "accept") verdicts.set(id, { accept: true });
    if (pick === "refuse") verdicts.set(id, { accept: false, reason: "Complet." });
    if (pick === "wait") verdicts.set(id, { wait: true });
    if (pick === "propose")
      verdicts.set(id, { accept: false, reason: "Complet.", proposal: { slotDayId: null } });
  }
  if (verdicts.size === 0) return [];
  const decided = await decideReservations(staff, verdicts);
  if (!decided.ok) return [decided.code];
  const { accepted, refused, waitlisted, already, full } = decided.value;
  expect(accepted + refused + waitlisted + already + full).toBe(verdicts.size);
  return [...(already ? ["told: already decided"] : []), ...(full ? ["told: no place left"] : [])];
}

test("two households of one child and two agents, all at once: the books stay sound", {
  timeout: 180_000,
}, async () => {
  const seed = Number(process.env.SEED ?? Math.trunc(Math.random() * 2 ** 31));
  const answers = new Set<string>();
  const property = fc.asyncProperty(
    town,
    waitMode,
    fc.array(round, { minLength: 3, maxLength: 6 }),
    async (given, waits, rounds) => {
      setNow(NOW);
      let days = 0;
      const { structureId, activityId, day } = await makeTown(given);
      await db().activity.update({ where: { id: activityId }, data: { waitMode: waits, offerHours: 24 } });
      const mother = await makeFamily([structureId], { adults: [{}, {}], children: [child(), child()] });
      const father = await makeFamily([structureId], {
        children: [child({ childId: mother.childIds[0]! }), child()],
      });
      const homes = [mother, father];
      const parents = [parentOf(mother, 0), parentOf(mother, 1), parentOf(father)];
      const staff = await Promise.all([staffOf(structureId), staffOf(structureId)]);
      let pages = await Promise.all(parents.map(boxesOf));
      const free = await lineFor(day(DATES[2]!), structureId, staff[0]!, homes);
      for (const [index, { acts, later }] of rounds.entries()) {
        if (later) {
          days += 1;
          setNow(`2026-11-${16 + days}T09:00:00+01:00`);
        }
        const old = pages;
        pages = await Promise.all(parents.map(boxesOf));
        const all = await Promise.all([
          ...(index === 0 ? [free()] : []),
          ...acts.map(async (one) => {
            if (one.kind === "staff") return decideSome(staff[one.who]!, one.picks);
            if (one.kind === "answer") return answerAll(parents[one.who]!, one.accept);
            if (one.kind === "close") {
              return closeOrOpen(staff[one.who]!, structureId, DATES[one.day]!, one.reopen);
            }
            if (one.kind === "hand") return byHand(staff[one.who]!, { family: homes[one.who]!, day }, one);
            if (one.kind === "lapse") return [`lapsed ${await lapseOffers(system)}`];
            return tick(parents[one.who]!, (one.stale ? old : pages)[one.who]!, one.picks, one.undo);
          }),
        ]);
        for (const word of all.flat()) answers.add(word);
        expect(await faults()).toEqual([]);
      }
    },
  );
  try {
    // Which of two comes first is PostgreSQL's choice, so a failure is not shrunk: its seed gives the same acts again.
    await fc.assert(property, { seed, numRuns: 24, endOnFailure: true });
  } finally {
    const steps = await db().$queryRaw<{ step: string; count: number }[]>`
      SELECT concat_ws(' > ', COALESCE(from_state::text, 'new'), to_state) AS step, count(*)::int
      FROM reservation_history GROUP BY 1 ORDER BY 2 DESC`;
    console.info(`SEED=${seed}`, [...answers].sort().join(", "));
    console.info(steps.map(({ step, count }) => `${step} ${count}`).join(", "));
  }
  setNow(NOW);
  // The run is worth something only when people got in each other's way.
  expect([...answers]).toEqual(expect.arrayContaining(["requested", "changed", "already-asked"]));
});

test("sixty families at once through the ten connections of one process: ten places, no error", async () => {
  const { structureId, day } = await makeTown({ capacity: 10 });
  const families = await makeFamilies([structureId], Array(60).fill({}));
  const words = await Promise.all(
    families.map((family) => press(parentOf(family), book(family.childIds[0]!, day(DATES[0]!)))),
  );
  expect(words.flat().toSorted()).toEqual([...Array(50).fill("full"), ...Array(10).fill("requested")]);
  expect(await faults()).toEqual([]);
});
