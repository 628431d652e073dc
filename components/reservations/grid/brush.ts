import { type Box, boxesBetween, boxIn } from "./cells";

/** Ticks or clears all between where it was set down and where it is; what it leaves is again as it was. */
export class Brush {
  private readonly before = new Map<Box, boolean>();
  private readonly value: boolean;

  constructor(
    private readonly table: HTMLTableElement,
    private readonly start: HTMLTableCellElement,
    value?: boolean,
  ) {
    this.value = value ?? !boxIn(start)?.checked;
  }

  /** The boxes that changed. */
  drawTo(cell: HTMLTableCellElement): Box[] {
    const inside = new Set(boxesBetween(this.table, this.start, cell));
    const changed: Box[] = [];
    for (const box of new Set([...this.before.keys(), ...inside])) {
      if (!this.before.has(box)) this.before.set(box, box.checked);
      const checked = inside.has(box) ? this.value : this.before.get(box)!;
      if (box.checked !== checked) changed.push(box);
      box.checked = checked;
    }
    return changed;
  }

  /** Puts back what was there before. */
  undo(): Box[] {
    const changed = [...this.before].filter(([box, checked]) => box.checked !== checked);
    for (const [box, checked] of changed) box.checked = checked;
    return changed.map(([box]) => box);
  }
}
