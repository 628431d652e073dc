import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { Prisma, type Tx, transaction } from "@/lib/db";
import { done, type Result, refuse } from "@/lib/result";
import { catalogue } from "@/lib/text/catalogue";
import { sayDay } from "@/lib/text/dates";
import { occupies, Places } from "../rules";
import { fillCells, readCells, type Seat, toLock } from "./by-hand-cells";
import { decidesIn, type Held, lockHeld, planned, storeByHand, takeAway } from "./by-hand-store";
import { lockSlotDays } from "./write";

type Added = Seat & { slotDayIds: string[]; reason: string | null };

/**
 * Reserves days for a child at once, whatever the deadlines: all of them, or none with the first reason why not
 * (closed, full, not enrolled, reserved already, of its other home, beside a slot that excludes it). One decision, one mail per adult.
 */
export async function addByHand(
  actor: StaffActor,
  { slotDayIds, reason, ...seat }: Added,
): Promise<Result<{ added: number }>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const cells = await readCells(tx, actor, seat, slotDayIds);
    if (!cells) return refuse("not-found");
    const days = await lockSlotDays(tx, toLock(cells));
    const places = new Places(days);
    const filled = await fillCells(tx, actor, { cells, seat, days, places, reason });
    if (!filled.ok) return filled;
    const changes = filled.value.map(({ change }) => change);
    const told = filled.value.map(({ cell, change }) => ({ row: cell, change, outcome: "added" as const }));
    await storeByHand(tx, actor, { changes, told, places });
    return done({ added: changes.length });
  });
}

type Moved = { reservationId: string; version: number; toSlotDayId: string };

/**
 * Takes a child from one day to another: the old day becomes free with the reason "Déplacé au …", the new one is
 * reserved, both or neither. One mail per adult.
 */
export async function moveByHand(
  actor: StaffActor,
  { reservationId, version, toSlotDayId }: Moved,
): Promise<Result<{ reservationId: string }>> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const known = await find(tx, actor, reservationId);
    const cells = known && (await readCells(tx, actor, known, [toSlotDayId]));
    const cell = cells?.[0];
    if (!known || !cell) return refuse("not-found");
    const days = await lockSlotDays(tx, [known.slotDayId, ...toLock([cell])]);
    const row = await lockOne(tx, reservationId, version);
    if (!row.ok) return row;
    const before = row.value;
    if (before.state === "CANCEL_REQUESTED") return refuse("by-hand-wants-out");
    if (before.slotId === cell.slotId && before.date === cell.date) return refuse("by-hand-same-day");
    const places = new Places(days);
    const left = takeAway(before, false);
    places.move(before.slotDayId, left);
    const filled = await fillCells(tx, actor, {
      cells: [cell],
      seat: { childId: before.childId, householdId: before.householdId },
      leaving: before.id,
      days,
      places,
      reason: null,
    });
    if (!filled.ok) return filled;
    const { change } = filled.value[0]!;
    const { date, activity, slot } = before;
    await storeByHand(tx, actor, {
      changes: [planned(before, left, movedTo(cell)), change],
      told: [{ row: cell, change, outcome: "moved", from: { date, activity, slot } }],
      places,
    });
    return done({ reservationId: change.reservationId });
  });
}

type Cancelled = { reservationId: string; version: number; reason: string; due: boolean };

/** Frees a day of a child with a reason that its family reads; `due`: it stays billed. One mail per adult. */
export async function cancelByHand(
  actor: StaffActor,
  { reservationId, version, reason, due }: Cancelled,
): Promise<Result> {
  allow(actor, "staff", "REQUESTS");
  return transaction(async (tx) => {
    const known = await find(tx, actor, reservationId);
    if (!known) return refuse("not-found");
    const places = new Places(await lockSlotDays(tx, [known.slotDayId]));
    const row = await lockOne(tx, reservationId, version);
    if (!row.ok) return row;
    const freed = takeAway(row.value, due);
    places.move(row.value.slotDayId, freed);
    const change = planned(row.value, freed, freed.due ? stillBilled(reason) : reason);
    await storeByHand(tx, actor, { changes: [change], told: [{ row: row.value, change }], places });
    return done();
  });
}

/** Where a reservation of the actor's structures stands, before anything is locked. */
async function find(tx: Tx, actor: StaffActor, id: string) {
  const [row] = await tx.$queryRaw<(Seat & { slotDayId: string })[]>`
    SELECT r.child_id AS "childId", r.household_id AS "householdId", r.slot_day_id AS "slotDayId"
    FROM reservation r JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    WHERE r.id = ${id}::uuid AND ${decidesIn(actor)}`;
  return row ?? null;
}

/** The reservation as the reader of a page saw it, if it still stands and the child has not come. */
async function lockOne(tx: Tx, id: string, version: number): Promise<Result<Held>> {
  const [row] = await lockHeld(tx, Prisma.sql`r.id = ${id}::uuid`);
  if (row?.version !== version) return refuse("by-hand-changed");
  if (!occupies(row.state)) return refuse("by-hand-over");
  if (row.attendance === "PRESENT") return refuse("by-hand-present");
  return done(row);
}

const stillBilled = (reason: string) =>
  catalogue("fr").planning.stillBilled.replace("{reason}", () => reason);

/** "Déplacé au mardi 1er décembre (Repas)": families read it as staff wrote it, whatever their language. */
function movedTo({ date, slot }: { date: string; slot: string }): string {
  const day = sayDay(date, "fr", { weekday: "long", day: "numeric", month: "long" });
  return catalogue("fr")
    .planning.movedTo.replace("{day}", day)
    .replace("{slot}", () => slot);
}
