"use client";

import { FieldError } from "@/components/forms/field";
import { useFormField } from "@/components/forms/form-context";
import { classNames } from "@/components/ui/class-names";

type Props = {
  name: string;
  label: string;
  /** Every policy in its column; one that this field does not know stays an empty place. */
  options: { value: string; label: string; known: boolean }[];
  chosen: string;
  /** Why some are missing. */
  note?: string;
};

/** The policy of one field: its name, then a column for each choice; on a phone the choices stand below the name. */
export function PolicyChoice({ name, label, options, chosen, note }: Props) {
  const field = useFormField(name);
  const { id } = field;
  const value = field.refused ? field.value : chosen;
  const first = options.find(({ known }) => known)?.value;
  const described = classNames(Boolean(field.error) && `${id}-error`, Boolean(note) && `${id}-note`);
  return (
    <fieldset aria-describedby={described || undefined} className="py-1.5 sm:flow-root">
      <legend className="font-semibold sm:float-start sm:flex sm:min-h-target sm:w-2/5 sm:items-center">
        {label}
      </legend>
      <div className="grid grid-cols-4 sm:ms-[40%]">
        {options.map((option) =>
          option.known ? (
            <label
              key={option.value}
              className="flex min-h-target flex-col items-center justify-center gap-0.5 rounded-md py-1 text-center text-xs text-muted sm:text-sm hover:bg-sunken has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-text"
            >
              <input
                key={field.key}
                id={option.value === first ? id : `${id}-${option.value}`}
                type="radio"
                name={name}
                value={option.value}
                defaultChecked={value === option.value}
                data-label={label}
                className="size-5"
              />
              {option.label}
            </label>
          ) : (
            <span key={option.value} />
          ),
        )}
      </div>
      {note && (
        <p id={`${id}-note`} className="text-sm text-muted sm:ms-[40%]">
          {note}
        </p>
      )}
      {field.error && <FieldError id={id}>{field.error}</FieldError>}
    </fieldset>
  );
}
