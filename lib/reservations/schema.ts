import { z } from "zod";
import { id, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

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

/**
 * What a ticked cell asks for, with the version that the parent saw: 0 where nothing was stored, else that of the row
 * (cancelled or refused ones count too). `withdraw` takes back a request, leaves the waiting list or declines an offer.
 */
export type CellWish =
  | { kind: "book" | "wait"; childId: string; slotDayId: string; version: number }
  | { kind: "cancel" | "withdraw"; reservationId: string; version: number };

/** Whether it names a day; else it names what is stored. */
export const isOnDay = (wish: CellWish): wish is Extract<CellWish, { slotDayId: string }> =>
  "slotDayId" in wish;

/** The value of a cell's checkbox. */
export function wishValue(wish: CellWish): string {
  return isOnDay(wish)
    ? `${wish.kind}.${wish.childId}.${wish.slotDayId}.${wish.version}`
    : `${wish.kind}.${wish.reservationId}.${wish.version}`;
}

const ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
const ON_DAY = new RegExp(`^(book|wait)\\.${ID}\\.${ID}\\.(0|[1-9]\\d{0,8})$`);
const STORED = new RegExp(`^(cancel|withdraw)\\.${ID}\\.([1-9]\\d{0,8})$`);

/** The wish that a checkbox holds; null for any other text. */
function readWish(text: string): CellWish | null {
  const day = ON_DAY.exec(text);
  if (day) {
    const [, kind, childId, slotDayId, version] = day as unknown as [string, "book", string, string, string];
    return { kind, childId, slotDayId, version: Number(version) };
  }
  const stored = STORED.exec(text);
  if (!stored) return null;
  const [, kind, reservationId, version] = stored as unknown as [string, "cancel", string, string];
  return { kind, reservationId, version: Number(version) };
}

/** At most this many cells in one sending: a school year of three children, two slots a day. */
export const MAX_CELLS = 1_500;

/** The ticked cells, one or many, as wishes. Whatever the number, the answer comes fast. */
export const cells = z
  .union([z.array(z.string()), z.string()], "invalid")
  .optional()
  .transform((value, ctx): CellWish[] => {
    const texts = value === undefined ? [] : [value].flat();
    const refuse = (message: RefusalCode) => {
      ctx.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (texts.length === 0) return refuse("nothing-ticked");
    if (texts.length > MAX_CELLS) return refuse("too-many-cells");
    const wishes = texts.map((text) => readWish(text.trim().toLowerCase()));
    return wishes.every((wish) => wish !== null) ? wishes : refuse("invalid");
  });

/** How much of the calendar a page shows. */
export const CALENDAR_VIEWS = ["mois", "semaine", "periode"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** Where the calendar stood when a form of it was sent. */
const place = {
  vue: z.enum(CALENDAR_VIEWS).catch("mois"),
  date: plainDate.nullable().catch(null),
};

export const sendSchema = z.object({ cellule: cells, ...place });

/** How long its sender may take a whole sending back. */
export const UNDO_MINUTES = 5;

export const undoSchema = z.object({ envoi: id, ...place });

/** Who changed a cell meanwhile, as the parent may know it: its own login, the other adult, the other home, staff. */
export type ChangedBy = "you" | "parent" | "home" | "staff" | "system";

/** What became of one ticked cell; the child's and the slot's names are null when the parent may not know them. */
export type CellOutcome = {
  /** The value of the checkbox that asked for it; empty where it named nothing that the parent may know. */
  wish: string;
  outcome:
    | "requested"
    | "reserved"
    | "waitlisted"
    | "cancel-requested"
    | "cancelled"
    | "withdrawn"
    | "unchanged"
    | "refused"
    /** After "Annuler l'envoi": as before the sending, or left as it is, with the reason. */
    | "undone"
    | "not-undone";
  because: RefusalReason | null;
  child: string | null;
  activity: string | null;
  slot: string | null;
  date: string | null;
  /** The request came after its deadline: staff decide, or its price grows. */
  late: boolean;
  /** The last change of a cell that is not as the parent saw it: when (ISO instant) and by whom. */
  changed: { at: string; by: ChangedBy } | null;
  /** Its turn in the waiting list; 1 is the next. */
  rank: number | null;
  /** The slot that the reason speaks of. */
  other: string | null;
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
  | "file-incomplete"
  | "age"
  /** Not together with `other` on the same day. */
  | "excluded"
  /** Only with `other` on the same day. */
  | "needs"
  /** `other` would be left without it. */
  | "needed"
  | "limit-max"
  | "limit-min";
