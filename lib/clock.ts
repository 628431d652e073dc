import { Temporal } from "temporal-polyfill";
import { env } from "./env";

/** The instant that business rules live at: real time, or the demonstration's frozen instant. */
export function now(): Temporal.Instant {
  const frozen = env().DEMO_NOW;
  return frozen ? Temporal.Instant.from(frozen) : Temporal.Now.instant();
}

/** The same instant for a PostgreSQL `timestamptz`. */
export function nowDate(): Date {
  return new Date(now().epochMilliseconds);
}

/** Real time, which no demonstration freezes: sessions, tokens, jobs and throttling. */
export function realNow(): Date {
  return new Date();
}

/** The current month in a time zone, as "2026-11". */
export function currentMonth(timeZone: string): string {
  return now().toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
}
