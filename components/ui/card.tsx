import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

type Props = {
  title?: ReactNode;
  /** Level of the title's heading. */
  level?: 2 | 3;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A framed part of a page; with a title it is a section named by it. */
export function Card({ title, level = 2, actions, className, children }: Props) {
  const id = useId();
  const look = classNames("rounded-xl border border-line bg-surface p-4 shadow-card sm:p-6", className);
  if (title === undefined) return <div className={look}>{children}</div>;
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={look}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <Heading id={id}>{title}</Heading>
        {actions}
      </div>
      {children}
    </section>
  );
}
