import type { ReactNode } from "react";

type Props = { id: string; title: string; children: ReactNode };

/** One part of a legal page. */
export function LegalSection({ id, title, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="mb-2">
        {title}
      </h2>
      <div className="max-w-text space-y-3">{children}</div>
    </section>
  );
}
