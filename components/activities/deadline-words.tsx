import { useLocale, useTranslations } from "next-intl";
import { describeDeadline, sayDeadline } from "@/lib/deadlines/rules";
import type { DeadlineRule } from "@/lib/deadlines/schema";
import { sayDay, sayInstant } from "@/lib/text/dates";

/** A deadline in words: its limit, and with `whole` what surrounds it. */
export function DeadlineWords({ rule, whole = false }: { rule: DeadlineRule; whole?: boolean }) {
  const say = useTranslations("deadlines");
  const locale = useLocale();
  const sentences = describeDeadline(rule).map((sentence) =>
    sayDeadline(sentence, {
      translate: say,
      day: (day) => sayDay(day, locale),
      instant: (instant) => sayInstant(instant, "UTC", locale),
    }),
  );
  return (whole ? sentences : sentences.slice(0, 1)).join(". ");
}
