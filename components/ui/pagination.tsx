import type { Route } from "next";
import { ButtonLink } from "./button";

type Step = { href: Route; label: string };
type Props = { label: string; status: string; previous?: Step; next?: Step };

/** Way from one page of a list to the next; `status` says where the reader is ("Page 2 sur 5"). */
export function Pagination({ label, status, previous, next }: Props) {
  return (
    <nav aria-label={label} className="mt-5 flex flex-wrap items-center justify-between gap-3">
      {previous && (
        <ButtonLink href={previous.href} variant="secondary" icon="chevronLeft" rel="prev">
          {previous.label}
        </ButtonLink>
      )}
      <p className="text-muted tabular-nums max-sm:order-first max-sm:w-full">{status}</p>
      {next && (
        <ButtonLink
          href={next.href}
          variant="secondary"
          icon="chevronRight"
          rel="next"
          className="flex-row-reverse"
        >
          {next.label}
        </ButtonLink>
      )}
    </nav>
  );
}
