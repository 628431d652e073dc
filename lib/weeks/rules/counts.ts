import type { PlainDate } from "@/lib/dates";

type Slots = { days: { date: PlainDate }[]; waits: unknown[] }[];

/**
 * How many cells a recap would send, on how many days (0 where each cell has its own), and for how many full ones a
 * child may wait.
 */
export function recapCounts(children: readonly { slots: Slots }[]) {
  const counts = { cells: 0, days: 0, waits: 0 };
  for (const { slots } of children) {
    const dates = slots.flatMap(({ days }) => days.map(({ date }) => date));
    counts.cells += dates.length;
    counts.days += new Set(dates).size;
    counts.waits += slots.reduce((sum, { waits }) => sum + waits.length, 0);
  }
  return { ...counts, days: counts.days === counts.cells ? 0 : counts.days };
}
