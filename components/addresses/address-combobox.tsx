"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Field } from "@/components/forms/field";
import { useFormField } from "@/components/forms/form-context";
import { classNames } from "@/components/ui/class-names";
import type { AddressSuggestion } from "@/lib/addresses/commands";

type Props = {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  requiredMark?: string;
  optionalMark?: string;
  defaultValue?: string;
  /** Names of the fields that a chosen address fills besides its own. */
  fills: { postalCode: string; city: string };
  /** `found`: what is read out for each number of addresses, none first. */
  labels: { list: string; found: string[] };
};

const PAUSE_MS = 250;

/** Writes into a field as its user would, so that whoever watches it knows. */
function write(form: HTMLFormElement | null, name: string, value: string) {
  const input = form?.elements.namedItem(name);
  if (!(input instanceof HTMLInputElement)) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

async function ask(typed: string, signal: AbortSignal): Promise<AddressSuggestion[]> {
  try {
    const answer = await fetch(`/api/adresses?${new URLSearchParams({ q: typed })}`, { signal });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

/**
 * A street address. With script, addresses of the Base Adresse Nationale are proposed below it while one types; one
 * that is chosen fills the postal code and the town as well. Without, or without that service, it is a plain field.
 */
export function AddressCombobox({ name, label, defaultValue, fills, labels, ...rest }: Props) {
  const { hint, required, requiredMark, optionalMark } = rest;
  const field = useFormField(name);
  const list = useId();
  const [found, setFound] = useState<AddressSuggestion[] | null>(null);
  const [active, setActive] = useState(-1);
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const isOpen = found !== null && found.length > 0;

  useEffect(() => {
    if (typed.trim().length < 3) return setFound(null);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await ask(typed.trim(), abort.signal);
      if (abort.signal.aborted) return;
      setFound(answer);
      setActive(-1);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [typed]);

  function close() {
    setFound(null);
    setTyped("");
    setActive(-1);
  }

  function choose({ address, postalCode, city }: AddressSuggestion) {
    const form = box.current?.form ?? null;
    write(form, name, address);
    write(form, fills.postalCode, postalCode);
    write(form, fills.city, city);
    close();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const last = found.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: active === last ? -1 : active + 1,
      ArrowUp: active === -1 ? last : active - 1,
    };
    const chosen = found[active];
    if (event.key in steps) setActive(steps[event.key]!);
    else if (event.key === "Enter" && chosen) choose(chosen);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  const { ref, onBlur, onChange, ...registered } = field.live ?? {};
  return (
    <Field {...{ name, label, hint, required, requiredMark, optionalMark }} id={field.id} error={field.error}>
      {(control) => (
        <div className="relative">
          <input
            key={field.key}
            {...control}
            {...registered}
            ref={(input) => {
              box.current = input;
              ref?.(input);
            }}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={isOpen ? list : undefined}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
            autoComplete="street-address"
            defaultValue={field.value ?? defaultValue}
            className="control"
            onKeyDown={onKeyDown}
            onChange={(event) => {
              // What a choice writes into the field is not typed.
              if (event.nativeEvent.isTrusted) setTyped(event.target.value);
              onChange?.(event);
            }}
            onBlur={(event) => {
              close();
              onBlur?.(event);
            }}
          />
          {isOpen && (
            <div
              id={list}
              role="listbox"
              aria-label={labels.list}
              className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-lg border border-line-strong bg-surface shadow-card"
            >
              {found.map((suggestion, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which names the active option
                <div
                  key={suggestion.label}
                  id={`${list}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={classNames(
                    "flex min-h-target cursor-pointer items-center px-3 py-2",
                    index === active ? "bg-accent text-accent-contrast" : "hover:bg-accent-soft",
                  )}
                  // Pressing would take the focus away, and the list with it.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(suggestion)}
                >
                  {suggestion.label}
                </div>
              ))}
            </div>
          )}
          <p role="status" className="sr-only">
            {found === null ? "" : labels.found[found.length]}
          </p>
        </div>
      )}
    </Field>
  );
}
