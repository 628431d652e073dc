import type { useTranslations } from "next-intl";
import type { Locale } from "@/lib/actor";
import type { CalendarCell } from "@/lib/reservations/queries";
import { sayInstant } from "@/lib/text/dates";

type Translate = ReturnType<typeof useTranslations<"reservations">>;
type Instant = Parameters<typeof sayInstant>[0];
type TimedDetail = "until" | "cancelUntil" | "opensAt" | "notCancellable" | "lateSince";

/**
 * What cells add to their state: why they are locked and since when, or until when they can be used. A deadline
 * that many cells share is put into words once.
 */
export function cellDetails(t: Translate, timeZone: string, locale: Locale) {
  const said = new Map<string, string>();
  const say = (key: TimedDetail, instant: Instant) => {
    const id = `${key} ${instant.epochMilliseconds}`;
    const text =
      said.get(id) ??
      t(`detail.${key}`, {
        instant: sayInstant(instant, timeZone, locale, { day: "numeric", month: "short" }),
      });
    said.set(id, text);
    return text;
  };
  return (cell: CalendarCell): string | null => {
    const { choice, deadline } = cell;
    if (choice.action) {
      if (choice.late) return t("detail.lateRequest");
      if (choice.action === "withdraw") return t("detail.withdrawable");
      if (deadline.status !== "open") return null;
      return say(choice.action === "cancel" ? "cancelUntil" : "until", deadline.until);
    }
    if (cell.reason && (cell.state === "refused" || cell.state === "reserved")) {
      return t("detail.reason", { reason: cell.reason });
    }
    if (choice.because === "closed") return cell.closedReason ? t(`detail.${cell.closedReason}`) : null;
    if (choice.because === "not-yet") {
      return deadline.status === "not-yet" && deadline.opensAt
        ? say("opensAt", deadline.opensAt)
        : t("detail.notOpenYet");
    }
    if (choice.because === "other-home") return t("detail.otherHome");
    if (choice.because === "file-unconfirmed") return t("detail.unconfirmed");
    if (choice.because === "file-incomplete") return t("detail.lacking", { pieces: cell.lacking.join(", ") });
    if (choice.because === "no-cancellation") return t("detail.noCancellation");
    if (choice.because !== "late") return null;
    const since = deadline.status === "late" ? deadline.since : null;
    if (cell.state === "reserved") return since ? say("notCancellable", since) : t("detail.started");
    return cell.state === "late" && since ? say("lateSince", since) : null;
  };
}
