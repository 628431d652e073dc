"use client";

import { classNames } from "@/components/ui/class-names";
import { describedBy, FieldError, type FieldProps } from "./field";
import { useFormField } from "./form-context";

type Props = FieldProps & {
  options: { value: string; label: string; hint?: string }[];
  defaultValue?: string;
  /** Side by side, for short words. */
  inline?: boolean;
};

/** One choice of a few, all of them in view. */
export function RadioGroup({
  name,
  label,
  hint,
  error,
  required,
  requiredMark,
  optionalMark,
  options,
  defaultValue,
  inline,
}: Props) {
  const field = useFormField(name);
  const { id } = field;
  const refusal = error ?? field.error;
  const mark = required ? requiredMark : optionalMark;
  const chosen = field.refused ? field.value : defaultValue;
  return (
    <fieldset aria-describedby={describedBy(id, { error: refusal, hint, mark: !required && mark })}>
      <legend className="float-left me-2 font-semibold">{label}</legend>
      {mark && (
        <span id={`${id}-mark`} className="text-sm text-muted">
          {mark}
        </span>
      )}
      {hint && (
        <div id={`${id}-hint`} className="clear-left mt-1.5 text-sm text-muted">
          {hint}
        </div>
      )}
      {refusal && (
        <div className="clear-left pt-1.5">
          <FieldError id={id}>{refusal}</FieldError>
        </div>
      )}
      <div
        className={classNames("clear-left flex gap-x-6 gap-y-1", inline ? "flex-row flex-wrap" : "flex-col")}
      >
        {options.map((option, index) => (
          <label key={option.value} className="flex min-h-target items-start gap-3 py-2">
            <input
              key={field.key}
              id={index === 0 ? id : `${id}-${option.value}`}
              type="radio"
              name={name}
              value={option.value}
              required={required}
              defaultChecked={chosen === option.value}
              data-label={label}
              className="mt-px size-6 shrink-0"
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
