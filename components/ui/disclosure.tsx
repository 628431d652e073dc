import type { ReactNode } from "react";
import { Icon } from "./icon";

type Props = { summary: ReactNode; open?: boolean; children: ReactNode };

/** A part that opens at a press, without script. */
export function Disclosure({ summary, open, children }: Props) {
  return (
    <details open={open} className="group rounded-xl border border-line bg-surface">
      <summary className="flex min-h-target items-center gap-2 rounded-xl px-4 py-2.5 font-semibold hover:bg-sunken">
        <Icon name="chevronRight" className="size-5 text-muted transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="px-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
