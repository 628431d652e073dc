import type { TableView } from "../table-view";
import { boxAt, lineAt, type Tick, ticksIn } from "./boxes";

/** What was copied for one brother or sister, and what was not, counted by the state in its way (null: no such slot). */
export type Copied = { child: number; boxes: HTMLInputElement[]; skipped: Map<string | null, number> };

/** Ticks for the other children what is ticked for one: same activity, same slot, same day. */
export function copyToSiblings(table: HTMLTableElement, view: TableView, from: number): Copied[] {
  const { columns, children } = view;
  const ticks = ticksIn(table).filter(({ column }) => columns[column]!.child === from);
  return children.flatMap((_, child) => (child === from ? [] : [copyTo(table, view, child, ticks)]));
}

function copyTo(table: HTMLTableElement, view: TableView, child: number, ticks: Tick[]): Copied {
  const { columns } = view;
  const boxes: HTMLInputElement[] = [];
  const skipped = new Map<string | null, number>();
  for (const { column, date, kind } of ticks) {
    const { activity, slot } = columns[column]!;
    const twin = columns.findIndex(
      (one) => one.child === child && one.activity === activity && one.slot === slot,
    );
    const box = twin < 0 ? null : boxAt(table, date, twin);
    if (box?.value.startsWith(`${kind}.`)) {
      if (!box.checked) boxes.push(box);
      box.checked = true;
    } else {
      const state = twin < 0 ? null : (lineAt(view, date, twin)?.[0] ?? null);
      skipped.set(state, (skipped.get(state) ?? 0) + 1);
    }
  }
  return { child, boxes, skipped };
}
