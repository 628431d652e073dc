import { addDays } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type { RefusalCode } from "@/lib/result";
import { MAX_AHEAD, MAX_DAYS, type Repeat, repeatSchema } from "../schema";

export type RepeatAnswer =
  | { repeat: Repeat; errors: null }
  | { repeat: null; errors: Partial<Record<string, RefusalCode>> };

/** What an address asks to repeat, or the refusal of each field; days before `today` are left out. */
export function repeatOf(query: unknown, today: PlainDate): RepeatAnswer {
  const parsed = repeatSchema.safeParse(query);
  if (!parsed.success) {
    const errors: Partial<Record<string, RefusalCode>> = {};
    for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message as RefusalCode;
    return { repeat: null, errors };
  }
  const { semaine, enfant, creneau, jour, periode, du = "", au = "", rythme } = parsed.data;
  const isTyped = periode === "dates";
  const [first = "", lastDay = ""] = isTyped ? [du, au] : periode.split("_");
  const refused = spanRefusal(first, lastDay, today);
  if (refused) return { repeat: null, errors: { [isTyped ? "au" : "periode"]: refused } };
  const repeat: Repeat = {
    weekId: semaine || null,
    ...{ childIds: enfant, slotIds: creneau, weekdays: jour, rhythm: rythme },
    firstDay: first < today ? today : first,
    lastDay,
  };
  return { repeat, errors: null };
}

function spanRefusal(first: PlainDate, last: PlainDate, today: PlainDate): RefusalCode | null {
  if (last < first) return "end-before-start";
  if (last < today) return "period-past";
  if (last > addDays(today, MAX_AHEAD)) return "date-too-far";
  return last > addDays(first, MAX_DAYS) ? "period-too-long" : null;
}
