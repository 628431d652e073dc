import type { FileValue } from "../schema";

/** Whether two values of a field say the same, whatever the order of their keys. */
export function sameValue(one: FileValue, other: FileValue): boolean {
  if (one === other) return true;
  if (!isFilled(one) && !isFilled(other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => sameValue(value, other[index]));
  if (isObject(one) && isObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => sameValue(one[key], other[key]));
  }
  return false;
}

/** Whether a field was answered: an empty list is an answer ("none"), an empty text is not. */
export function isFilled(value: FileValue): boolean {
  return value !== null && value !== undefined && value !== "";
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value under the names that a form gives to its parts: { "doctor.phone": "+33…" }. */
export function formNames(name: string, value: FileValue): Record<string, string> {
  if (Array.isArray(value) || isObject(value)) {
    return Object.assign(
      {},
      ...Object.entries(value).map(([key, part]) => formNames(`${name}.${key}`, part)),
    ) as Record<string, string>;
  }
  if (typeof value === "boolean") return { [name]: value ? "oui" : "" };
  return { [name]: value === null || value === undefined ? "" : String(value) };
}
