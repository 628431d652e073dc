import type { PlainDate } from "@/lib/dates";
import { addDays, addMonths, type DayRange, mondayOf, monthDays } from "./days";
import { periodsOf, type SchoolPeriod } from "./periods";

/** The days that a view of a calendar shows, with a day of the one before and of the one after. */
export interface ViewRange extends DayRange {
  previous: PlainDate;
  next: PlainDate;
  /** The holiday or term, where the view is one. */
  period: SchoolPeriod | null;
}

/** What the month, the week or the period around a day covers. */
export function viewRange(
  view: "month" | "week" | "period",
  around: PlainDate,
  schoolHolidays: readonly (DayRange & { name: string })[],
): ViewRange {
  if (view === "month") {
    const month = around.slice(0, 7);
    return {
      firstDay: `${month}-01`,
      lastDay: monthDays(month).at(-1)!,
      previous: `${addMonths(month, -1)}-01`,
      next: `${addMonths(month, 1)}-01`,
      period: null,
    };
  }
  const period = view === "period" ? periodsOf(schoolHolidays, around) : null;
  const firstDay = period?.firstDay ?? mondayOf(around);
  const lastDay = period?.lastDay ?? addDays(firstDay, 6);
  const before = addDays(firstDay, -1);
  const previous = period ? periodsOf(schoolHolidays, before).firstDay : addDays(firstDay, -7);
  return { firstDay, lastDay, previous, next: addDays(lastDay, 1), period };
}

/** Every day of a range, in order. */
export function daysOf({ firstDay, lastDay }: DayRange): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) days.push(day);
  return days;
}
