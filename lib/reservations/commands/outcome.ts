import "server-only";
import type { ParentActor } from "@/lib/actor";
import { type Change, type Extras, occupies, type ReservationState } from "../rules";
import { type CellOutcome, type CellWish, type ChangedBy, type RefusalReason, wishValue } from "../schema";
import type { Stored, Target } from "./targets";

/**
 * What a cell is answered: its change, or why none. `otherId` is the slot that the reason speaks of; `isFulfilled`: the
 * household has already what it asks for.
 */
export type CellAnswer =
  | { change: Change; rank?: number }
  | { because: RefusalReason; otherId?: string | null; isFulfilled?: boolean };

/** How to take a change back: the state before it, null where the cell was free. */
export type TakenBack = {
  id: string;
  /** The version that the sending made. */
  version: number;
  before:
    | ({ state: ReservationState; holds: boolean; requestId: string; reason: string | null } & Pick<
        Extras,
        "late" | "surcharge"
      > & { waitingSince: string | null; offerUntil: string | null })
    | null;
};

/** An outcome as it is kept. */
export type UndoableOutcome = CellOutcome & { undo?: TakenBack };

const NOTHING = { late: false, changed: null, rank: null, other: null };

/** The outcome of a wish that names nothing that the parent may know. */
export function unknownCell(): CellOutcome {
  const nobody = { child: null, activity: null, slot: null, date: null };
  return { wish: "", outcome: "refused", because: "not-found", ...nobody, ...NOTHING };
}

const OUTCOME_OF: Record<Change["to"], CellOutcome["outcome"]> = {
  REQUESTED: "requested",
  RESERVED: "reserved",
  WAITLISTED: "waitlisted",
  OFFERED: "waitlisted",
  CANCEL_REQUESTED: "cancel-requested",
  CANCELLED: "withdrawn",
  REFUSED: "refused",
};

type Cell = { wish: CellWish; target: Target; before: Stored | null };

/** What the parent is told about a cell of its own. */
export function outcomeOf(
  actor: ParentActor,
  { wish, target, before }: Cell,
  answer: CellAnswer,
  nameOf: (slotId: string) => string | null,
): CellOutcome {
  const { child, activity, slot, date } = target;
  const cell = { wish: wishValue(wish), child, activity, slot, date };
  if ("because" in answer) {
    const { because, otherId, isFulfilled } = answer;
    const isTold = because === "changed" || because === "already-asked";
    return {
      ...cell,
      ...NOTHING,
      outcome: isFulfilled ? "unchanged" : "refused",
      because,
      changed: isTold ? changeOf(actor, before) : null,
      other: otherId ? nameOf(otherId) : null,
    };
  }
  const { change, rank = null } = answer;
  const isCancelled = wish.kind === "cancel" && change.to === "CANCELLED";
  return {
    ...cell,
    ...NOTHING,
    outcome: isCancelled ? "cancelled" : OUTCOME_OF[change.to],
    because: null,
    late: change.late || change.surcharge > 0,
    rank,
  };
}

/** Who changed a cell last, and when. */
export function changeOf(actor: ParentActor, before: Pick<Stored, "last"> | null): CellOutcome["changed"] {
  if (!before?.last) return null;
  return { at: new Date(before.last.at).toISOString(), by: authorOf(actor, before.last) };
}

function authorOf(actor: ParentActor, last: NonNullable<Stored["last"]>): ChangedBy {
  const { accountId, householdId, isDecision } = last;
  if (accountId === null) return "system";
  if (accountId === actor.accountId) return "you";
  if (isDecision || householdId === null) return "staff";
  return householdId === actor.householdId ? "parent" : "home";
}

/** How a granted change is taken back. What stood for another home, or was free, is free again. */
export function takenBack(
  actor: ParentActor,
  { before }: Pick<Cell, "before">,
  reservationId: string,
): TakenBack {
  const version = (before?.version ?? 0) + 1;
  if (!before || before.householdId !== actor.householdId || !occupies(before.state)) {
    return { id: reservationId, version, before: null };
  }
  const { state, holds, requestId, reason, late, surcharge } = before;
  const waitingSince = before.waitingSince?.toISOString() ?? null;
  const offerUntil = before.offerUntil?.toISOString() ?? null;
  return {
    id: reservationId,
    version,
    before: { state, holds, requestId, reason, late, surcharge, waitingSince, offerUntil },
  };
}
