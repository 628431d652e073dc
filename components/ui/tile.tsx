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
        className="group grid w-full grid-cols-[auto_1fr_auto_auto] max-[20rem]:grid-cols-[0_1fr_auto_auto] content-start gap-x-2 rounded-xl border border-line bg-surface p-4 shadow-card transition-colors hover:border-accent hover:bg-accent-soft sm:gap-x-3 sm:p-5"
      >
        <span className="row-span-2 me-1 flex max-[20rem]:hidden size-12 items-center justify-center rounded-t-full rounded-b-lg bg-accent-soft text-accent group-hover:bg-accent group-hover:text-accent-contrast">
          <Icon name={icon} className="size-6" />
        </span>
        <span className="col-start-2 min-w-0 text-lg font-bold leading-snug">{title}</span>
        <span>{count && countLabel ? <Count value={count} label={countLabel} /> : null}</span>
        <Icon name="chevronRight" className="mt-1 size-5 text-muted group-hover:text-accent" />
        <span className="col-span-3 col-start-2 mt-1 min-w-0 text-muted">{text}</span>
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
