import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import type { RefusalCode } from "@/lib/result";

const OLDEST_CHILD_YEARS = 18;

/** Why this cannot be the birth date of a child who signs up on `today`, or null: at most 18 years ago. */
export function birthDateProblem(birthDate: PlainDate, today: PlainDate): RefusalCode | null {
  if (birthDate > today) return "birth-in-future";
  const oldest = Temporal.PlainDate.from(today).subtract({ years: OLDEST_CHILD_YEARS }).toString();
  return birthDate < oldest ? "birth-too-old" : null;
}

/** The problem of each child, by the name of its field in the form; empty when there is none. */
export function birthDateProblems(
  children: readonly { birthDate: PlainDate }[],
  today: PlainDate,
): Record<string, RefusalCode> {
  const found: Record<string, RefusalCode> = {};
  for (const [index, { birthDate }] of children.entries()) {
    const problem = birthDateProblem(birthDate, today);
    if (problem) found[`enfants.${index}.dateNaissance`] = problem;
  }
  return found;
}
