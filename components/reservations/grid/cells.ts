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

/** The slot of a child that it stands for. */
export const columnOf = (cell: HTMLTableCellElement): number => Number(cell.dataset.c);

/** Where it stands in the table: slots that never meet on a day share a lane. */
export const laneOf = (cell: HTMLTableCellElement): number => Number(cell.dataset.l);

/** The cell of a row that covers a lane; where there is none, the nearest. */
export function cellAt(row: HTMLTableRowElement, lane: number): HTMLTableCellElement | null {
  const cells = cellsOf(row);
  return cells.findLast((cell) => laneOf(cell) <= lane) ?? cells[0] ?? null;
}

/** What a tick asks for: "book", "wait", "cancel" or "withdraw". */
export const kindOf = (box: Box): string => box.value.slice(0, box.value.indexOf("."));

/**
 * The boxes of the rectangle between two cells, of the same kind as the first one's: only those of the slots that the
 * rows of its two corners show there, not of Wednesday's that share their lanes.
 */
export function boxesBetween(
  table: HTMLTableElement,
  from: HTMLTableCellElement,
  to: HTMLTableCellElement,
): Box[] {
  const rows = rowsOf(table);
  const start = boxIn(from);
  if (!start) return [];
  const ends = [from, to].map((cell) => rows.indexOf(cell.closest("tr")!)).sort((a, b) => a - b);
  const [left, right] = [laneOf(from), laneOf(to)].sort((a, b) => a - b) as [number, number];
  const between = (row: HTMLTableRowElement) =>
    cellsOf(row).filter((cell) => laneOf(cell) >= left && laneOf(cell) <= right);
  const slots = new Set([from, to].flatMap((cell) => between(cell.closest("tr")!)).map(columnOf));
  return rows
    .slice(ends[0], ends[1]! + 1)
    .flatMap(between)
    .filter((cell) => slots.has(columnOf(cell)))
    .flatMap((cell) => boxIn(cell) ?? [])
    .filter((box) => kindOf(box) === kindOf(start));
}
