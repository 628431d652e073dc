import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import type { RefusalCode } from "@/lib/result";

const OLDEST_ADULT_YEARS = 120;
const OLDEST_CHILD_YEARS = 25;

type Birth = {
  subject: "ADULT" | "CHILD";
  birthDate: PlainDate;
  /** The birth dates of the adult's children, or of the child's adults, as far as they are known. */
  relatives: readonly (PlainDate | null)[];
};

/** Why this cannot be somebody's birth date on `today`, or null. An adult is born before every child in its care. */
export function birthProblem({ subject, birthDate, relatives }: Birth, today: PlainDate): RefusalCode | null {
  if (birthDate > today) return "birth-in-future";
  const years = subject === "ADULT" ? OLDEST_ADULT_YEARS : OLDEST_CHILD_YEARS;
  if (birthDate < Temporal.PlainDate.from(today).subtract({ years }).toString()) {
    return subject === "ADULT" ? "birth-too-long-ago" : "birth-not-a-child";
  }
  const known = relatives.filter((day) => day !== null);
  const isWrong = known.some((day) => (subject === "ADULT" ? day <= birthDate : birthDate <= day));
  return isWrong ? "child-older-than-adult" : null;
}
