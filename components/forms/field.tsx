"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

/** What every field takes. Words come from the page; a mark says in words that a field is required or not. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  requiredMark?: string;
  optionalMark?: string;
  /** For a table, whose headings say it: the label is heard only. */
  hideLabel?: boolean;
};

export type ControlProps = {
  id: string;
  name: string;
  required?: boolean;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  "data-label": string;
};

type Props = FieldProps & { id: string; children: (control: ControlProps) => ReactNode };

/** The ids of the texts that describe a control, in reading order. */
export const describedBy = (id: string, parts: { error?: ReactNode; hint?: ReactNode; mark?: ReactNode }) =>
  classNames(
    Boolean(parts.error) && `${id}-error`,
    Boolean(parts.hint) && `${id}-hint`,
    Boolean(parts.mark) && `${id}-mark`,
  ) || undefined;

/** The refusal of a field, beside it. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 font-semibold text-danger-ink">
      <Icon name="warning" className="mt-0.5 size-5" />
      {children}
    </p>
  );
}

/** Label, hint, error and control of a field, tied together for assistive technology. */
export function Field({
  id,
  name,
  label,
  hint,
  error,
  required,
  requiredMark,
  optionalMark,
  hideLabel,
  children,
}: Props) {
  const mark = required ? requiredMark : optionalMark;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label id={`${id}-label`} htmlFor={id} className={hideLabel ? "sr-only" : "font-semibold"}>
          {label}
        </label>
        {mark && (
          <span id={`${id}-mark`} className="text-sm text-muted">
            {mark}
          </span>
        )}
      </div>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </div>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children({
        id,
        name,
        required,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": describedBy(id, { error, hint, mark: !required && mark }),
        "data-label": label,
      })}
    </div>
  );
}
