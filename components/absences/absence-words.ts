import type { useTranslations } from "next-intl";
import type { MarkState } from "@/components/ui/state-mark";
import type { Declaration, DeclaredDayView } from "@/lib/absences/queries";
import type { Locale } from "@/lib/actor";
import { sayDay } from "@/lib/text/dates";

export const DAY = { weekday: "long", day: "numeric", month: "long" } as const;

export const MARKS: Record<DeclaredDayView["status"], MarkState> = {
  PRESENT: "present",
  ABSENT_JUSTIFIED: "justified",
  ABSENT_UNJUSTIFIED: "unjustified",
};

/** "justifiée si le justificatif arrive au plus tard le jeudi 19 novembre": how a day counts, and why. */
export function whyOf(
  t: ReturnType<typeof useTranslations<"absences">>,
  { why, status, decidedReason }: DeclaredDayView,
  { proofDueOn }: Pick<Declaration, "proofDueOn">,
  locale: Locale,
): string {
  if (why === "by-hand") {
    const which = status === "ABSENT_JUSTIFIED" ? "byHandAJ" : "byHandAI";
    return t(`why.${which}`, { reason: decidedReason ?? "" });
  }
  if (why === "awaited") return t("why.awaited", { date: proofDueOn ? sayDay(proofDueOn, locale, DAY) : "" });
  return t(`why.${why}`);
}
