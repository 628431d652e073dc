"use client";

import { type MouseEvent, type Ref, useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";

type Props = {
  title: string;
  message?: string;
  /** `id` is that of the faulty control. */
  errors: { id: string; text: string }[];
  reference?: string;
  ref?: Ref<HTMLDivElement>;
};

function goTo(event: MouseEvent, id: string) {
  const control = document.getElementById(id);
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.scrollIntoView({ block: "center" });
}

/** What keeps a form from being accepted, with a link to each faulty field. */
export function ErrorSummary({ title, message, errors, reference, ref }: Props) {
  const [labels, setLabels] = useState<Record<string, string | undefined>>({});

  // The page's own labels tell "required" from "required"; they stand below, so they are read afterwards.
  useEffect(() => {
    setLabels(Object.fromEntries(errors.map(({ id }) => [id, document.getElementById(id)?.dataset.label])));
  }, [errors]);

  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without script, the answer to what was sent starts here
      autoFocus
      className="mb-6 flex gap-3 rounded-xl border-2 border-danger-line bg-danger-soft p-4"
    >
      <Icon name="warning" className="size-6 text-danger-ink" />
      <div className="min-w-0">
        <p className="font-bold text-danger-ink">{title}</p>
        {message && <p className="mt-1">{message}</p>}
        {errors.length > 0 && (
          <ul className="mt-1">
            {errors.map(({ id, text }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  onClick={(event) => goTo(event, id)}
                  className="inline-flex min-h-target items-center underline underline-offset-4"
                >
                  {labels[id] ? `${labels[id]} – ${text}` : text}
                </a>
              </li>
            ))}
          </ul>
        )}
        {reference && <p className="mt-2 text-sm">{reference}</p>}
      </div>
    </div>
  );
}
