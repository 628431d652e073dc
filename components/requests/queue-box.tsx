"use client";

import { useFormField } from "@/components/forms/form-context";

type Props = { value: string; name: string; entry?: boolean; id?: string; describedBy?: string };

/** A box of the queue, for a whole entry or one of its days; after a refusal it keeps its tick. */
export function QueueBox({ value, name, entry, id, describedBy }: Props) {
  const field = useFormField("demande");
  return (
    <label className="flex size-target shrink-0 items-center justify-center">
      <input
        key={field.key}
        id={id}
        type="checkbox"
        name="demande"
        value={value}
        defaultChecked={field.list.includes(value)}
        aria-label={name}
        aria-describedby={describedBy}
        data-entry={entry || undefined}
        className="size-6"
      />
    </label>
  );
}
