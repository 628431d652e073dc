import type { ReactNode } from "react";

type Props = { items: { term: string; details: ReactNode }[] };

/** Pairs of a name and what it stands for. */
export function DescriptionList({ items }: Props) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ term, details }) => (
        <div key={term} className="grid gap-x-4 py-2.5 last:pb-0 sm:grid-cols-[minmax(9rem,1fr)_2fr]">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 font-medium">{details}</dd>
        </div>
      ))}
    </dl>
  );
}
