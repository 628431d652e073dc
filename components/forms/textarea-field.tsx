"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { useFormField } from "./form-context";

type Props = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "id" | "className">;

/** Several lines of text. */
export function TextareaField({
  name,
  label,
  hint,
  error,
  required,
  requiredMark,
  optionalMark,
  rows = 4,
  defaultValue,
  ...textarea
}: Props) {
  const field = useFormField(name);
  return (
    <Field
      {...{ name, label, hint, required, requiredMark, optionalMark }}
      id={field.id}
      error={error ?? field.error}
    >
      {(control) => (
        <textarea
          key={field.key}
          {...textarea}
          {...control}
          {...field.live}
          rows={rows}
          defaultValue={field.value ?? defaultValue}
          className="control"
        />
      )}
    </Field>
  );
}
