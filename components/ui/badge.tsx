import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";
import { VisuallyHidden } from "./visually-hidden";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "accent";

const TONES: Record<Tone, string> = {
  neutral: "border-line-strong bg-sunken text-text",
  info: "border-info-line bg-info-soft text-info-ink",
  success: "border-success-line bg-success-soft text-success-ink",
  warning: "border-warning-line bg-warning-soft text-warning-ink",
  danger: "border-danger-line bg-danger-soft text-danger-ink",
  accent: "border-accent bg-accent-soft text-accent",
};

/** A short state in words; its tone only supports them. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 rounded-2xl border px-2.5 py-0.5 text-sm font-semibold",
        TONES[tone],
      )}
    >
      {icon && <Icon name={icon} className="size-4" />}
      {children}
    </span>
  );
}

/** A number in a pill; `label` is the whole phrase that assistive technology reads in its place. */
export function Count({ value, label }: { value: number; label: string }) {
  return (
    <span className="inline-flex min-w-7 items-center justify-center rounded-full bg-accent px-2 text-sm font-bold leading-7 text-accent-contrast tabular-nums">
      <span aria-hidden>{value}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
