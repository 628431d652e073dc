"use client";

import { useFormField } from "./form-context";

/** A value that travels with the form, and that the server may replace when the form comes back. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const field = useFormField(name);
  return <input key={field.key} type="hidden" name={name} defaultValue={field.value ?? value} />;
}
