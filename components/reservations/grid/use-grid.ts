"use client";

import { type RefObject, useEffect } from "react";
import { Brush } from "./brush";
import { boxIn, cellAt, cellFrom, cellsOf, laneOf, rowsOf, stopIn } from "./cells";

/** Whether the keyboard turned the page: the next table then takes the focus. */
let turned = false;

/**
 * Moves through the calendar by arrows, Home, End and Page keys as one tab stop, and ticks many cells by Shift and
 * arrows or by dragging a mouse over them. `onTicks` hears of what was ticked or cleared this way.
 */
export function useGrid(
  table: RefObject<HTMLTableElement | null>,
  onTicks: (boxes: HTMLInputElement[]) => void,
  version: string,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` changes when React mounts the boxes again
  useEffect(() => {
    const grid = table.current;
    if (!grid) return;
    const stop = new AbortController();
    const listen = { signal: stop.signal };
    let lane = 0;
    let current: HTMLTableCellElement | null = null;
    let brush: Brush | null = null;

    const stand = (cell: HTMLTableCellElement) => {
      if (current) stopIn(current).tabIndex = -1;
      current = cell;
      stopIn(cell).tabIndex = 0;
    };
    const go = (cell: HTMLTableCellElement | null | undefined) => {
      if (!cell) return;
      stand(cell);
      stopIn(cell).focus();
    };
    for (const cell of grid.querySelectorAll<HTMLTableCellElement>("td[data-c]")) stopIn(cell).tabIndex = -1;
    const rows = rowsOf(grid);
    const coming = rows.filter((row) => !row.classList.contains("cal-past"));
    const first =
      (coming.length > 0 ? coming : rows).flatMap(cellsOf).find((cell) => boxIn(cell)) ??
      (coming[0] ?? rows[0])?.querySelector<HTMLTableCellElement>("td[data-c]");
    if (first) {
      stand(first);
      lane = laneOf(first);
    }
    if (turned) go(first);
    turned = false;

    const move = (cell: HTMLTableCellElement, key: string, far: boolean) => {
      const shown = rowsOf(grid);
      const row = cell.closest("tr")!;
      const at = shown.indexOf(row);
      const cells = cellsOf(row);
      switch (key) {
        case "ArrowUp":
          return cellAt(shown[at - 1] ?? row, lane);
        case "ArrowDown":
          return cellAt(shown[at + 1] ?? row, lane);
        case "ArrowLeft":
          return cells[cells.indexOf(cell) - 1];
        case "ArrowRight":
          return cells[cells.indexOf(cell) + 1];
        case "Home":
          return far ? cellsOf(shown[0]!)[0] : cells[0];
        default:
          return far ? cellsOf(shown.at(-1)!).at(-1) : cells.at(-1);
      }
    };

    const onKey = (event: KeyboardEvent) => {
      const cell = cellFrom(event.target);
      if (!cell || event.altKey || event.metaKey) return;
      const { key } = event;
      if (/^(Arrow|Home|End)/.test(key)) {
        event.preventDefault();
        const next = move(cell, key, event.ctrlKey);
        if (!next) return;
        if (!/^Arrow(Up|Down)$/.test(key)) lane = laneOf(next);
        if (event.shiftKey && (brush || boxIn(cell))) {
          brush ??= new Brush(grid, cell, true);
          onTicks(brush.drawTo(next));
        } else brush = null;
        go(next);
      } else if (key === "PageUp" || key === "PageDown") {
        const way = document.querySelector<HTMLAnchorElement>(
          `a[rel="${key === "PageUp" ? "prev" : "next"}"]`,
        );
        if (!way) return;
        event.preventDefault();
        turned = true;
        way.click();
      } else if (key === "Escape") {
        if (brush) {
          onTicks(brush.undo());
          brush = null;
        } else grid.closest("form")?.querySelector<HTMLElement>('[type="submit"]')?.focus();
      } else if (key === "Enter") {
        // Enter would send the form, one tick in.
        event.preventDefault();
        boxIn(cell)?.click();
      } else if (key === " " && !boxIn(cell)) event.preventDefault();
    };

    let hasDrawn = false;
    let painting: { brush: Brush; start: HTMLTableCellElement; hasMoved: boolean } | null = null;
    grid.addEventListener("keydown", onKey, listen);
    grid.addEventListener(
      "focusin",
      (event) => {
        const cell = cellFrom(event.target);
        if (!cell || cell === current) return;
        stand(cell);
        lane = laneOf(cell);
      },
      listen,
    );
    grid.addEventListener(
      "pointerdown",
      (event) => {
        const cell = cellFrom(event.target);
        brush = null;
        if (!cell || !boxIn(cell) || event.pointerType !== "mouse" || event.button !== 0) return;
        painting = { brush: new Brush(grid, cell), start: cell, hasMoved: false };
      },
      listen,
    );
    grid.addEventListener(
      "pointerover",
      (event) => {
        const cell = cellFrom(event.target);
        if (!painting || !cell || (cell === painting.start && !painting.hasMoved)) return;
        painting.hasMoved = true;
        onTicks(painting.brush.drawTo(cell));
      },
      listen,
    );
    window.addEventListener(
      "pointerup",
      () => {
        // The click that ends a drag on the cell where it began would turn its tick again.
        hasDrawn = painting?.hasMoved ?? false;
        painting = null;
        setTimeout(() => {
          hasDrawn = false;
        });
      },
      listen,
    );
    grid.addEventListener("click", (event) => hasDrawn && event.preventDefault(), {
      capture: true,
      ...listen,
    });
    grid.addEventListener("dragstart", (event) => event.preventDefault(), listen);
    return () => stop.abort();
  }, [table, onTicks, version]);
}
