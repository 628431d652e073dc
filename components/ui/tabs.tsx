import type { Route } from "next";
import Link from "next/link";
import { Count } from "./badge";

type Tab = { href: Route; label: string; current: boolean; count?: number; countLabel?: string };

/** Several views of one subject, each with its own address. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  return (
    <nav aria-label={label} className="mb-5 border-b border-line">
      <ul className="flex flex-wrap sm:gap-x-1">
        {items.map(({ href, label: text, current, count, countLabel }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={current ? "page" : undefined}
              className="-mb-px flex min-h-target items-center gap-2 border-b-3 border-transparent px-2 py-2 text-muted hover:border-line-strong sm:px-3 hover:text-text aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-text"
            >
              {text}
              {count && countLabel ? <Count value={count} label={countLabel} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
