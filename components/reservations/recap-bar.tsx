"use client";

import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { TableView } from "./table-view";
import { fill, type Kind } from "./ticks/boxes";
import type { Summary } from "./ticks/summary";

export type RecapWords = {
  label: string;
  noscript: string;
  none: string;
  /** For one and for several, "{count}" stands for the number. */
  counts: Record<Kind, [one: string, many: string]>;
  /** How many more are ticked on other pages. */
  elsewhere: [one: string, many: string];
  details: string;
  ofChild: string;
  todo: Record<Kind, string>;
  copy: string;
  copyOf: string;
  copied: string;
  copiedBut: string;
  noSlot: string;
  send: string;
  sending: string;
};

type Props = {
  view: TableView;
  /** Null until script runs. */
  summary: Summary | null;
  elsewhere: number;
  /** What else a tick did. */
  notes: string[];
  words: RecapWords;
  copy: (child: number) => void;
};

const KINDS: Kind[] = ["book", "wait", "cancel", "withdraw"];

/** What is about to be sent: how much of each kind, by child on demand; without script it only sends. */
export function RecapBar({ view, summary, elsewhere, notes, words, copy }: Props) {
  const parts = KINDS.flatMap((kind) => {
    const count = summary?.counts[kind] ?? 0;
    return count === 0 ? [] : [fill(words.counts[kind][count === 1 ? 0 : 1], { count })];
  });
  if (elsewhere > 0) parts.push(fill(words.elsewhere[elsewhere === 1 ? 0 : 1], { count: elsewhere }));
  const sentence = summary === null ? words.noscript : parts.join(", ") || words.none;
  const children = summary?.children ?? [];
  const only = children.length === 1 && view.children.length > 1 ? children[0] : undefined;
  return (
    <div className="flex w-full flex-wrap items-center gap-x-3 gap-y-1">
      <div role="status" className="max-sm:text-sm">
        <p className="font-semibold">{sentence}</p>
        {notes.map((note) => (
          <p key={note} className="text-sm text-muted">
            {note}
          </p>
        ))}
      </div>
      {children.length > 0 && (
        <details className="group open:-order-1 open:w-full">
          <summary className="flex min-h-target items-center gap-1 text-accent max-sm:text-sm">
            <Icon name="chevronRight" className="size-5 transition-transform group-open:-rotate-90" />
            {words.details}
          </summary>
          <div className="max-h-[40dvh] overflow-y-auto pb-2">
            {children.map(({ child, count, days }) => (
              <section key={child} className="mb-2">
                <div className="flex flex-wrap items-center justify-between gap-2">
                  <h3>{fill(words.ofChild, { child: view.children[child]!.firstName, count })}</h3>
                  {view.children.length > 1 && (
                    <Button variant="quiet" onClick={() => copy(child)}>
                      {fill(words.copyOf, { child: view.children[child]!.firstName })}
                    </Button>
                  )}
                </div>
                <ul className="list-disc ps-5 text-sm">
                  {days.map(({ date, slots }) => (
                    <li key={date}>
                      {date} :{" "}
                      {slots
                        .map(({ name, kind }) => (kind === "book" ? name : `${name} (${words.todo[kind]})`))
                        .join(", ")}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </details>
      )}
      <div className="ms-auto flex flex-wrap items-center justify-end gap-2">
        {only && (
          <Button variant="secondary" onClick={() => copy(only.child)}>
            {words.copy}
          </Button>
        )}
        <SubmitButton pending={words.sending}>{words.send}</SubmitButton>
      </div>
    </div>
  );
}
