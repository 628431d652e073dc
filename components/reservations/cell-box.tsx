"use client";

import { useFormField } from "@/components/forms/form-context";

/** The checkbox of one cell; after a refusal it keeps its tick. */
export function CellBox({ value, name, describedBy }: { value: string; name: string; describedBy?: string }) {
  const field = useFormField("cellule");
  return (
    <input
      key={field.key}
      type="checkbox"
      name="cellule"
      value={value}
      defaultChecked={field.list.includes(value)}
      aria-label={name}
      aria-describedby={describedBy}
      className="size-6 shrink-0"
    />
  );
}
