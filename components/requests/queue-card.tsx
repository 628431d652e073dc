import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { QueueBox } from "./queue-box";

type Props = {
  /** What its box sends; null where the reader may not decide it. */
  value: string | null;
  /** "Sélectionner la demande de…" */
  select: string;
  title: ReactNode;
  kind: string;
  tone: "accent" | "info" | "warning";
  received: string;
  children: ReactNode;
};

/** One entry of the queue, ticked as a whole by its heading. */
export function QueueCard({ value, select, title, kind, tone, received, children }: Props) {
  return (
    <li className="rounded-xl border border-line bg-surface p-2.5 pe-4 shadow-card sm:p-4 has-[[data-entry]:checked]:border-accent">
      <div className="flex items-start gap-2 sm:gap-3">
        {value === null ? (
          <span className="size-target shrink-0" />
        ) : (
          <QueueBox value={value} name={select} entry />
        )}
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="text-lg font-bold">{title}</h2>
            <Badge tone={tone}>{kind}</Badge>
            <span className="text-sm text-muted">{received}</span>
          </div>
          {children}
        </div>
      </div>
    </li>
  );
}
