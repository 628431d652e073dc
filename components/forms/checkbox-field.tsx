"use client";

import type { ComponentProps, ReactNode } from "react";
import { describedBy, FieldError } from "./field";
import { useFormField } from "./form-context";

type Props = Omit<ComponentProps<"input">, "id" | "type" | "className" | "name"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
};

/** One box to tick; several of the same name, with different values, make a list. */
export function CheckboxField({ name, label, hint, error, value = "oui", defaultChecked, ...input }: Props) {
  const field = useFormField(name);
  const id = value === "oui" ? field.id : `${field.id}-${value}`;
  const refusal = error ?? field.error;
  return (
    <div className="flex flex-col gap-1">
      {refusal && <FieldError id={id}>{refusal}</FieldError>}
      <label className="flex min-h-target items-start gap-3 py-2">
        <input
          key={field.key}
          {...input}
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={field.refused ? field.list.includes(String(value)) : defaultChecked}
          aria-invalid={refusal ? true : undefined}
          aria-describedby={describedBy(id, { error: refusal, hint })}
          data-label={typeof label === "string" ? label : undefined}
          className="mt-px size-6 shrink-0"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <div id={`${id}-hint`} className="ms-9 text-sm text-muted">
          {hint}
        </div>
      )}
    </div>
  );
}
