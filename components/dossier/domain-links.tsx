import type { Route } from "next";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import type { Remark } from "./say-status";

export type DomainLink = { href: Route; icon: IconName; label: string; remarks: Remark[] };

const ICONS: Record<Remark["tone"], IconName | null> = {
  neutral: null,
  info: "clock",
  warning: "warning",
  danger: "ban",
};

const INKS: Record<Remark["tone"], string> = {
  neutral: "text-muted",
  info: "text-info-ink",
  warning: "text-warning-ink",
  danger: "text-danger-ink",
};

function RemarkLine({ tone, text }: Remark) {
  const icon = ICONS[tone];
  return (
    <span className={classNames("flex items-start gap-1.5 text-sm", INKS[tone])}>
      {icon && <Icon name={icon} className="mt-0.5 size-4" />}
      <span className="min-w-0">{text}</span>
    </span>
  );
}

/** The parts of one subject's file, each with what is to be said of it. */
export function DomainLinks({ label, links }: { label: string; links: DomainLink[] }) {
  return (
    <ul aria-label={label} className="-mx-2 divide-y divide-line">
      {links.map(({ href, icon, label: title, remarks }) => (
        <li key={href}>
          <Link
            href={href}
            className="group flex min-h-target items-center gap-3 rounded-lg px-2 py-2.5 hover:bg-accent-soft"
          >
            <Icon name={icon} className="size-5 text-accent" />
            <span className="min-w-0 flex-1">
              <span className="font-semibold underline-offset-4 group-hover:underline">{title}</span>
              {remarks.map((remark) => (
                <RemarkLine key={remark.text} {...remark} />
              ))}
            </span>
            <Icon name="chevronRight" className="size-5 text-muted group-hover:text-accent" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
