import type { ReactNode } from "react";
import { SpareRows } from "./spare-rows";

/** Rows that a list offers beyond those that it holds. */
const SPARE = 4;

type Props<T> = {
  items: readonly T[];
  /** Words that open the empty rows. */
  more: string;
  row: (index: number, item: T | undefined) => ReactNode;
};

/** The rows of a list that a form edits: the first ones in view, empty ones to open, without any script. */
export function Rows<T>({ items, more, row }: Props<T>) {
  const shown = Math.max(items.length, 1);
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
  const framed = (index: number) => (
    <div key={index} className="rounded-xl border border-line p-4">
      {row(index, items[index])}
    </div>
  );
  return (
    <>
      {numbers(0, shown).map(framed)}
      <SpareRows summary={more}>{numbers(shown, SPARE).map(framed)}</SpareRows>
    </>
  );
}
