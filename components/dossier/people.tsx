import type { ReactNode } from "react";

type Props = {
  /** Also the place in the page that links lead to. */
  id: string;
  title: string;
  /** What can be added. */
  actions: ReactNode;
  children: ReactNode;
};

/** The cards of one kind of people, side by side where there is room. */
export function People({ id, title, actions, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="mb-3 scroll-mt-4">
        {title}
      </h2>
      {children}
      <div className="mt-3 flex flex-wrap gap-3">{actions}</div>
    </section>
  );
}

export function Cards({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-4 lg:grid-cols-2">{children}</div>;
}
