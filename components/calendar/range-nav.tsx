import type { Route } from "next";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text-link";

type Way = { href: Route; label: string };
type Props = {
  label: string;
  /** What is shown: "novembre 2026". */
  title: string;
  previous: Way;
  next: Way;
  /** The way back to today; null where it is shown. */
  current: Way | null;
};

/** What a calendar shows, with the ways to what comes before, after and now. */
export function RangeNav({ label, title, previous, next, current }: Props) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="flex items-center gap-3 max-sm:w-full">
        <Arrow way={previous} rel="prev" />
        <h2 className="min-w-40 text-center text-xl font-bold first-letter:uppercase max-sm:flex-1 max-sm:text-lg">
          {title}
        </h2>
        <Arrow way={next} rel="next" />
      </div>
      {current && (
        <TextLink href={current.href} className="flex min-h-target items-center">
          {current.label}
        </TextLink>
      )}
    </nav>
  );
}

function Arrow({ way, rel }: { way: Way; rel: "prev" | "next" }) {
  return (
    <Link
      href={way.href}
      rel={rel}
      aria-label={way.label}
      className="flex size-target shrink-0 items-center justify-center rounded-lg border border-line-strong bg-surface text-accent hover:bg-accent-soft"
    >
      <Icon name={rel === "next" ? "chevronRight" : "chevronLeft"} />
    </Link>
  );
}
