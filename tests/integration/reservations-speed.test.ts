import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import type { DeadlineRuleInput } from "@/lib/deadlines/schema";
import { decideReservations, sendCells, type Verdict } from "@/lib/reservations/commands";
import { requestOutcomes, waitingRequests } from "@/lib/reservations/queries";
import {
  child,
  makeActivity,
  makeFamilies,
  makeFamily,
  makeStructure,
  parentOf,
  staffOf,
} from "../factories";
import { book, expectSoundBooks, press, wishOn, wordOf } from "./reservations-books";
import { monthOf } from "./reservations-scenes";

afterEach(async () => {
  vi.restoreAllMocks();
  await expectSoundBooks();
});

const DAYS = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, "0")}`);
const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
const openOn = (date: string) => date > "2026-11-17" && !isWeekend(date);
/** The rule that reads most: it counts the activity's own open days. */
const OPEN_DAYS: DeadlineRuleInput = {
  limit: { kind: "days-before", days: 1, at: "18:00", counting: "open" },
  exceptions: [{ when: { kind: "after-holidays" }, use: { kind: "days-before", days: 2, at: "10:00" } }],
};

/** Runs `work` and answers with the statements that it sent to PostgreSQL and the milliseconds that it took. */
async function measure<T>(work: () => Promise<T>) {
  const query = vi.spyOn(pg.Client.prototype, "query");
  const start = performance.now();
  const value = await work();
  const ms = performance.now() - start;
  const texts = query.mock.calls.map(([given]) =>
    (typeof given === "string" ? given : (given as { text: string }).text).trim(),
  );
  query.mockRestore();
  const begin = texts.indexOf("BEGIN");
  const inside = begin < 0 ? 0 : texts.indexOf("COMMIT") - begin - 1;
  return { value, ms, statements: texts.length, inside };
}

/** Says how long several runs took: time is the machine's business, so nothing is asserted about it. */
function tell(name: string, runs: { ms: number; statements: number; inside: number }[]) {
  const ms = runs.map((run) => run.ms).sort((a, b) => a - b);
  const { statements, inside } = runs[0]!;
  const [best, median] = [ms[0]!, ms[ms.length >> 1]!].map((time) => time.toFixed(0));
  console.info(
    `${name}: median ${median} ms, best ${best} ms; ${statements} statements, ${inside} in a transaction`,
  );
}

const SLOTS = [
  { name: "Matin", startsAt: "07:30", endsAt: "08:30" },
  { name: "Repas", startsAt: "11:45", endsAt: "13:30" },
  { name: "Soir", startsAt: "16:30", endsAt: "18:30" },
];

/** A family of three children with three slots a day of two activities, over a school year. */
async function bigFamily() {
  const structureId = await makeStructure();
  const year = {
    firstDay: "2026-09-01",
    lastDay: "2027-07-02",
    slots: SLOTS,
    bookRule: OPEN_DAYS,
    cancelRule: OPEN_DAYS,
  };
  const activity = await makeActivity(structureId, year);
  await makeActivity(structureId, year);
  const children = ["Léa", "Tom", "Zoé"].map((firstName) => child({ firstName }));
  const family = await makeFamily([structureId], { children });
  return { structureId, activity, family, parent: parentOf(family) };
}

test("sixty cells are sent in at most eight statements of one transaction", async () => {
  const { activity, family, parent } = await bigFamily();
  const cells = DAYS.filter(openOn)
    .flatMap((date) =>
      family.childIds.flatMap((id) => SLOTS.map(({ name }) => [id, activity.day(date, name)] as const)),
    )
    .slice(0, 60);
  expect(cells).toHaveLength(60);
  const booked = [];
  const withdrawn = [];
  for (let run = 0; run < 6; run++) {
    booked.push(
      await measure(() =>
        sendCells(
          parent,
          cells.map(([id, day]) => book(id, day, 2 * run)),
        ),
      ),
    );
    const wishes = await Promise.all(cells.map(([id, day]) => wishOn("withdraw", id, day)));
    withdrawn.push(await measure(() => sendCells(parent, wishes)));
  }
  tell("ask for 60 cells", booked.slice(1));
  tell("withdraw 60 cells", withdrawn.slice(1));
  for (const { inside } of [...booked, ...withdrawn]) expect(inside).toBeLessThanOrEqual(8);
  for (const [runs, word] of [
    [booked, "requested"],
    [withdrawn, "withdrawn"],
  ] as const) {
    const sent = runs.at(-1)!.value;
    const outcomes = await requestOutcomes(parent, sent.ok ? sent.value.requestId : "");
    expect(outcomes!.outcomes.map(wordOf)).toEqual(Array(60).fill(word));
  }
});

test("the month of three children is read in three statements", async () => {
  const { activity, family, parent } = await bigFamily();
  const dates = DAYS.filter(openOn);
  await press(parent, ...dates.map((date) => book(family.childIds[0]!, activity.day(date))));
  const runs = [];
  for (let run = 0; run < 6; run++) runs.push(await measure(() => monthOf(parent, "2026-11")));
  tell("the month of 3 children, 6 slots a day", runs.slice(1));
  for (const { statements } of runs) expect(statements).toBe(3);
  expect(runs[0]!.value.children.map(({ slots }) => slots.length)).toEqual([6, 6, 6]);
});

test("a decision takes as many statements for forty families as for one", async () => {
  const structureId = await makeStructure();
  const activity = await makeActivity(structureId, { capacity: 100 });
  const families = await makeFamilies([structureId], Array(41).fill({}));
  for (const family of families)
    await press(parentOf(family), book(family.childIds[0]!, activity.day("2026-11-24")));
  const staff = await staffOf(structureId);
  const ids = (await waitingRequests(staff, { limit: 50, kind: null })).flatMap(({ cells }) =>
    cells.map(({ id }) => id),
  );
  const decide = (some: string[]) =>
    decideReservations(staff, new Map(some.map((id): [string, Verdict] => [id, { accept: true }])));
  const one = await measure(() => decide(ids.slice(0, 1)));
  const forty = await measure(() => decide(ids.slice(1)));
  tell("decide for 40 families", [forty]);
  expect(forty.statements).toBe(one.statements);
  expect(forty.inside).toBeLessThanOrEqual(12);
});

test("the sendings that wait are read in one statement", async () => {
  const structureId = await makeStructure();
  const activity = await makeActivity(structureId, { capacity: 100 });
  for (const family of await makeFamilies([structureId], Array(20).fill({})))
    await press(parentOf(family), book(family.childIds[0]!, activity.day("2026-11-24")));
  const staff = await staffOf(structureId);
  const { value, statements } = await measure(() => waitingRequests(staff, { limit: 50, kind: null }));
  expect([value.length, statements]).toEqual([20, 1]);
});
