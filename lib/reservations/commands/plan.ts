import "server-only";
import { newId } from "@/lib/ids";
import {
  book,
  type Change,
  cancel,
  choiceOf,
  type Fall,
  fallsTogether,
  isFulfilled,
  joinWaitingList,
  latenessOf,
  occupies,
  Places,
  withdraw,
} from "../rules";
import { type CellWish, isOnDay, wishValue } from "../schema";
import { type CellAnswer, outcomeOf, takenBack, type UndoableOutcome, unknownCell } from "./outcome";
import type { Sending } from "./sending";
import type { Stored, Target } from "./targets";
import type { PlannedChange } from "./write";

const keyOf = (cell: { childId: string; slotId: string; date: string }) =>
  `${cell.childId} ${cell.slotId} ${cell.date}`;

/** One cell that is wished for, once. */
type Cell = { wish: CellWish; key: string; target: Target; before: Stored | null };

/** What becomes of a whole sending: nothing of it is written here. */
export type Plan = {
  outcomes: UndoableOutcome[];
  /** The changes, for the sending whose id is given. */
  changes: (requestId: string) => PlannedChange[];
  places: Places;
};

/**
 * Answers each wish of a sending. What the cells then have together is judged on the end state of all of it: a wish
 * that falls gives back the place that it had taken, and the others are answered again.
 */
export function planSending(sending: Sending): Plan {
  const { cells, order } = cellsOf(sending);
  const fallen = new Map<string, Fall>();
  for (;;) {
    const { answers, places } = answerCells(sending, cells, fallen);
    const falls = judgeTogether(sending, cells, answers);
    if (falls.size > 0) {
      for (const [key, fall] of falls) fallen.set(key, fall);
      continue;
    }
    const granted = cells.flatMap((cell) => {
      const answer = answers.get(cell.key)!;
      return "change" in answer ? [{ cell, change: answer.change, id: cell.before?.id ?? newId() }] : [];
    });
    const undoOf = new Map(granted.map(({ cell, id }) => [cell.key, takenBack(sending.actor, cell, id)]));
    const nameOf = slotNames(sending);
    const byKey = new Map(cells.map((cell) => [cell.key, cell]));
    const outcomes = order.map(({ key }): UndoableOutcome => {
      const cell = key === null ? undefined : byKey.get(key);
      if (!cell) return unknownCell();
      const outcome = outcomeOf(sending.actor, cell, answers.get(cell.key)!, nameOf);
      const undo = undoOf.get(cell.key);
      return undo ? { ...outcome, undo } : outcome;
    });
    const changes = (requestId: string) =>
      granted.map(({ cell, change, id }) => plannedChange(sending, cell, change, id, requestId));
    return { outcomes, changes, places };
  }
}

/** The cells wished for, each once, in the order of the wishes; a wish that names nothing known has no key. */
function cellsOf({ wishes, targets, stored }: Sending) {
  const storedOf = new Map(stored.map((row) => [keyOf(row), row]));
  const byId = new Map(stored.map((row) => [row.id, row]));
  const targetOf = new Map(targets.map((target) => [`${target.childId} ${target.slotDayId}`, target]));
  const cells = new Map<string, Cell>();
  const order = new Map<string, { key: string | null }>();
  for (const wish of wishes) {
    const named = isOnDay(wish) ? wish : byId.get(wish.reservationId);
    const target = named && targetOf.get(`${named.childId} ${named.slotDayId}`);
    if (!target) {
      order.set(wishValue(wish), { key: null });
      continue;
    }
    // The same cell twice in one sending is one wish.
    const key = keyOf(target);
    if (cells.has(key)) continue;
    cells.set(key, { wish, key, target, before: storedOf.get(key) ?? null });
    order.set(key, { key });
  }
  return { cells: [...cells.values()], order: [...order.values()] };
}

const gives = ({ wish }: Cell) => !isOnDay(wish);

