"use client";

import { useFormField } from "@/components/forms/form-context";

type Props = { id: string; value: string; name: string; describedBy?: string };

/** The checkbox of one cell; after a refusal it keeps its tick. */
export function CellBox({ id, value, name, describedBy }: Props) {
  const field = useFormField("cellule");
  return (
    <input
      key={field.key}
      id={id}
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
