import type { CellWish } from "../schema";
import type { ReservationState } from "./cell";

/** One change of one reservation: what is written, and what its slot day gains or loses. */
export type Change = {
  from: ReservationState | null;
  to: ReservationState;
  holds: boolean;
  /** +1, 0 or -1 place of the slot day. */
  places: -1 | 0 | 1;
};

type Before = { state: ReservationState; holds: boolean } | null;

function change(before: Before, to: ReservationState, holds: boolean): Change {
  const places = (Number(holds) - Number(before?.holds ?? false)) as Change["places"];
  return { from: before?.state ?? null, to, holds, places };
}

/** A parent asks for a free cell: DR, or R at once where the activity validates automatically. */
export function book(
  before: Before,
  activity: { autoValidate: boolean; capacityMode: "FIRST_COME" | "ALLOCATE" },
) {
  if (activity.autoValidate) return change(before, "RESERVED", true);
  return change(before, "REQUESTED", activity.capacityMode === "FIRST_COME");
}

/** A parent asks to cancel what is reserved: the place is kept until staff decide. */
export function askCancellation(before: NonNullable<Before>) {
  return change(before, "CANCEL_REQUESTED", true);
}

/** A parent takes back a request that is not decided yet. */
export function withdraw(before: NonNullable<Before>) {
  return change(before, "CANCELLED", false);
}

/** Whether the household's own reservation is what is asked for already: a form sent twice, or by both its adults. */
export function isFulfilled(wish: CellWish, stored: { state: ReservationState; version: number }): boolean {
  if (wish.kind === "book") return stored.state === "REQUESTED" || stored.state === "RESERVED";
  const asked = wish.kind === "cancel" ? "CANCEL_REQUESTED" : "CANCELLED";
  return stored.state === asked && stored.version === wish.version + 1;
}

/**
 * Staff decide what waits: DR becomes R or REF, DA becomes free or R again. Null when nothing waits.
 */
export function decide(before: NonNullable<Before>, accept: boolean): Change | null {
  if (before.state === "REQUESTED")
    return accept ? change(before, "RESERVED", true) : change(before, "REFUSED", false);
  if (before.state === "CANCEL_REQUESTED") {
    return accept ? change(before, "CANCELLED", false) : change(before, "RESERVED", true);
  }
  return null;
}

/** Places left to give on each slot day, counted down while a batch is planned. */
export class Places {
  private readonly left: Map<string, number>;
  readonly moved = new Map<string, number>();

  constructor(days: Iterable<{ id: string; capacity: number; held: number }>) {
    this.left = new Map([...days].map((day) => [day.id, day.capacity - day.held]));
  }

  /** Takes or gives back what `change` needs; false, and nothing moves, when no place is left. */
  move(slotDayId: string, { places }: Change): boolean {
    const left = this.left.get(slotDayId) ?? 0;
    if (places > left) return false;
    this.left.set(slotDayId, left - places);
    if (places !== 0) this.moved.set(slotDayId, (this.moved.get(slotDayId) ?? 0) + places);
    return true;
  }
}
