import type { Temporal } from "temporal-polyfill";
import type { ParentActor } from "@/lib/actor";
import type { DeadlineState } from "@/lib/deadlines/rules";
import { type CellChoice, type CellDeadlines, type CellFacts, choiceOf, stateOf } from "../rules";
import { type CellState, wishValue } from "../schema";
import type { Booked, Closure, Day } from "./calendar-rows";
import type { Offer } from "./offers";

export type CalendarCell = {
  slotId: string;
  state: CellState;
  /** The checkbox's value; null when nothing can be asked. */
  value: string | null;
  choice: CellChoice;
  /** Where the deadline that matters for this cell stands. */
  deadline: DeadlineState;
  closedReason: "PUBLIC_HOLIDAY" | "SCHOOL_HOLIDAY" | "STRUCTURE" | null;
  /** The closure that shut the day. */
  closure: Closure | null;
  /** Why staff refused, closed or changed it, if they did. */
  reason: string | null;
  /** The documents without which nothing can be asked. */
  lacking: string[];
  /** Its turn in the waiting list; 1 is the next. */
  rank: number | null;
  /** Until when the place offered is held, an ISO instant. */
  offerUntil: string | null;
  /** The places left, where they are the last ones and one can be asked for. */
  placesLeft: number | null;
};

/** From so few places left on, a day says how many. */
const LAST_PLACES = 3;

/** What one cell shows and allows. */
export function makeCell(
  actor: ParentActor,
  offer: Offer,
  day: Day,
  row: Booked | undefined,
  { book, cancel, startsAt }: CellDeadlines,
  now: Temporal.Instant,
  gate: Pick<CellFacts, "isOtherHome" | "blocked" | "isWrongAge">,
): Omit<CalendarCell, "lacking"> {
  const own = row?.householdId === actor.householdId;
  const facts: CellFacts = {
    ...day,
    ...gate,
    open: day.open && !offer.archived,
    capacityMode: offer.capacityMode,
    cancelMode: offer.cancelMode,
    waitMode: offer.waitMode,
    reservation: row ? { state: row.state, own, attendance: row.attendance } : null,
  };
  const choice = choiceOf(facts, book, cancel, startsAt, now);
  const state = stateOf(facts, choice);
  const left = day.capacity - day.held;
  const isLast = choice.action === "book" && offer.capacityMode === "FIRST_COME" && left <= LAST_PLACES;
  return {
    slotId: offer.slotId,
    state,
    value: wishOf(choice, offer, day, row),
    choice,
    deadline: state === "reserved" ? cancel : book,
    closedReason: day.closedReason,
    closure: day.closure,
    reason: own ? row.reason : null,
    rank: own ? row.rank : null,
    offerUntil: own ? row.offerUntil : null,
    placesLeft: isLast ? left : null,
  };
}

function wishOf({ action }: CellChoice, { childId }: Offer, day: Day, row?: Booked): string | null {
  if (action === "book" || action === "wait") {
    return wishValue({ kind: action, childId, slotDayId: day.id, version: row?.version ?? 0 });
  }
  return action && row ? wishValue({ kind: action, reservationId: row.id, version: row.version }) : null;
}
