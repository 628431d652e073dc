"use client";

import { useFormField } from "@/components/forms/form-context";

/** What a form carries along unseen; after a refusal, what the server wants sent back in its place. */
export function HiddenValue({ name, value }: { name: string; value: string }) {
  const field = useFormField(name);
  return <input key={field.key} type="hidden" name={name} defaultValue={field.value ?? value} />;
}
