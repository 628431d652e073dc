"use client";

import type { ReactNode } from "react";
import { useFormField } from "@/components/forms/form-context";

type Props = {
  type: "checkbox" | "radio";
  name: string;
  value: string;
  defaultChecked?: boolean;
  children: ReactNode;
};

/** One slot to tick; what the server says of the whole list stands in its fieldset, once. */
export function ChoiceInput({ type, name, value, defaultChecked, children }: Props) {
  const field = useFormField(name);
  return (
    <label className="flex min-h-target items-start gap-3 py-2">
      <input
        key={field.key}
        type={type}
        name={name}
        value={value}
        defaultChecked={field.refused ? field.list.includes(value) : defaultChecked}
        className="mt-px size-6 shrink-0"
      />
      <span>{children}</span>
    </label>
  );
}
