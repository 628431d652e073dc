import type refusals from "./text/fr/refusals.json";

/** Every reason for which the portal may say no; each has its sentence in every language. */
export type RefusalCode = keyof typeof refusals;

/** A business refusal: a value, never an exception. `fields` maps a form's field to its own refusal. */
export type Refusal = {
  ok: false;
  code: RefusalCode;
  params?: Record<string, string | number>;
  fields?: Record<string, RefusalCode>;
  /** What the form must come back with in place of what was sent, such as a newer version. */
  values?: Record<string, string>;
};

export type Result<T = void> = { ok: true; value: T } | Refusal;

export function done(): Result<void>;
export function done<T>(value: T): Result<T>;
export function done<T>(value?: T): Result<T | undefined> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, more: Omit<Refusal, "ok" | "code"> = {}): Refusal {
  return { ok: false, code, ...more };
}
