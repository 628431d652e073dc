import { useLocale, useTranslations } from "next-intl";
import type { Season } from "@/lib/activities/schema";

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** "lundi, mardi, jeudi et vendredi, hors vacances scolaires". */
export function OpeningWords({ season, weekdays }: { season: Season; weekdays: readonly number[] }) {
  const t = useTranslations("activities.openings");
  const locale = useLocale();
  const days = WEEK.filter((day) => weekdays.includes(day)).map((day) => t(`weekday.${day}`));
  return `${new Intl.ListFormat(locale).format(days)}, ${t(`season.${season}`)}`;
}
