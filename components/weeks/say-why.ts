import type { useTranslations } from "next-intl";
import type { RecapIgnored } from "@/lib/weeks/queries";

type Say = ReturnType<typeof useTranslations<"weeks.recap">>;

/** Why one day is left out: "fermé", "pas avec Journée". */
export const sayReason = (t: Say, { because, other }: Pick<RecapIgnored, "because" | "other">): string =>
  t(`because.${because}`, { other: other ?? "" });

/** "fermé (2), complet (1)", the most frequent first. */
export function sayWhy(t: Say, ignored: RecapIgnored[]): string {
  const groups = [...Map.groupBy(ignored, (day) => sayReason(t, day))];
  return groups
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([reason, { length: count }]) => t("why", { reason, count }))
    .join(", ");
}
