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
