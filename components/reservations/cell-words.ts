import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/actor";
import type { CalendarCell } from "@/lib/reservations/queries";
import { sayInstant } from "@/lib/text/dates";

type Translate = ReturnType<typeof useTranslations<"reservations">>;

/** What a cell adds to its state: why it is locked and since when, or until when it can be used. */
export function cellDetail(
  cell: CalendarCell,
  t: Translate,
  timeZone: string,
  locale: Locale,
): string | null {
  const { choice, deadline } = cell;
  const at = (instant: Parameters<typeof sayInstant>[0]) =>
    sayInstant(instant, timeZone, locale, { day: "numeric", month: "short" });
  if (choice.action) {
    if (choice.late) return t("detail.lateRequest");
    if (choice.action === "withdraw") return t("detail.withdrawable");
    if (deadline.status !== "open") return null;
    return t(choice.action === "cancel" ? "detail.cancelUntil" : "detail.until", {
      instant: at(deadline.until),
    });
  }
  if (cell.reason && (cell.state === "refused" || cell.state === "reserved")) {
    return t("detail.reason", { reason: cell.reason });
  }
  if (choice.because === "closed") return cell.closedReason ? t(`detail.${cell.closedReason}`) : null;
  if (choice.because === "not-yet") {
    return deadline.status === "not-yet" && deadline.opensAt
      ? t("detail.opensAt", { instant: at(deadline.opensAt) })
      : t("detail.notOpenYet");
  }
  if (choice.because === "no-cancellation") return t("detail.noCancellation");
  if (choice.because !== "late") return null;
  const since = deadline.status === "late" ? deadline.since : null;
  if (cell.state === "reserved")
    return since ? t("detail.notCancellable", { instant: at(since) }) : t("detail.started");
  return cell.state === "late" && since ? t("detail.lateSince", { instant: at(since) }) : null;
}
