import type { PlainDate } from "@/lib/dates";
import type { Adjustment } from "../schema";
import type { DayUpdate, StoredDay } from "./plan-days";

export type AdjustedDays = {
  updates: DayUpdate[];
  /** Days with more free places than before. */
  freed: string[];
  /** Days that stay open because something is booked on them. */
  kept: PlainDate[];
  /** Days that got as many places as are taken, more than was asked. */
  short: PlainDate[];
  /** Days that a closure shut, which alone opens them again. */
  shut: PlainDate[];
};

/** What setting some days by hand changes; `capacity` is that of "places". */
export function adjustDays(
  what: Exclude<Adjustment, "regle">,
  capacity: number | null,
  days: readonly StoredDay[],
): AdjustedDays {
  const updates: DayUpdate[] = [];
  const told = { kept: new Set<PlainDate>(), short: new Set<PlainDate>(), shut: new Set<PlainDate>() };
  const freed: string[] = [];
  for (const day of days) {
    const { id, open, closedReason, held, date } = day;
    if (what === "fermer" && day.booked === "LIVE") told.kept.add(date);
    else if (what === "fermer") {
      updates.push({ id, open: false, closedReason: closedReason ?? "STRUCTURE", capacity: day.capacity });
    } else if (what === "rouvrir" && day.shut) told.shut.add(date);
    else if (what === "rouvrir") {
      updates.push({ id, open: true, closedReason: null, capacity: day.capacity });
      if (!open) freed.push(id);
    } else {
      const places = Math.max(capacity ?? day.capacity, held);
      if (capacity !== null && capacity < held) told.short.add(date);
      updates.push({ id, open, closedReason, capacity: places });
      if (open && places > day.capacity) freed.push(id);
    }
  }
  const sorted = (dates: Set<PlainDate>) => [...dates].sort();
  return {
    updates,
    freed,
    kept: sorted(told.kept),
    short: sorted(told.short),
    shut: sorted(told.shut),
  };
}
