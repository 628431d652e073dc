import type { Route } from "next";
import Link from "next/link";
import { classNames } from "./class-names";
import { Icon } from "./icon";

type Step = {
  label: string;
  state: "done" | "current" | "todo";
  /** The state in words ("terminé", "en cours", "à faire"). */
  stateLabel: string;
  href?: Route;
};

const DOTS = {
  done: "border-success-line bg-success-soft text-success-ink",
  current: "border-accent bg-accent text-accent-contrast",
  todo: "border-line-strong bg-surface text-muted",
};

/** The way through a form of several pages. */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <nav aria-label={label} className="mb-6">
      <ol className="flex flex-col gap-1 sm:flex-row sm:flex-wrap sm:gap-x-6">
        {steps.map(({ label: text, state, stateLabel, href }, index) => (
          <li
            key={text}
            aria-current={state === "current" ? "step" : undefined}
            className={classNames(
              "flex min-h-target items-center gap-2.5",
              state === "current" && "font-bold",
            )}
          >
            <span
              aria-hidden
              className={classNames(
                "flex size-8 shrink-0 items-center justify-center rounded-full border-2 text-sm font-bold",
                DOTS[state],
              )}
            >
              {state === "done" ? <Icon name="check" className="size-4" /> : index + 1}
            </span>
            {href ? (
              <Link href={href} className="link flex min-h-target items-center">
                {text}
              </Link>
            ) : (
              <span className={state === "todo" ? "text-muted" : undefined}>{text}</span>
            )}
            <span className="sr-only">{stateLabel}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
