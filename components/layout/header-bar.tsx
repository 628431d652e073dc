import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Logo } from "./logo";

type Props = { name: string; organisation?: string; homeHref: Route; wide?: boolean; children?: ReactNode };

/** The bar at the top of every page: the way home on the left, the reader's own things on the right. */
export function HeaderBar({ name, organisation, homeHref, wide, children }: Props) {
  return (
    <header className="border-b border-line bg-surface">
      <div
        className={classNames(
          "mx-auto flex items-center justify-between gap-3 max-[20rem]:flex-wrap px-4 py-2 sm:px-6",
          !wide && "max-w-page",
        )}
      >
        <Link href={homeHref} className="flex min-h-target min-w-0 items-center">
          <Logo name={name} organisation={organisation} />
        </Link>
        {children}
      </div>
    </header>
  );
}
