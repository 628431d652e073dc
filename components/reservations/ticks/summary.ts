import type { TableView } from "../table-view";
import { type Kind, slotName, ticksIn } from "./boxes";

/** What is ticked: how many of each kind, and by child each day in words. */
export type Summary = {
  counts: Record<Kind, number>;
  children: {
    child: number;
    count: number;
    days: { date: string; slots: { name: string; kind: Kind }[] }[];
  }[];
};

export function summaryOf(table: HTMLTableElement, view: TableView): Summary {
  const ticks = ticksIn(table);
  const counts: Summary["counts"] = { book: 0, wait: 0, cancel: 0, withdraw: 0 };
  for (const { kind } of ticks) counts[kind] += 1;
  const dayNames = new Map(view.weeks.flatMap(({ days }) => days).map(({ date, full }) => [date, full]));
  const byChild = Map.groupBy(ticks, ({ column }) => view.columns[column]!.child);
  return {
    counts,
    children: [...byChild]
      .sort(([a], [b]) => a - b)
      .map(([child, own]) => ({
        child,
        count: own.length,
        days: [...Map.groupBy(own, ({ date }) => date)].map(([date, list]) => ({
          date: dayNames.get(date) ?? date,
          slots: list.map(({ column, kind }) => ({ name: slotName(view, column), kind })),
        })),
      })),
  };
}