/** Each cell by itself: whatever gives a place back comes first, then the wishes in their order. */
function answerCells(sending: Sending, cells: Cell[], fallen: ReadonlyMap<string, Fall>) {
  const { waiting } = sending.around;
  const places = new Places(sending.days);
  const dayOf = new Map(sending.days.map((day) => [day.id, day]));
  const freed = new Map<string, number>();
  const joined = new Map<string, number>();
  const answers = new Map<string, CellAnswer>();
  const count = (map: Map<string, number>, id: string, more: number) =>
    map.set(id, (map.get(id) ?? 0) + more);
  for (const cell of [...cells.filter(gives), ...cells.filter((one) => !gives(one))]) {
    const { target, before } = cell;
    const fall = fallen.get(cell.key);
    if (fall) {
      answers.set(cell.key, { because: fall.because, otherId: fall.otherId });
      continue;
    }
    const day = dayOf.get(target.slotDayId)!;
    // A place given back goes to those who wait for it, before the other wishes of the same sending.
    const owed = Math.min(freed.get(day.id) ?? 0, waiting[day.id] ?? 0);
    const held = day.held + (places.moved.get(day.id) ?? 0) + owed;
    const answer = answerCell(sending, cell, { ...day, held });
    if (!("change" in answer)) {
      answers.set(cell.key, answer);
      continue;
    }
    if (!places.move(day.id, answer.change)) {
      answers.set(cell.key, { because: "full" });
      continue;
    }
    if (answer.change.places < 0) count(freed, day.id, 1);
    if (before?.state === "WAITLISTED") count(joined, day.id, -1);
    if (answer.change.to !== "WAITLISTED") {
      answers.set(cell.key, answer);
      continue;
    }
    count(joined, day.id, 1);
    const rank = (waiting[day.id] ?? 0) + joined.get(day.id)! - owed;
    answers.set(cell.key, { ...answer, rank });
  }
  return { answers, places };
}

type Day = Sending["days"][number];

function answerCell({ actor, deadlinesOf, gateOf, now, at }: Sending, cell: Cell, day: Day): CellAnswer {
  const { wish, target, before } = cell;
  const own = before?.householdId === actor.householdId;
  if (before && own && isFulfilled(wish, before)) return { because: "already-asked", isFulfilled: true };
  const { book: bookBy, cancel: cancelBy, startsAt } = deadlinesOf(target);
  const facts = {
    ...target,
    ...day,
    ...gateOf(target),
    open: day.open && !target.isArchived,
    reservation: before ? { state: before.state, own, attendance: before.attendance } : null,
  };
  if (before && !own && occupies(before.state)) return { because: "taken" };
  if ((before?.version ?? 0) !== wish.version) return { because: "changed" };
  const choice = choiceOf(facts, bookBy, cancelBy, startsAt, now);
  if (choice.action === null) return { because: choice.because === "decided" ? "changed" : choice.because };
  const late = latenessOf(choice.action === "cancel" ? cancelBy : bookBy);
  if (wish.kind === "cancel" || wish.kind === "withdraw") {
    if (choice.action !== wish.kind) return { because: "changed" };
    return { change: wish.kind === "cancel" ? cancel(before!, target, late) : withdraw(before!) };
  }
  if (choice.action === "book") return { change: book(before, target, late) };
  if (choice.action !== "wait") return { because: "changed" };
  return wish.kind === "wait" ? { change: joinWaitingList(before, at) } : { because: "full" };
}

/** Which of the granted cells may not stand beside each other, or beside what the children have already. */
function judgeTogether({ around, schoolHolidays }: Sending, cells: Cell[], answers: Map<string, CellAnswer>) {
  const granted = cells.flatMap(({ key, target }) => {
    const answer = answers.get(key)!;
    if (!("change" in answer)) return [];
    const { to } = answer.change;
    const keeps = to === "CANCEL_REQUESTED";
    return [{ ...target, key, takes: occupies(to) && !keeps, keeps }];
  });
  const changing = new Set(granted.map(({ key }) => key));
  const standing = around.held.filter((one) => !changing.has(keyOf(one)));
  return fallsTogether(granted, standing, { links: around.links, limits: around.limits, schoolHolidays });
}

/** The names of the slots that exclude or need each other. */
export function slotNames({ around }: Pick<Sending, "around">): (id: string) => string | null {
  const names = new Map(
    around.links.flatMap(({ slotId, slot, otherId, other }) => [
      [slotId, slot] as const,
      [otherId, other] as const,
    ]),
  );
  return (id) => names.get(id) ?? null;
}

function plannedChange(
  { actor }: Sending,
  { target, before }: Cell,
  change: Change,
  reservationId: string,
  requestId: string,
): PlannedChange {
  const { childId, slotId, slotDayId, date } = target;
  return {
    ...change,
    reservationId,
    childId,
    slotId,
    slotDayId,
    date,
    householdId: actor.householdId,
    requestId,
    version: (before?.version ?? 0) + 1,
    reason: null,
  };
}
