"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useFormField } from "@/components/forms/form-context";
import { StickyBar } from "@/components/ui/sticky-bar";
import { CalendarRows } from "./calendar-rows";
import { useGrid } from "./grid/use-grid";
import { RecapBar, type RecapWords } from "./recap-bar";
import { ROLE } from "./roles";
import type { TableView } from "./table-view";
import type { TableWords } from "./table-words";
import { fill } from "./ticks/boxes";
import { copyToSiblings } from "./ticks/copy";
import { NOTHING, type Summary, summaryOf } from "./ticks/summary";
import { settleTogether } from "./ticks/together";

type Props = {
  view: TableView;
  words: TableWords;
  recap: RecapWords;
  /** Week view: rows have room for whole sentences. */
  isRoomy: boolean;
  isUsable: boolean;
};

/**
 * The calendar and what is ticked in it. It works without script as checkboxes of a form; with it, the focus moves by
 * arrows, many cells are ticked at once, and slots that come together follow each other.
 */
export function CalendarTable({ view, words, recap, isRoomy, isUsable }: Props) {
  const field = useFormField("cellule");
  const table = useRef<HTMLTableElement>(null);
  const [summary, setSummary] = useState<Summary | null>(null);
  const [notes, setNotes] = useState<string[]>([]);

  const settle = useCallback(
    (boxes: HTMLInputElement[], first: string[] = []) => {
      if (!table.current) return;
      setNotes([...first, ...settleTogether(table.current, view, words.together, boxes)]);
      setSummary(summaryOf(table.current, view));
    },
    [view, words],
  );
  useGrid(table, settle, field.key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new key the boxes are others
  useEffect(() => setSummary(table.current ? summaryOf(table.current, view) : NOTHING), [view, field.key]);

  // A table that scrolls in its frame opens on today as well.
  useEffect(() => {
    const past = [...(table.current?.querySelectorAll<HTMLElement>("tr.cal-past") ?? [])].at(-1);
    const frame = table.current?.parentElement;
    const head = table.current?.tHead;
    if (!past || !frame || !head || frame.scrollHeight <= frame.clientHeight) return;
    frame.scrollTop = past.offsetTop + past.offsetHeight - head.offsetHeight;
  }, []);

  const copy = (from: number) => {
    if (!table.current) return;
    const copied = copyToSiblings(table.current, view, from);
    settle(
      copied.flatMap(({ boxes }) => boxes),
      copied.map(({ child, boxes, skipped }) => {
        const given = { child: view.children[child]!.firstName, count: boxes.length };
        const reasons = [...skipped].map(([state, count]) => {
          const why = state ? words.state[state as keyof TableWords["state"]] : recap.noSlot;
          return `${why} (${count})`;
        });
        const count = [...skipped.values()].reduce((sum, one) => sum + one, 0);
        return skipped.size === 0
          ? fill(recap.copied, given)
          : fill(recap.copiedBut, { ...given, skipped: count, reasons: reasons.join(", ") });
      }),
    );
  };

  return (
    <>
      {view.pastDays > 0 && (
        <label className="cal-past-toggle">
          <input type="checkbox" className="size-5" />
          {words.pastDays}
        </label>
      )}
      <section
        id={field.id}
        aria-label={words.label}
        data-columns={view.columns.length > 18 ? "many" : view.columns.length > 9 ? "some" : "few"}
        className="cal-frame"
      >
        {/* The boxes tell of themselves: this listens to what comes up from them. */}
        <table
          key={field.key}
          ref={table}
          {...ROLE.table}
          aria-label={words.label}
          className={isRoomy ? "cal cal-roomy" : "cal"}
          onChange={(event) => settle([event.target as unknown as HTMLInputElement])}
        >
          <CalendarRows view={view} words={words} ticked={field.list} />
        </table>
      </section>
      {isUsable && (
        <StickyBar label={recap.label}>
          <RecapBar view={view} summary={summary} notes={notes} words={recap} copy={copy} />
        </StickyBar>
      )}
    </>
  );
}
