import type { useTranslations } from "next-intl";
import { Temporal } from "temporal-polyfill";
import type { Locale } from "@/lib/actor";
import type { CellOutcome } from "@/lib/reservations/schema";
import { sayTime } from "@/lib/text/dates";

type Translate = ReturnType<typeof useTranslations<"reservations.outcome">>;

/** "10 h 02" on the wall clock of `timeZone`. */
export function timeOf(instant: Temporal.Instant, timeZone: string, locale: Locale): string {
  const { hour, minute } = instant.toZonedDateTimeISO(timeZone);
  return sayTime(`${hour}:${String(minute).padStart(2, "0")}`, locale);
}

/** What became of a cell, why, and who was quicker: "non pris en compte – changé à 10 h 02 par l’autre parent". */
export function outcomeWords(t: Translate, timeZone: string, locale: Locale) {
  const because = ({ because, changed, other }: CellOutcome) => {
    if (!because) return null;
    if (because === "changed" && changed) return whoChanged(changed);
    if (other && (because === "excluded" || because === "needs" || because === "needed")) {
      return t(`with.${because}`, { other });
    }
    return t(`because.${because}`);
  };
  const whoChanged = ({ at, by }: NonNullable<CellOutcome["changed"]>) => {
    return t(`changedBy.${by}`, { time: timeOf(Temporal.Instant.from(at), timeZone, locale) });
  };
  return (cell: CellOutcome): string => {
    const said = t(`each.${cell.outcome}`);
    const why = because(cell);
    const rank = cell.outcome === "waitlisted" && cell.rank ? t("rank", { rank: cell.rank }) : null;
    const late = cell.late && cell.outcome !== "refused" ? t("late") : null;
    return [said, why, rank, late].filter(Boolean).join(" – ");
  };
}
