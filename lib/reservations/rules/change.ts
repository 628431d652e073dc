import type { DeadlineState } from "@/lib/deadlines/rules";
import type { CellWish } from "../schema";
import type { ReservationState } from "./cell";

/** What is kept beside the state of a reservation. */
export type Extras = {
  /** The pending request came after its deadline. */
  late: boolean;
  /** Percent that its price grows because it was asked late. */
  surcharge: number;
  /** Cancelled, yet billed. */
  due: boolean;
  /** Its turn in the waiting list, while WAITLISTED or OFFERED. */
  waitingSince: Date | null;
  /** Until when its place is held, while OFFERED. */
  offerUntil: Date | null;
};

/** One change of one reservation: what is written, and what its slot day gains or loses. */
export type Change = {
  from: ReservationState | null;
  to: ReservationState;
  holds: boolean;
  /** +1, 0 or -1 place of the slot day. */
  places: -1 | 0 | 1;
} & Extras;

/** A reservation as it stands, or nothing. */
export type Before = ({ state: ReservationState; holds: boolean } & Partial<Extras>) | null;
type Stored = NonNullable<Before>;

/** How a request stands to its deadline. */
export type Lateness = { late: boolean; surcharge: number };
const IN_TIME: Lateness = { late: false, surcharge: 0 };

/** How what is asked now stands to a deadline. */
export function latenessOf(deadline: DeadlineState): Lateness {
  if (deadline.status !== "late" || deadline.after.kind === "refuse") return IN_TIME;
  return { late: true, surcharge: deadline.after.kind === "surcharge" ? deadline.after.percent : 0 };
}

function change(before: Before, to: ReservationState, holds: boolean, extras: Partial<Extras> = {}): Change {
  const places = (Number(holds) - Number(before?.holds ?? false)) as Change["places"];
  const none: Extras = { late: false, surcharge: 0, due: false, waitingSince: null, offerUntil: null };
  return { from: before?.state ?? null, to, holds, places, ...none, ...extras };
}

const priced = ({ surcharge = 0 }: Stored) => ({ surcharge });

/** A parent asks for a free cell: DR, or R at once where the activity validates automatically what is in time. */
export function book(
  before: Before,
  activity: { autoValidate: boolean; capacityMode: "FIRST_COME" | "ALLOCATE" },
  asked: Lateness = IN_TIME,
): Change {
  const { surcharge } = asked;
  if (activity.autoValidate && !(asked.late && surcharge === 0)) {
    return change(before, "RESERVED", true, { surcharge });
  }
  return change(before, "REQUESTED", activity.capacityMode === "FIRST_COME", asked);
}

/** A parent waits for a place of a full day: LA. */
export function joinWaitingList(before: Before, at: Date): Change {
  return change(before, "WAITLISTED", false, { waitingSince: at });
}

/** A parent asks to cancel what is reserved: the place is kept until staff decide. */
export function askCancellation(before: Stored, { late }: Pick<Lateness, "late"> = IN_TIME): Change {
  return change(before, "CANCEL_REQUESTED", true, { late, ...priced(before) });
}

/** A parent takes back a request that is not decided yet, leaves the waiting list or declines an offer; or cancels at once. */
export function withdraw(before: Stored): Change {
  return change(before, "CANCELLED", false);
}

/** A parent cancels what is reserved: free at once where the activity lets what is in time go, else staff decide. */
export function cancel(
  before: Stored,
  { cancelMode }: { cancelMode: "ON_REQUEST" | "AT_ONCE" | "NEVER" },
  asked: Pick<Lateness, "late"> = IN_TIME,
): Change {
  return cancelMode === "AT_ONCE" && !asked.late ? withdraw(before) : askCancellation(before, asked);
}

/** Whether the household's own reservation is what is asked for already: a form sent twice, or by both its adults. */
export function isFulfilled(wish: CellWish, stored: { state: ReservationState; version: number }): boolean {
  if (wish.kind === "book") return stored.state === "REQUESTED" || stored.state === "RESERVED";
  if (wish.kind === "wait") return stored.state === "WAITLISTED" || stored.state === "OFFERED";
  const isGone =
    stored.state === "CANCELLED" || (wish.kind === "cancel" && stored.state === "CANCEL_REQUESTED");
  return isGone && stored.version === wish.version + 1;
}

/** What staff answer: yes, no, or (to a request) the waiting list from `wait` on. */
export type Answer = { accept: boolean; wait?: Date };

/**
 * Staff decide what waits: DR becomes R, REF or LA, a child of the waiting list R or REF, DA free or R again. Null when
 * nothing waits.
 */
export function decide(before: Stored, { accept, wait }: Answer): Change | null {
  switch (before.state) {
    case "REQUESTED":
      if (wait) return joinWaitingList(before, wait);
      return accept ? change(before, "RESERVED", true, priced(before)) : change(before, "REFUSED", false);
    case "WAITLISTED":
    case "OFFERED":
      if (wait) return null;
      return accept ? change(before, "RESERVED", true) : change(before, "REFUSED", false);
    case "CANCEL_REQUESTED":
      if (wait) return null;
      return accept ? change(before, "CANCELLED", false) : change(before, "RESERVED", true, priced(before));
    default:
      return null;
  }
}

/** A freed place is held for the first of the waiting list until `until`; its turn stays known. */
export function offer(before: Stored, until: Date): Change {
  return change(before, "OFFERED", true, { waitingSince: before.waitingSince ?? null, offerUntil: until });
}

/** A place is given without a request to decide: from the waiting list, by accepting an offer, or by staff's hand. */
export function reserve(before: Before): Change {
  return change(before, "RESERVED", true);
}

/** Staff take away what stands on a day: a closure, a move, a departure. `due`: it stays billed. */
export function cancelByStaff(before: Stored, due: boolean): Change {
  const wasReserved = before.state === "RESERVED" || before.state === "CANCEL_REQUESTED";
  return change(before, "CANCELLED", false, { due: due && wasReserved });
}

/** A change taken back: the state before it, or free. */
export function restore(before: Stored, to: ReservationState | null, extras: Partial<Extras>): Change {
  const state = to ?? "CANCELLED";
  const holds = state !== "REFUSED" && state !== "CANCELLED" && state !== "WAITLISTED";
  return change(before, state, holds, extras);
}

/** A parent takes back a sending: what stood before it, or free. */
export function takeBack(
  before: Stored,
  stood: { state: ReservationState; holds: boolean } | null,
  extras: Partial<Extras>,
): Change {
  return stood ? change(before, stood.state, stood.holds, extras) : change(before, "CANCELLED", false);
}

/** Places left to give on each slot day, counted down while a batch is planned. */
export class Places {
  private readonly left: Map<string, number>;
  readonly moved = new Map<string, number>();

  constructor(days: Iterable<{ id: string; capacity: number; held: number }>) {
    this.left = new Map([...days].map((day) => [day.id, day.capacity - day.held]));
  }

  /** Takes or gives back what `change` needs; false, and nothing moves, when no place is left. */
  move(slotDayId: string, { places }: Pick<Change, "places">): boolean {
    const left = this.left.get(slotDayId) ?? 0;
    if (places > left) return false;
    this.left.set(slotDayId, left - places);
    if (places !== 0) this.moved.set(slotDayId, (this.moved.get(slotDayId) ?? 0) + places);
    return true;
  }
}
