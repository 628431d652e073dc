import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";

/**
 * The first day on which a quotient may take effect: a new one applies from the following month and never backwards;
 * the household's first one may apply from the current month.
 */
export function earliestStart(today: PlainDate, isFirst: boolean): PlainDate {
  const month = Temporal.PlainDate.from(today).with({ day: 1 });
  return (isFirst ? month : month.add({ months: 1 })).toString();
}

/** The day before another. */
export function dayBefore(day: PlainDate): PlainDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
