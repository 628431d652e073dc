"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export type FileRow = {
  key: string;
  name: string;
  state: "waiting" | "sending" | "done" | "arrived" | "refused" | "cut";
  percent: number;
  /** Why it was refused, or did not arrive. */
  text: string;
};

export type RowLabels = {
  report: string;
  progress: string;
  waiting: string;
  done: string;
  arrived: string;
  refused: string;
  cut: string;
  retry: string;
  retryNamed: string;
};

type Props = { rows: FileRow[]; labels: RowLabels; busy: boolean; onRetry: (key: string) => void };

const named = (words: string, name: string) => words.replace("{name}", name);

/** How the sending of each file goes, read out as it changes. */
export function FileRows({ rows, labels, busy, onRetry }: Props) {
  if (rows.length === 0) return null;
  return (
    <ul aria-label={labels.report} className="divide-y divide-line rounded-xl border border-line">
      {rows.map((row) => (
        <li key={row.key} className="grid gap-2 p-3">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 break-all font-semibold">{row.name}</span>
            {row.state === "waiting" && <span className="text-muted">{labels.waiting}</span>}
            {row.state === "sending" && <span className="text-muted tabular-nums">{row.percent} %</span>}
            {(row.state === "done" || row.state === "arrived") && (
              <span className="flex items-center gap-1.5 font-semibold text-success-ink">
                <Icon name="check" className="size-5" />
                {labels[row.state]}
              </span>
            )}
            {row.state === "refused" && (
              <span className="flex items-center gap-1.5 font-semibold text-danger-ink">
                <Icon name="ban" className="size-5" />
                {labels.refused}
              </span>
            )}
          </div>
          {row.state === "sending" && (
            <progress
              max={100}
              value={row.percent}
              aria-label={named(labels.progress, row.name)}
              className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            />
          )}
          {row.state === "refused" && <p>{row.text}</p>}
          {row.state === "cut" && (
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p className="min-w-0 flex-1 text-danger-ink">{row.text}</p>
              <Button
                variant="secondary"
                icon="refresh"
                aria-label={named(labels.retryNamed, row.name)}
                aria-disabled={busy || undefined}
                onClick={() => !busy && onRetry(row.key)}
              >
                {labels.retry}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
