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

const PLACE = "flex min-h-target items-center gap-2.5 max-sm:min-w-target";

/** The way through a form of several pages; a phone shows numbers, the page names the current one. */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <nav aria-label={label} className="mb-6">
      <ol className="flex flex-wrap gap-x-1 gap-y-1 sm:gap-x-6">
        {steps.map(({ label: text, state, stateLabel, href }, index) => {
          const words = classNames("max-sm:sr-only", state === "todo" && "text-muted");
          const content = (
            <>
              <span
                aria-hidden
                className={classNames(
                  "flex size-8 shrink-0 items-center justify-center rounded-full border-2 text-sm font-bold",
                  DOTS[state],
                )}
              >
                {state === "done" ? <Icon name="check" className="size-4" /> : index + 1}
              </span>
              <span className={words}>{text}</span>
            </>
          );
          return (
            <li
              key={text}
              aria-current={state === "current" ? "step" : undefined}
              className={state === "current" ? "font-bold" : undefined}
            >
              {href ? (
                <Link href={href} className={classNames("link", PLACE)}>
                  {content}
                </Link>
              ) : (
                <span className={PLACE}>{content}</span>
              )}
              <span className="sr-only">{stateLabel}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
