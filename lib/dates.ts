import { Temporal } from "temporal-polyfill";

/** A day of the calendar without time or zone, as ISO text: "2026-11-24". */
export type PlainDate = string;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The centuries that people and calendars speak of: around any of their days there are days that PostgreSQL knows. */
const KNOWN_YEAR = /^(19|20|21)/;

/** The real day from 1900 to 2199 that `text` names ("2026-02-30" is none), or null. */
export function parsePlainDate(text: string): PlainDate | null {
  if (!ISO_DATE.test(text) || !KNOWN_YEAR.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return null;
  }
}

/** The day that an instant falls on in a time zone (IANA name). */
export function dayOf(instant: Temporal.Instant, timeZone: string): PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** PostgreSQL `date` values travel as a Date at UTC midnight. */
export function fromDbDate(date: Date): PlainDate {
  return date.toISOString().slice(0, 10);
}

/** The Date at UTC midnight that stores this day in a PostgreSQL `date`. */
export function toDbDate(day: PlainDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
