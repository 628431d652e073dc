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

/** The labels of controls; those that several share come after the name of their group ("Enfant 2, Prénom"). */
function namesOf(ids: string[]): Record<string, string | undefined> {
  const labels = ids.map((id) => document.getElementById(id)?.dataset.label);
  return Object.fromEntries(
    ids.map((id, index) => {
      const label = labels[index];
      if (!label || labels.indexOf(label) === labels.lastIndexOf(label)) return [id, label];
      let group = document.getElementById(id)?.closest("fieldset");
      while (group?.querySelector("legend")?.textContent === label) {
        group = group.parentElement?.closest("fieldset");
      }
      const legend = group?.querySelector("legend")?.textContent;
      return [id, legend ? `${legend}, ${label}` : label];
    }),
  );
}

/** What keeps a form from being accepted, with a link to each faulty field. */
export function ErrorSummary({ title, message, errors, reference, ref }: Props) {
  const [labels, setLabels] = useState<Record<string, string | undefined>>({});

  // The page's own labels tell "required" from "required"; they stand below, so they are read afterwards.
  useEffect(() => {
    setLabels(namesOf(errors.map(({ id }) => id)));
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
