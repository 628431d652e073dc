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
import { keepTicks, openKept, restoreKept } from "./ticks/kept";
import { type Summary, summaryOf } from "./ticks/summary";
import { settleTogether } from "./ticks/together";

type Props = {
  view: TableView;
  words: TableWords;
  recap: RecapWords;
  /** Week view: rows have room for whole sentences. */
  isRoomy: boolean;
  isUsable: boolean;
  /** Whose ticks are kept from page to page, and the sending that the page shows. */
  account: string;
  sending: string | null;
};

/**
 * The calendar and what is ticked in it. It works without script as checkboxes of a form; with it, the focus moves by
 * arrows, many cells are ticked at once, and slots that come together follow each other.
 */
export function CalendarTable({ view, words, recap, isRoomy, isUsable, account, sending }: Props) {
  const field = useFormField("cellule");
  const table = useRef<HTMLTableElement>(null);
  const [summary, setSummary] = useState<Summary | null>(null);
  const [elsewhere, setElsewhere] = useState<string[]>([]);
  const [notes, setNotes] = useState<string[]>([]);

  const settle = useCallback(
    (boxes: HTMLInputElement[], first: string[] = []) => {
      if (!table.current) return;
      setNotes([...first, ...settleTogether(table.current, view, words.together, boxes)]);
      setSummary(summaryOf(table.current, view));
      setElsewhere(keepTicks(table.current));
    },
    [view, words],
  );
  useGrid(table, settle, field.key);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new key the boxes are others
  useEffect(() => {
    if (!table.current) return;
    openKept(account, sending);
    restoreKept(table.current);
    setElsewhere(keepTicks(table.current));
    setSummary(summaryOf(table.current, view));
  }, [view, account, sending, field.key]);

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
        return skipped.size === 0
          ? fill(recap.copied, given)
          : fill(recap.copiedBut, { ...given, reasons: reasons.join(", ") });
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
        data-columns={view.lanes.length > 18 ? "many" : view.lanes.length > 9 ? "some" : "few"}
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
      {elsewhere.map((value) => (
        <input key={value} type="hidden" name="cellule" value={value} />
      ))}
      {(isUsable || elsewhere.length > 0) && (
        <StickyBar label={recap.label}>
          <RecapBar
            view={view}
            summary={summary}
            elsewhere={elsewhere.length}
            notes={notes}
            words={recap}
            copy={copy}
          />
        </StickyBar>
      )}
    </>
  );
}
