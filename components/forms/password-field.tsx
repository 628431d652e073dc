"use client";

import { type ComponentProps, useState } from "react";
import { Field, type FieldProps } from "./field";
import { useFormField } from "./form-context";

type Props = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "id" | "type" | "className" | "defaultValue"> & {
    labels: { show: string; hide: string };
  };

/** A password: never filled in again; with script, it can be shown. */
export function PasswordField({
  name,
  label,
  hint,
  error,
  required,
  requiredMark,
  optionalMark,
  labels,
  ...input
}: Props) {
  const field = useFormField(name);
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...{ name, label, hint, required, requiredMark, optionalMark }}
      id={field.id}
      error={error ?? field.error}
    >
      {(control) => (
        <div className="flex gap-2">
          <input
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            {...input}
            {...control}
            type={shown ? "text" : "password"}
            className="control min-w-0 flex-1"
          />
          <button
            type="button"
            aria-describedby={`${field.id}-label`}
            onClick={() => setShown(!shown)}
            className="min-h-target min-w-24 rounded-lg border border-line-strong px-3 font-semibold text-accent hover:border-accent hover:bg-accent-soft noscript:hidden"
          >
            {shown ? labels.hide : labels.show}
          </button>
        </div>
      )}
    </Field>
  );
}
