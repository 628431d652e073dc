import type { useTranslations } from "next-intl";
import { Temporal } from "temporal-polyfill";
import type { Locale } from "@/lib/actor";
import type { Calendar, CalendarCell } from "@/lib/reservations/queries";
import { sayInstant } from "@/lib/text/dates";

type Translate = ReturnType<typeof useTranslations<"reservations">>;
type Causes = ReturnType<typeof useTranslations<"closures">>;

/** What a cell adds to its state: in full, and in the few letters that a narrow column has room for. */
export type CellWords = { detail: string | null; short: string | null };

const HOUR = 3_600_000;
/** A deadline nearer than this is counted down. */
const NEAR = 48 * HOUR;

/** Why each cell is locked and since when, or until when it can be used. What many cells share is said once. */
export function cellWords(t: Translate, causes: Causes, locale: Locale, { now, timeZone }: Calendar) {
  const said = new Map<number, string>();
  const say = (instant: Temporal.Instant) => {
    const key = instant.epochMilliseconds;
    const style = { weekday: "long", day: "numeric", month: "short" } as const;
    const text = said.get(key) ?? sayInstant(instant, timeZone, locale, style);
    said.set(key, text);
    return text;
  };
  const remaining = (until: Temporal.Instant) => {
    // The last minute counts whole.
    const left = until.epochMilliseconds + 60_000 - now.epochMilliseconds;
    if (left >= NEAR) return null;
    if (left < HOUR) return t("detail.minutes", { count: Math.max(1, Math.floor(left / 60_000)) });
    return t("detail.hours", { count: Math.floor(left / HOUR) });
  };

  const usable = (cell: CalendarCell): CellWords => {
    const { choice, deadline } = cell;
    if (choice.action === "wait") return { detail: t("detail.canWait"), short: t("short.wait") };
    if (cell.state === "offered" && cell.offerUntil) {
      const until = say(Temporal.Instant.from(cell.offerUntil));
      return { detail: t("detail.offered", { instant: until }), short: null };
    }
    if (cell.state === "waitlisted") {
      const rank = cell.rank ?? 1;
      return { detail: t("detail.rank", { rank }), short: t("short.rank", { rank }) };
    }
    if (choice.action === "withdraw") return { detail: t("detail.withdrawable"), short: null };
    if (deadline.status === "late") {
      const percent = deadline.after.kind === "surcharge" ? deadline.after.percent : null;
      return percent === null
        ? { detail: t("detail.lateRequest"), short: t("short.late") }
        : { detail: t("detail.surcharge", { percent }), short: t("short.surcharge", { percent }) };
    }
    if (deadline.status !== "open") return { detail: null, short: null };
    const left = remaining(deadline.until);
    const until = t(choice.action === "cancel" ? "detail.cancelUntil" : "detail.until", {
      instant: say(deadline.until),
    });
    const places = cell.placesLeft === null ? null : t("detail.places", { count: cell.placesLeft });
    const reason =
      cell.reason && choice.action === "cancel" ? t("detail.reason", { reason: cell.reason }) : null;
    const parts = [places, left && t("detail.left", { left }), until, reason];
    const short = [places, choice.action === "book" ? left : null];
    return { detail: join(parts), short: join(short) };
  };

  const locked = (cell: CalendarCell): string | null => {
    const { choice, deadline, state } = cell;
    if (cell.reason && (state === "refused" || state === "reserved")) {
      return t("detail.reason", { reason: cell.reason });
    }
    switch (choice.action === null && choice.because) {
      case "closed": {
        if (!cell.closure) return t(`detail.${cell.closedReason ?? "notOpen"}`);
        const cause = causes(`causes.${cell.closure.cause}`);
        return cell.closure.message ? t("detail.closure", { cause, message: cell.closure.message }) : cause;
      }
      case "not-yet":
        return deadline.status === "not-yet" && deadline.opensAt
          ? t("detail.opensAt", { instant: say(deadline.opensAt) })
          : t("detail.notOpenYet");
      case "other-home":
        return t("detail.otherHome");
      case "file-unconfirmed":
        return t("detail.unconfirmed");
      case "file-incomplete":
        return t("detail.lacking", { pieces: cell.lacking.join(", ") });
      case "no-cancellation":
        return t("detail.noCancellation");
      case "refused-before":
        return t("detail.refusedBefore");
      case "already-asked":
        return t("detail.waits");
      case "age":
        return t("detail.age");
      case "taken":
        return t("detail.taken");
      case "late": {
        const since = deadline.status === "late" ? deadline.since : null;
        if (state === "reserved")
          return since ? t("detail.notCancellable", { instant: say(since) }) : t("detail.started");
        return state === "late" && since ? t("detail.lateSince", { instant: say(since) }) : null;
      }
      default:
        return null;
    }
  };
  return (cell: CalendarCell): CellWords =>
    cell.choice.action ? usable(cell) : { detail: locked(cell), short: null };
}

const join = (parts: (string | null | undefined)[]) => parts.filter(Boolean).join(" · ") || null;
