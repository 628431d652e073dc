import type { PlainDate } from "@/lib/dates";

/** The first calendar year of the school year of a day: it starts on 1 September. */
export function schoolYearOf(day: PlainDate): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "09-01" ? year : year - 1;
}

/** 31 August, the last day of the school year of a day. */
export function schoolYearEnd(day: PlainDate): PlainDate {
  return `${schoolYearOf(day) + 1}-08-31`;
}

/** The age that counts at school: the one reached in the calendar year in which the school year starts. */
export function cohortAge(birthDate: PlainDate, day: PlainDate): number {
  return schoolYearOf(day) - Number(birthDate.slice(0, 4));
}

/** The whole years lived on a day. */
export function ageOn(birthDate: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The first group that takes a child of this cohort on this day, or null. */
export function groupFor<G extends { minAge: number; maxAge: number }>(
  birthDate: PlainDate,
  day: PlainDate,
  groups: readonly G[],
): G | null {
  const age = cohortAge(birthDate, day);
  return groups.find(({ minAge, maxAge }) => minAge <= age && age <= maxAge) ?? null;
}
