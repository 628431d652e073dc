"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { useFormField } from "./form-context";

type Props = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "id" | "type" | "className">;

/** A file to send. A browser never gives it back after a refusal: it is chosen again. */
export function FileField({
  name,
  label,
  hint,
  error,
  required,
  requiredMark,
  optionalMark,
  ...input
}: Props) {
  const field = useFormField(name);
  return (
    <Field
      {...{ name, label, hint, required, requiredMark, optionalMark }}
      id={field.id}
      error={error ?? field.error}
    >
      {(control) => (
        <input
          {...input}
          {...control}
          type="file"
          className="control file:me-3 file:min-h-target file:rounded-md file:border file:border-line-strong file:bg-accent-soft file:px-3 file:font-semibold file:text-accent"
        />
      )}
    </Field>
  );
}
