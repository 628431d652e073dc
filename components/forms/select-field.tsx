"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { useFormField } from "./form-context";

type Props = FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps | "id" | "className" | "children" | "multiple"> & {
    options: { value: string; label: string; disabled?: boolean }[];
    /** First choice, empty: nothing is chosen yet. */
    placeholder?: string;
  };

/** One choice of a list. */
export function SelectField({
  name,
  label,
  hint,
  error,
  required,
  requiredMark,
  optionalMark,
  hideLabel,
  options,
  placeholder,
  defaultValue = "",
  ...select
}: Props) {
  const field = useFormField(name);
  return (
    <Field
      {...{ name, label, hint, required, requiredMark, optionalMark, hideLabel }}
      id={field.id}
      error={error ?? field.error}
    >
      {(control) => (
        <select
          key={field.key}
          {...select}
          {...control}
          {...field.live}
          defaultValue={field.value ?? defaultValue}
          className="control"
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
