import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

export type BannerTone = "info" | "success" | "warning" | "danger";

const ICONS: Record<BannerTone, IconName> = {
  info: "info",
  success: "check",
  warning: "warning",
  danger: "ban",
};

const LOOKS: Record<BannerTone, string> = {
  info: "border-info-line bg-info-soft text-info-ink",
  success: "border-success-line bg-success-soft text-success-ink",
  warning: "border-warning-line bg-warning-soft text-warning-ink",
  danger: "border-danger-line bg-danger-soft text-danger-ink",
};

const SOLID = "on-solid border-info bg-info text-info-contrast";

type Props = {
  tone?: BannerTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** The full blue of the home page, in place of a tone. */
  solid?: boolean;
  /** It appears after an action of the reader and must be read out. */
  live?: boolean;
};

/** A message across the page. */
export function Banner({ tone = "info", title, children, action, solid, live }: Props) {
  const role = tone === "warning" || tone === "danger" ? "alert" : "status";
  return (
    <div
      role={live ? role : undefined}
      className={classNames(
        "flex flex-wrap items-center gap-3 rounded-xl border p-4",
        solid ? SOLID : LOOKS[tone],
      )}
    >
      <div className="flex min-w-[min(14rem,100%)] flex-1 items-start gap-3">
        <Icon name={ICONS[tone]} className="size-6" />
        <div className="min-w-0">
          {title && <p className="font-bold">{title}</p>}
          {children && <div className={solid ? undefined : "text-text"}>{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}
