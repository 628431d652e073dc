import type { FileValue } from "../schema";
import { sameValue } from "./values";

export type Values = Readonly<Record<string, FileValue>>;

export type Merge = {
  /** The fields that the reader changed, and to what. */
  changes: Record<string, FileValue>;
  /** The fields that somebody else changed meanwhile and that the reader typed differently. */
  conflicts: string[];
  /** The fields that somebody else changed meanwhile and that the reader left alone: they keep the newer value. */
  newer: string[];
};

/**
 * What a form means, given what its fields held when it was opened (`base`) and what they hold now. Nothing that
 * somebody else changed meanwhile is undone by a reader who did not touch it.
 */
export function mergeValues(base: Values, current: Values, typed: Values): Merge {
  const merge: Merge = { changes: {}, conflicts: [], newer: [] };
  for (const [field, value] of Object.entries(typed)) {
    const changedMeanwhile = !sameValue(base[field], current[field]);
    if (sameValue(value, current[field])) continue;
    if (!changedMeanwhile) merge.changes[field] = value;
    else if (sameValue(value, base[field])) merge.newer.push(field);
    else merge.conflicts.push(field);
  }
  return merge;
}

/** What the fields held at `version`, told by the changes made since, oldest first. */
export function valuesAt(
  current: Values,
  changesSince: readonly { field: string; old: FileValue }[],
): Record<string, FileValue> {
  const base = { ...current };
  for (const { field, old } of changesSince.toReversed()) base[field] = old;
  return base;
}
