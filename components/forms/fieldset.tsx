"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { describedBy, FieldError } from "./field";
import { useFormField } from "./form-context";

type Props = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Name under which the server refuses the whole group. */
  name?: string;
  hideLegend?: boolean;
  children: ReactNode;
};

/** Fields that belong together, named by their legend. */
export function Fieldset({ legend, hint, error, name = "", hideLegend, children }: Props) {
  const field = useFormField(name);
  const refusal = error ?? field.error;
  const id = name ? field.id : undefined;
  return (
    <fieldset
      id={id}
      tabIndex={id ? -1 : undefined}
      aria-describedby={id && describedBy(id, { error: refusal, hint })}
      className="flex min-w-0 flex-col gap-4"
    >
      <legend className={classNames("mb-3 text-lg font-bold", hideLegend && "sr-only")}>{legend}</legend>
      {hint && (
        <div id={id && `${id}-hint`} className="text-muted">
          {hint}
        </div>
      )}
      {refusal && id && <FieldError id={id}>{refusal}</FieldError>}
      {children}
    </fieldset>
  );
}
