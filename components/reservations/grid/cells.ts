/** What the keyboard and the mouse do to the calendar goes by these: its shown days, and the cells in them. */

export type Box = HTMLInputElement;

/** The days in view, top down; days gone by may be folded away. */
export const rowsOf = (table: HTMLTableElement): HTMLTableRowElement[] =>
  [...table.querySelectorAll<HTMLTableRowElement>("tr[data-date]")].filter(
    (row) => row.offsetParent !== null,
  );

export const cellsOf = (row: HTMLTableRowElement): HTMLTableCellElement[] => [
  ...row.querySelectorAll<HTMLTableCellElement>("td[data-c]"),
];

export const cellFrom = (target: EventTarget | null): HTMLTableCellElement | null =>
  target instanceof Element ? target.closest<HTMLTableCellElement>("td[data-c]") : null;

export const boxIn = (cell: HTMLTableCellElement | null): Box | null => cell?.querySelector("input") ?? null;

/** What takes the focus: the checkbox, or the cell itself where there is none. */
export const stopIn = (cell: HTMLTableCellElement): HTMLElement => boxIn(cell) ?? cell;

export const columnOf = (cell: HTMLTableCellElement): number => Number(cell.dataset.c);

/** The cell of a row that covers a column; where there is none, the nearest. */
export function cellAt(row: HTMLTableRowElement, column: number): HTMLTableCellElement | null {
  const cells = cellsOf(row);
  return cells.findLast((cell) => columnOf(cell) <= column) ?? cells[0] ?? null;
}

/** What a tick asks for: "book", "wait", "cancel" or "withdraw". */
export const kindOf = (box: Box): string => box.value.slice(0, box.value.indexOf("."));

/** The boxes of the rectangle between two cells, of the same kind as the first one's. */
export function boxesBetween(
  table: HTMLTableElement,
  from: HTMLTableCellElement,
  to: HTMLTableCellElement,
): Box[] {
  const rows = rowsOf(table);
  const start = boxIn(from);
  if (!start) return [];
  const ends = [from, to].map((cell) => rows.indexOf(cell.closest("tr")!)).sort((a, b) => a - b);
  const [left, right] = [columnOf(from), columnOf(to)].sort((a, b) => a - b) as [number, number];
  return rows
    .slice(ends[0], ends[1]! + 1)
    .flatMap(cellsOf)
    .filter((cell) => columnOf(cell) >= left && columnOf(cell) <= right)
    .flatMap((cell) => boxIn(cell) ?? [])
    .filter((box) => kindOf(box) === kindOf(start));
}
