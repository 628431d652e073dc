import type { DayRange } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { schoolYearEnd, schoolYearOf } from "@/lib/families/rules";

export type Shortcut = DayRange & { kind: "school-year" | "holiday"; name: string };

/** Periods that staff open at one press: this school year and the next, then the holidays still to come. */
export function shortcuts(today: PlainDate, holidays: readonly (DayRange & { name: string })[]): Shortcut[] {
  const year = (from: number): Shortcut => ({
    kind: "school-year",
    name: `${from}-${from + 1}`,
    firstDay: `${from}-09-01`,
    lastDay: schoolYearEnd(`${from}-09-01`),
  });
  const first = schoolYearOf(today);
  return [
    year(first),
    year(first + 1),
    ...holidays
      .filter(({ lastDay }) => lastDay >= today)
      .map(({ name, firstDay, lastDay }): Shortcut => ({ kind: "holiday", name, firstDay, lastDay })),
  ];
}
