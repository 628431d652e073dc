import type { Temporal } from "temporal-polyfill";
import type { Locale } from "../actor";
import type { PlainDate } from "../dates";

type Style = Pick<Intl.DateTimeFormatOptions, "weekday" | "day" | "month" | "year">;

const NBSP = "\u00a0";
const FULL: Style = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

/** A formatter takes far longer to make than to use, and a month shows the same few styles hundreds of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, style: Style): Intl.DateTimeFormat {
  const key = [locale, style.weekday, style.day, style.month, style.year].join();
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
    formats.set(key, format);
  }
  return format;
}

/** "mardi 24 novembre 2026", or what `style` asks for. */
export function sayDay(day: PlainDate, locale: Locale, style: Style = FULL): string {
  const text = formatOf(locale, style).format(Date.parse(`${day}T00:00:00Z`));
  // CLDR writes "1 décembre" where French writes "1er décembre".
  return locale === "fr" && day.endsWith("-01") && style.day ? text.replace(/(^|\s)1(?=\s)/, "$11er") : text;
}

/** "novembre 2026" for a month named "2026-11". */
export function sayMonth(month: string, locale: Locale): string {
  return sayDay(`${month}-01`, locale, { month: "long", year: "numeric" });
}

/** "16 h 30" for the wall-clock time "16:30", "8 h" for "08:00". */
export function sayTime(time: string, locale: Locale): string {
  const [hour, minute] = time.split(":");
  if (locale === "en") return `${Number(hour)}:${minute}`;
  return `${Number(hour)}${NBSP}h${minute === "00" ? "" : `${NBSP}${minute}`}`;
}

/** "mardi 24 novembre à 23 h 59" on the wall clock of `timeZone`, or with the day that `style` asks for. */
export function sayInstant(
  instant: Temporal.Instant,
  timeZone: string,
  locale: Locale,
  style: Style = { weekday: "long", day: "numeric", month: "long" },
): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  const day = sayDay(local.toPlainDate().toString(), locale, style);
  const minute = String(local.minute).padStart(2, "0");
  if (locale === "en") return `${day} at ${local.hour}:${minute}`;
  return `${day} à ${local.hour}${NBSP}h${local.minute === 0 ? "" : `${NBSP}${minute}`}`;
}
