import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Props = { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing to show: says so, why, and what can be done. */
export function EmptyState({ icon = "info", title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-xl border border-dashed border-line-strong px-4 py-10 text-center">
      <span className="flex size-14 items-center justify-center rounded-t-full rounded-b-xl bg-accent-soft text-accent">
        <Icon name={icon} className="size-7" />
      </span>
      <p className="text-lg font-bold">{title}</p>
      {children && <div className="max-w-text text-muted">{children}</div>}
      {action}
    </div>
  );
}
