"use client";

import { useFormField } from "@/components/forms/form-context";

type Props = {
  name: string;
  /** One day, or several in a row. */
  value: string;
  label: string;
  /** What a list read out of its order needs besides, where the label alone does not say it. */
  fullLabel?: string;
};

/** A box for one day, or for all those of a day or a week: with script, each follows the others. */
export function DayBox({ name, value, label, fullLabel }: Props) {
  const field = useFormField(name);
  return (
    <label className="flex min-h-target items-center gap-3 py-1.5">
      <input
        key={field.key}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={field.list.includes(value)}
        aria-label={fullLabel}
        aria-describedby={field.error ? `${field.id}-error` : undefined}
        onChange={(event) => follow(event.currentTarget)}
        className="size-6 shrink-0"
      />
      <span>{label}</span>
    </label>
  );
}

const daysOf = (box: HTMLInputElement) => box.value.split(" ");

/** What a box holds is ticked with it; what holds it is ticked as long as all of its days are. */
function follow(changed: HTMLInputElement): void {
  const boxes = [...(changed.form?.elements ?? [])].filter(
    (box): box is HTMLInputElement => box instanceof HTMLInputElement && box.name === changed.name,
  );
  const own = new Set(daysOf(changed));
  for (const box of boxes) if (daysOf(box).every((day) => own.has(day))) box.checked = changed.checked;
  const ticked = new Set(
    boxes.filter((box) => box.checked && !box.value.includes(" ")).map(({ value }) => value),
  );
  for (const box of boxes) {
    if (box.value.includes(" ")) box.checked = daysOf(box).every((day) => ticked.has(day));
  }
}
