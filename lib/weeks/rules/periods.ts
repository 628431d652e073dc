import { addDays, type DayRange, periodsOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";

export type PeriodChoice = DayRange & { kind: "holiday" | "term"; name: string | null };

/** How many periods a parent chooses from. */
const CHOICES = 4;

/** The rest of the period of `today` and those that follow. */
export function periodChoices(
  schoolHolidays: readonly (DayRange & { name: string })[],
  today: PlainDate,
): PeriodChoice[] {
  const choices: PeriodChoice[] = [];
  for (let day = today; choices.length < CHOICES; day = addDays(choices.at(-1)!.lastDay, 1)) {
    const { kind, name, lastDay } = periodsOf(schoolHolidays, day);
    choices.push({ kind, name, firstDay: day, lastDay });
  }
  return choices;
}
