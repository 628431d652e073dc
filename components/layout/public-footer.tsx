import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = { label: string; links: { href: Route; label: string }[]; language?: ReactNode };

/** Legal pages and choice of language, at the bottom of every page. */
export function PublicFooter({ label, links, language }: Props) {
  return (
    <footer className="border-t border-line bg-sunken">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 px-4 py-3 sm:px-6">
        <nav aria-label={label}>
          <ul className="flex flex-wrap gap-x-4 max-sm:text-sm sm:gap-x-6">
            {links.map((link) => (
              <li key={link.href}>
                <Link href={link.href} className="link flex min-h-target items-center">
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {language}
      </div>
    </footer>
  );
}
