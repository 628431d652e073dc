import { boxIn, cellFrom, columnOf, kindOf } from "../grid/cells";
import type { CellLine, TableView } from "../table-view";

export type Kind = "book" | "wait" | "cancel" | "withdraw";

/** A box of the calendar with what it stands for. */
export type Tick = { box: HTMLInputElement; kind: Kind; column: number; date: string };

export function tickOf(box: HTMLInputElement): Tick | null {
  const cell = cellFrom(box);
  const date = cell?.closest("tr")?.dataset.date;
  return cell && date ? { box, kind: kindOf(box) as Kind, column: columnOf(cell), date } : null;
}

export const ticksIn = (root: ParentNode, selector = ":checked"): Tick[] =>
  [...root.querySelectorAll<HTMLInputElement>(`td[data-c] input${selector}`)].flatMap(
    (box) => tickOf(box) ?? [],
  );

/** The box of a column on a day, if something can be asked there. */
export function boxAt(table: HTMLTableElement, date: string, column: number): HTMLInputElement | null {
  const row = table.querySelector(`tr[data-date="${date}"]`);
  return boxIn(row?.querySelector<HTMLTableCellElement>(`td[data-c="${column}"]`) ?? null);
}

/** What stands in a column on a day. */
export function lineAt(view: TableView, date: string, column: number): CellLine | null {
  const day = view.weeks.flatMap(({ days }) => days).find((one) => one.date === date);
  const lane = day ? view.patterns[day.pattern]!.indexOf(column) : -1;
  if (!day || lane < 0) return null;
  let place = 0;
  for (const line of day.cells) {
    place += line[2];
    if (lane < place) return line;
  }
  return null;
}

export const slotName = ({ columns }: TableView, column: number): string =>
  `${columns[column]!.activity} ${columns[column]!.slot}`;

export const fill = (text: string, given: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, key) => String(given[key] ?? ""));
