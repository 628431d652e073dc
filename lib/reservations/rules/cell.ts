import type { Temporal } from "temporal-polyfill";
import type { DeadlineState } from "@/lib/deadlines/rules";
import type { CellState, RefusalReason } from "../schema";

export type ReservationState =
  | "REQUESTED"
  | "RESERVED"
  | "REFUSED"
  | "WAITLISTED"
  | "OFFERED"
  | "CANCEL_REQUESTED"
  | "CANCELLED";
export type AttendanceStatus = "PRESENT" | "ABSENT_JUSTIFIED" | "ABSENT_UNJUSTIFIED";

/** Everything that decides what one cell shows to one household, apart from time. */
export type CellFacts = {
  open: boolean;
  capacity: number;
  held: number;
  capacityMode: "FIRST_COME" | "ALLOCATE";
  cancelMode: "ON_REQUEST" | "AT_ONCE" | "NEVER";
  waitMode: "NONE" | "AUTOMATIC" | "OFFER";
  /** The child is not of the group's ages in the school year of the day. */
  isWrongAge: boolean;
  /** By the custody calendar the child is with its other home when the slot starts. */
  isOtherHome: boolean;
  /** What keeps the household from asking for anything, or null. */
  blocked: BlockReason | null;
  reservation: {
    state: ReservationState;
    own: boolean;
    attendance: AttendanceStatus | null;
  } | null;
};

/** Why a household whose file is not in order may ask for nothing. */
export type BlockReason = Extract<RefusalReason, "file-unconfirmed" | "file-incomplete">;

/** What a parent may ask of a cell, or why nothing. */
export type CellChoice =
  | { action: "book" | "wait" | "cancel" | "withdraw"; late: boolean }
  | { action: null; because: RefusalReason | "decided" };

const ATTENDED: Record<AttendanceStatus, CellState> = {
  PRESENT: "present",
  ABSENT_JUSTIFIED: "justified",
  ABSENT_UNJUSTIFIED: "unjustified",
};
const RESERVED_AS: Record<Exclude<ReservationState, "CANCELLED">, CellState> = {
  REQUESTED: "requested",
  RESERVED: "reserved",
  REFUSED: "refused",
  WAITLISTED: "waitlisted",
  OFFERED: "offered",
  CANCEL_REQUESTED: "cancelRequested",
};

const LOCKED_AS: Partial<Record<RefusalReason | "decided", CellState>> = {
  full: "full",
  age: "age",
  late: "late",
  "other-home": "otherHome",
  "file-unconfirmed": "blocked",
  "file-incomplete": "blocked",
};

/** Whether a reservation takes the child's cell: nobody else may ask for it. */
export function occupies(state: ReservationState): boolean {
  return state !== "REFUSED" && state !== "CANCELLED";
}

/** Whether its parent may still take it back. */
const isUndecided = (state: ReservationState) =>
  state === "REQUESTED" || state === "WAITLISTED" || state === "OFFERED";

const isOpenTo = (deadline: DeadlineState) =>
  deadline.status === "open" || (deadline.status === "late" && deadline.after.kind !== "refuse");

/**
 * What a parent may ask of a cell now. `book` and `cancel` are the states of the activity's two deadlines;
 * `startsAt` is the slot's start, after which nothing can be withdrawn. `wait`: its day is full, and has a waiting
 * list.
 */
export function choiceOf(
  facts: CellFacts,
  book: DeadlineState,
  cancel: DeadlineState,
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
): CellChoice {
  const { reservation } = facts;
  if (reservation && reservation.state !== "CANCELLED") {
    if (!reservation.own)
      return occupies(reservation.state) ? { action: null, because: "taken" } : bookable(facts, book);
    if (reservation.attendance) return { action: null, because: "decided" };
    if (isUndecided(reservation.state)) {
      if (now.epochMilliseconds >= startsAt.epochMilliseconds) return { action: null, because: "late" };
      return { action: "withdraw", late: false };
    }
    if (reservation.state === "RESERVED") return cancellable(facts, cancel);
    return { action: null, because: reservation.state === "REFUSED" ? "refused-before" : "already-asked" };
  }
  return bookable(facts, book);
}

function bookable(facts: CellFacts, book: DeadlineState): CellChoice {
  if (!facts.open) return { action: null, because: "closed" };
  if (facts.isWrongAge) return { action: null, because: "age" };
  if (book.status === "not-yet") return { action: null, because: "not-yet" };
  if (!isOpenTo(book)) return { action: null, because: "late" };
  if (facts.isOtherHome) return { action: null, because: "other-home" };
  if (facts.blocked) return { action: null, because: facts.blocked };
  if (facts.capacityMode === "FIRST_COME" && facts.held >= facts.capacity) {
    // Whoever comes late joins no waiting list: those who came in time stand in it.
    const waits = facts.waitMode !== "NONE" && book.status === "open";
    return waits ? { action: "wait", late: false } : { action: null, because: "full" };
  }
  return { action: "book", late: book.status === "late" };
}

function cancellable(facts: CellFacts, cancel: DeadlineState): CellChoice {
  if (facts.cancelMode === "NEVER") return { action: null, because: "no-cancellation" };
  if (!isOpenTo(cancel)) return { action: null, because: "late" };
  return { action: "cancel", late: cancel.status === "late" };
}

/** The state that the cell shows. */
export function stateOf(facts: CellFacts, choice: CellChoice): CellState {
  const { reservation } = facts;
  if (reservation && reservation.state !== "CANCELLED" && (reservation.own || occupies(reservation.state))) {
    if (!reservation.own) return "taken";
    return reservation.attendance ? ATTENDED[reservation.attendance] : RESERVED_AS[reservation.state];
  }
  if (choice.action === "book") return "free";
  if (choice.action === "wait") return "full";
  return (choice.action === null && LOCKED_AS[choice.because]) || "closed";
}
