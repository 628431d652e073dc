import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "./icon";

type Props = {
  title: ReactNode;
  intro?: ReactNode;
  back?: { href: Route; label: string };
  actions?: ReactNode;
};

/** The top of a page: its only h1. */
export function PageHeader({ title, intro, back, actions }: Props) {
  return (
    <div className="mb-6">
      {back && (
        <Link href={back.href} className="link -ms-1 inline-flex min-h-target items-center gap-1">
          <Icon name="chevronLeft" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1>{title}</h1>
          {intro && <div className="mt-2 max-w-text text-muted">{intro}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  );
}
