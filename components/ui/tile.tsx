import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Count } from "./badge";
import { classNames } from "./class-names";
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
          <span className="block text-lg font-bold leading-snug">{title}</span>
          <span className="mt-1 block text-muted">{text}</span>
        </span>
        {count && countLabel ? <Count value={count} label={countLabel} /> : null}
        <Icon name="chevronRight" className="mt-1 -ms-2 size-5 text-muted group-hover:text-accent" />
      </Link>
    </li>
  );
}

/** A list of tiles: one column on a phone, two from a tablet on; `columns` of them on a wide screen. */
export function TileGrid({
  label,
  columns = 2,
  children,
}: {
  label?: string;
  columns?: 2 | 3;
  children: ReactNode;
}) {
  return (
    <ul
      aria-label={label}
      className={classNames("grid gap-3 sm:grid-cols-2 sm:gap-4", columns === 3 && "xl:grid-cols-3")}
    >
      {children}
    </ul>
  );
}
