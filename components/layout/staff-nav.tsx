"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { Count } from "@/components/ui/badge";
import { Icon, type IconName } from "@/components/ui/icon";

export type StaffNavItem = {
  href: Route;
  label: string;
  icon: IconName;
  count?: number;
  countLabel?: string;
  /** Current only at this very address, not at those below it. */
  exact?: boolean;
};

/** The staff's ways: a strip that scrolls on a phone, a column on a wide screen. */
export function StaffNav({ label, items }: { label: string; items: StaffNavItem[] }) {
  const path = usePathname();
  const strip = useRef<HTMLUListElement>(null);
  const current = items.find(
    ({ href, exact }) => path === href || (!exact && path.startsWith(`${href}/`)),
  )?.href;

  useEffect(() => {
    const link = strip.current?.querySelector<HTMLElement>(`[href="${current}"]`);
    if (link && strip.current) strip.current.scrollLeft = link.offsetLeft - 16;
  }, [current]);

  return (
    <nav
      aria-label={label}
      className="border-b border-line bg-surface lg:w-64 lg:shrink-0 lg:border-e lg:border-b-0"
    >
      <ul ref={strip} className="relative flex gap-1 overflow-x-auto px-3 py-1.5 lg:flex-col lg:p-3">
        {items.map(({ href, label: text, icon, count, countLabel }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className="flex min-h-target items-center gap-2.5 rounded-lg px-3 whitespace-nowrap hover:bg-accent-soft aria-[current]:bg-accent-soft aria-[current]:font-bold aria-[current]:text-accent aria-[current]:shadow-[inset_0_-3px_0_var(--accent)] lg:aria-[current]:shadow-[inset_3px_0_0_var(--accent)]"
            >
              <Icon name={icon} />
              <span className="lg:grow">{text}</span>
              {count && countLabel ? <Count value={count} label={countLabel} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
