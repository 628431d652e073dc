import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Count } from "./badge";
import { Icon, type IconName } from "./icon";

type Props<T extends string> = {
  href: Route<T>;
  icon: IconName;
  title: string;
  /** One sentence: what awaits behind the tile. */
  text: ReactNode;
  count?: number;
  countLabel?: string;
};

/** A large link of a home page, inside a TileGrid. */
export function Tile<T extends string>({ href, icon, title, text, count, countLabel }: Props<T>) {
  return (
    <li className="flex">
      <Link
        href={href}
        className="group flex w-full items-start gap-4 rounded-xl border border-line bg-surface p-4 shadow-card transition-colors hover:border-accent hover:bg-accent-soft sm:p-5"
      >
        <span className="flex size-12 shrink-0 items-center justify-center rounded-t-full rounded-b-lg bg-accent-soft text-accent group-hover:bg-accent group-hover:text-accent-contrast">
          <Icon name={icon} className="size-6" />
        </span>
        <span className="min-w-0 grow">
          <span className="flex flex-wrap items-center gap-2 text-lg font-bold leading-snug">
            {title}
            {count && countLabel ? <Count value={count} label={countLabel} /> : null}
          </span>
          <span className="mt-1 block text-muted">{text}</span>
        </span>
        <Icon name="chevronRight" className="mt-1 size-5 text-muted group-hover:text-accent" />
      </Link>
    </li>
  );
}

/** A list of tiles: one column on a phone, two from a tablet on. */
export function TileGrid({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="grid gap-3 sm:grid-cols-2 sm:gap-4">
      {children}
    </ul>
  );
}
