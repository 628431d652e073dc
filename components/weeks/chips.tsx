import type { ReactNode } from "react";
import { FieldError } from "@/components/forms/field";

type ChipProps = {
  type?: "checkbox" | "radio";
  name: string;
  value: string;
  checked: boolean;
  id?: string;
  /** Said before the visible words, for who does not see what stands around. */
  before?: string;
  children: ReactNode;
};

/** A native box or radio as large as a thumb, with its words. */
export function Chip({ type = "checkbox", name, value, checked, id, before, children }: ChipProps) {
  return (
    <label className="flex min-h-target items-center gap-2.5 rounded-lg border border-line-strong bg-surface px-3 py-1.5 has-[:checked]:border-accent has-[:checked]:bg-accent-soft">
      <input
        id={id}
        type={type}
        name={name}
        value={value}
        defaultChecked={checked}
        className="size-5 shrink-0"
      />
      <span className="min-w-0">
        {before && <span className="sr-only">{before} </span>}
        {children}
      </span>
    </label>
  );
}

type ChipsProps = { name: string; legend: string; error?: string; hint?: string; children: ReactNode };

/** Chips that answer one question. */
export function Chips({ name, legend, error, hint, children }: ChipsProps) {
  const described = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={described || undefined} className="min-w-0">
      <legend className="mb-2 font-bold">{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="mb-2 text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <div className="mb-2">
          <FieldError id={name}>{error}</FieldError>
        </div>
      )}
      {children}
    </fieldset>
  );
}
