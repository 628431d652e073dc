import type { PlainDate } from "@/lib/dates";
import { type ClosedReason, dayKey, type WantedDay } from "./wanted-days";

/** A day as it is stored, with what stands on it. */
export type StoredDay = WantedDay & {
  id: string;
  held: number;
  /** Set by hand: openings leave it alone. */
  adjusted: boolean;
  /** Shut by a closure, which alone reopens it. */
  shut: boolean;
  /** LIVE: asked, reserved, waiting. PAST: only what was refused or cancelled. NONE: nothing ever was. */
  booked: "LIVE" | "PAST" | "NONE";
};

export type DayUpdate = { id: string; open: boolean; closedReason: ClosedReason | null; capacity: number };

/** How many days, slots and groups some slot days are of. */
export type Extent = { days: number; slots: number; groups: number };

/** What writing the days of an activity does, as staff read it before and after. */
export type DaysReport = {
  /** The open ones. */
  added: Extent;
  /** Taken away, or shut where something was once asked. */
  removed: Extent;
  reopened: Extent;
  closed: Extent;
  resized: Extent;
  /** No longer opened, and kept for those who are on them: nobody else may come. */
  kept: PlainDate[];
  /** Given fewer places than are taken: as many as are taken stay. */
  short: PlainDate[];
};

export type DaysPlan = {
  adds: WantedDay[];
  updates: DayUpdate[];
  removes: string[];
  /** Days with more free places than before. */
  freed: string[];
  report: DaysReport;
};

type Place = { slotId: string; groupId: string; date: PlainDate };

/** How far a list of slot days goes. */
export function extentOf(days: readonly Place[]): Extent {
  const count = (of: (day: Place) => string) => new Set(days.map(of)).size;
  return { days: count((d) => d.date), slots: count((d) => d.slotId), groups: count((d) => d.groupId) };
}

const datesOf = (days: readonly Place[]) => [...new Set(days.map(({ date }) => date))].sort();

/**
 * What it takes to make the stored days those that are wanted. Days adjusted by hand stay as they are, a day shut by a
 * closure stays shut, nobody who is on a day loses it, and no day gets fewer places than are held.
 */
export function planDays(wanted: ReadonlyMap<string, WantedDay>, stored: readonly StoredDay[]): DaysPlan {
  const known = new Set(stored.map(dayKey));
  const adds = [...wanted.values()].filter((day) => !known.has(dayKey(day)));
  const updates: DayUpdate[] = [];
  const removes: string[] = [];
  const freed: string[] = [];
  const groups: Record<"removed" | "reopened" | "closed" | "resized" | "kept" | "short", StoredDay[]> = {
    removed: [],
    reopened: [],
    closed: [],
    resized: [],
    kept: [],
    short: [],
  };

  for (const day of stored) {
    if (day.adjusted) continue;
    const wish = wanted.get(dayKey(day));
    if (!wish && day.booked === "NONE") {
      removes.push(day.id);
      if (day.open) groups.removed.push(day);
      continue;
    }
    const next = becoming(day, wish);
    if (day.booked === "LIVE" && day.open && !wish?.open) groups.kept.push(day);
    else if (wish && wish.capacity < day.held) groups.short.push(day);
    if (day.open && !next.open) groups[wish ? "closed" : "removed"].push(day);
    else if (!day.open && next.open) groups.reopened.push(day);
    else if (wish?.open && next.capacity !== day.capacity) groups.resized.push(day);
    if (isSame(day, next)) continue;
    updates.push(next);
    if (next.open && next.capacity - day.held > (day.open ? day.capacity - day.held : 0)) freed.push(day.id);
  }

  const { kept, short, ...changed } = groups;
  return {
    adds,
    updates,
    removes,
    freed,
    report: {
      added: extentOf(adds.filter(({ open }) => open)),
      removed: extentOf(changed.removed),
      reopened: extentOf(changed.reopened),
      closed: extentOf(changed.closed),
      resized: extentOf(changed.resized),
      kept: datesOf(kept),
      short: datesOf(short),
    },
  };
}

function becoming(day: StoredDay, wish: WantedDay | undefined): DayUpdate {
  const { id, held, open, closedReason } = day;
  if (wish) {
    const capacity = Math.max(wish.capacity, held);
    if (day.shut) return { id, open, closedReason, capacity };
    if (wish.open || !open || day.booked !== "LIVE") {
      return { id, open: wish.open, closedReason: wish.closedReason, capacity };
    }
  }
  if (day.shut) return { id, open, closedReason, capacity: day.capacity };
  if (open && day.booked === "LIVE") return { id, open, closedReason, capacity: held };
  return { id, open: false, closedReason: open ? "STRUCTURE" : closedReason, capacity: day.capacity };
}

const isSame = (a: DayUpdate, b: DayUpdate) =>
  a.open === b.open && a.closedReason === b.closedReason && a.capacity === b.capacity;
