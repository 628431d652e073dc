import type { Route } from "next";
import type { ReactNode } from "react";
import { HeaderBar } from "./header-bar";

type Props = { name: string; organisation?: string; homeHref?: Route; actions?: ReactNode };

/** The header for readers who are not logged in. */
export function PublicHeader({ name, organisation, homeHref = "/", actions }: Props) {
  return (
    <HeaderBar name={name} organisation={organisation} homeHref={homeHref}>
      {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </HeaderBar>
  );
}
