"use client";

import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { Field, type FieldProps } from "./field";
import { useFormField } from "./form-context";

const WIDTHS = { short: "max-w-40", medium: "max-w-80", full: undefined };

type Props = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "id" | "width" | "className"> & {
    width?: keyof typeof WIDTHS;
  };

/** One line of text. */
export function TextField({
  name,
  label,
  hint,
  error,
  required,
  requiredMark,
  optionalMark,
  hideLabel,
  width = "full",
  defaultValue,
  ...input
}: Props) {
  const field = useFormField(name);
  return (
    <Field
      {...{ name, label, hint, required, requiredMark, optionalMark, hideLabel }}
      id={field.id}
      error={error ?? field.error}
    >
      {(control) => (
        <input
          key={field.key}
          {...input}
          {...control}
          {...field.live}
          defaultValue={field.value ?? defaultValue}
          className={classNames("control", WIDTHS[width])}
        />
      )}
    </Field>
  );
}
