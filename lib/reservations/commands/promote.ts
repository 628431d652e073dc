import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { giveTo } from "@/lib/answers/rules";
import { now as businessNow, nowDate } from "@/lib/clock";
import { isOtherHome } from "@/lib/custody/rules";
import { custodyFacts } from "@/lib/custody/schema";
import type { Tx } from "@/lib/db";
import { groupFor } from "@/lib/families/rules";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { type Before, deadlineBook, fallsTogether, offer, reserve, type TogetherRules } from "../rules";
import { type Announced, announceDecision } from "./announce";
import { type Around, maximaOf, readAround } from "./around";
import { type FirstInTurn, firstInTurn } from "./first-in-turn";
import { addLapseJobs } from "./lapse-jobs";
import { type PlannedChange, storeChanges } from "./write";

/**
 * Gives the free places of slot days to the first who wait for them, never one place to two: reserved at once or
 * offered, by the activity's rule. Whoever frees places calls it, in the transaction that freed them: a cancellation
 * (applyChanges does), more places on a day, a day that opens again. The caller holds the locks of the slot days;
 * `passedOver` are reservations that get nothing of it, such as those that staff have just put on the list.
 */
export async function giveFreedPlaces(
  actor: Actor,
  tx: Tx,
  slotDayIds: string[],
  passedOver: string[] = [],
): Promise<void> {
  allow(actor, ["parent", "staff", "system"]);
  const rows = await firstInTurn(actor, tx, slotDayIds, passedOver);
  if (rows.length === 0) return;
  const [decisionId, at] = [newId(), nowDate()];
  const { give, mayNot } = await giver(actor, tx, rows);
  const decided = rows.flatMap((row) => {
    const given = mayNot.has(row.id) ? null : give(row);
    if (!given) return [];
    const change: PlannedChange = {
      ...row,
      ...given,
      reservationId: row.id,
      version: row.version + 1,
      reason: null,
    };
    return { row, change, ...(change.to === "RESERVED" && { outcome: "promoted" as const }) };
  });
  if (decided.length > 0) await store(actor, tx, decisionId, at, decided);
  // The places of those who may not have them are for the next ones.
  if (mayNot.size > 0) await giveFreedPlaces(actor, tx, slotDayIds, [...passedOver, ...mayNot]);
}

async function store(actor: Actor, tx: Tx, decisionId: string, at: Date, decided: Announced[]) {
  const changes = decided.map(({ change }) => change);
  const places = new Map<string, number>();
  for (const { slotDayId } of changes) places.set(slotDayId, (places.get(slotDayId) ?? 0) + 1);
  await tx.decision.create({ data: { id: decisionId, kind: "WAITING_LIST", createdAt: at } });
  await storeChanges(tx, changes, places, { accountId: null, at, requestId: null, decisionId });
  await announceDecision(actor, tx, decisionId, decided);
  await addLapseJobs(
    tx,
    changes.flatMap(({ offerUntil }) => offerUntil ?? []),
  );
}

/**
 * What each of those in turn gets, by its activity's rules at this moment (null when its slot has begun), and who may
 * not have it as things stand: of another age, with its other home that day, or beside what the child has by now. They
 * keep their turn.
 */
async function giver(actor: Actor, tx: Tx, rows: FirstInTurn[]) {
  const dates = rows.map(({ date }) => date).sort();
  const range = { firstDay: dates[0]!, lastDay: dates.at(-1)! };
  const organisation = await organisationFacts(actor, tx);
  const waiting = rows.map((row) => ({ ...row, waitMode: "NONE" as const }));
  const around = await readAround(tx, waiting, range, organisation, false);
  const now = businessNow();
  const books = new Map(
    rows.map(({ activityId, policies }) => [
      activityId,
      deadlineBook(policies, around.openDays[activityId] ?? [], organisation, range),
    ]),
  );
  const give = (row: FirstInTurn & NonNullable<Before>) => {
    const { cancel, startsAt } = books.get(row.activityId)!(row, now);
    const cancellable = row.cancelMode !== "NEVER" && cancel.status === "open";
    const given = giveTo({ ...row, cancellable, startsAt }, now);
    if (!given) return null;
    const { offeredUntil } = given;
    return offeredUntil ? offer(row, new Date(offeredUntil.epochMilliseconds)) : reserve(row);
  };
  return { give, mayNot: whoMayNot(rows, around, organisation.schoolHolidays) };
}

function whoMayNot(rows: FirstInTurn[], around: Around, schoolHolidays: TogetherRules["schoolHolidays"]) {
  const alone = rows.filter((row) => {
    const custody = custodyFacts.nullable().parse(row.custody);
    return (
      groupFor(row.birthDate, row.date, [row]) === null ||
      isOtherHome(custody, row.date, row.startsAt, schoolHolidays)
    );
  });
  const mayNot = new Set(alone.map(({ id }) => id));
  const granted = rows
    .filter(({ id }) => !mayNot.has(id))
    .map((row) => ({ ...row, key: row.id, takes: true, keeps: false }));
  // What the child waits for as well is not had yet; a minimum is for those who ask.
  const standing = around.held.filter(({ waits }) => !waits);
  const rules = { links: around.links, limits: maximaOf(around), schoolHolidays };
  for (const id of fallsTogether(granted, standing, rules).keys()) mayNot.add(id);
  return mayNot;
}
