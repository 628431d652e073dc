import { z } from "zod";
import { id, line, listOf } from "@/lib/fields";

/** What a cell of the calendar shows, in the order of domain words: libre, demande, réservé… */
export const CELL_STATES = [
  "free",
  "requested",
  "reserved",
  "refused",
  "waitlisted",
  "offered",
  "cancelRequested",
  "closed",
  "full",
  "late",
  "otherHome",
  "blocked",
  "age",
  "present",
  "justified",
  "unjustified",
  "taken",
] as const;
export type CellState = (typeof CELL_STATES)[number];

/** What a ticked cell asks for. A reservation is named with the version that the parent saw. */
export type CellWish =
  | { kind: "book"; childId: string; slotDayId: string }
  | { kind: "cancel" | "withdraw"; reservationId: string; version: number };

/** The value of a cell's checkbox. */
export function wishValue(wish: CellWish): string {
  return wish.kind === "book"
    ? `book.${wish.childId}.${wish.slotDayId}`
    : `${wish.kind}.${wish.reservationId}.${wish.version}`;
}

const wish = line(100).transform((text, ctx): CellWish => {
  const [kind, given, second = "", ...rest] = text.split(".");
  const first = id.safeParse(given).data;
  if (rest.length === 0 && first) {
    const slotDayId = id.safeParse(second).data;
    if (kind === "book" && slotDayId) return { kind, childId: first, slotDayId };
    if ((kind === "cancel" || kind === "withdraw") && /^[1-9]\d{0,8}$/.test(second)) {
      return { kind, reservationId: first, version: Number(second) };
    }
  }
  ctx.addIssue({ code: "custom", message: "invalid" });
  return z.NEVER;
});

/** At most this many cells in one sending: a term of Wednesdays for three children, three times over. */
export const MAX_CELLS = 400;

export const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "invalid");

export const sendSchema = z.object({
  cellule: listOf(wish, MAX_CELLS).refine((list) => list.length > 0, "nothing-ticked"),
  mois: month,
});

/** What became of one ticked cell; the child's and the slot's names are null when the parent may not know them. */
export type CellOutcome = {
  outcome: "requested" | "reserved" | "cancel-requested" | "withdrawn" | "unchanged" | "refused";
  because: RefusalReason | null;
  child: string | null;
  activity: string | null;
  slot: string | null;
  date: string | null;
};

/** Why a ticked cell did not change. */
export type RefusalReason =
  | "not-found"
  | "closed"
  | "full"
  | "late"
  | "not-yet"
  | "taken"
  | "changed"
  | "already-asked"
  | "refused-before"
  | "no-cancellation"
  | "other-home"
  | "file-unconfirmed"
  | "file-incomplete";
