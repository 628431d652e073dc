import type { PlainDate } from "@/lib/dates";
import { addDays, type DayRange } from "./days";

/** A school holiday, or the weeks of school between two; a term has no name. */
export interface SchoolPeriod extends DayRange {
  kind: "holiday" | "term";
  name: string | null;
}

/** Shorter days off, as the bridge of Ascension, do not part a term. */
const SHORTEST = 5;

/** A holiday further away than this is not the next: those in between are not known yet. */
const FURTHEST = 180;

/**
 * The period of the school year that `around` falls in, ends included. Where the holidays around a term are not known,
 * it is held to be that of the school year (1 September to 31 August).
 */
export function periodsOf(
  schoolHolidays: readonly (DayRange & { name: string })[],
  around: PlainDate,
): SchoolPeriod {
  const long = schoolHolidays.filter((one) => addDays(one.firstDay, SHORTEST - 1) <= one.lastDay);
  const inside = long.find((one) => one.firstDay <= around && around <= one.lastDay);
  if (inside) {
    return { kind: "holiday", name: inside.name, firstDay: inside.firstDay, lastDay: inside.lastDay };
  }
  const before = long
    .map(({ lastDay }) => lastDay)
    .filter((day) => day < around && day >= addDays(around, -FURTHEST))
    .sort()
    .at(-1);
  const after = long
    .map(({ firstDay }) => firstDay)
    .filter((day) => day > around && day <= addDays(around, FURTHEST))
    .sort()[0];
  const year = Number(around.slice(0, 4)) - (around.slice(5) < "09-01" ? 1 : 0);
  return {
    kind: "term",
    name: null,
    firstDay: before ? addDays(before, 1) : `${year}-09-01`,
    lastDay: after ? addDays(after, -1) : `${year + 1}-08-31`,
  };
}
