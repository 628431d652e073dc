import { addDays } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { type Refusal, refuse } from "@/lib/result";
import { MOST_DAYS, MOST_DAYS_BACK, type NewClosure } from "./schema";

/** Why days cannot be closed whatever stands on them, or null. */
export function closureRefusal(
  { firstDay, lastDay }: Pick<NewClosure, "firstDay" | "lastDay">,
  today: PlainDate,
): Refusal | null {
  if (lastDay > addDays(firstDay, MOST_DAYS - 1)) {
    return refuse("closure-too-long", { params: { days: MOST_DAYS }, fields: { au: "closure-too-long" } });
  }
  if (firstDay < addDays(today, -MOST_DAYS_BACK)) {
    return refuse("closure-too-old", { params: { days: MOST_DAYS_BACK }, fields: { du: "closure-too-old" } });
  }
  return null;
}
