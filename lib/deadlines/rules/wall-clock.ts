import { Temporal } from "temporal-polyfill";
import { addDays } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";

export const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** The moment, in epoch milliseconds, at which a place's clocks show a day and a time ("HH:MM"). */
export type WallClock = (date: PlainDate, time: string) => number;

/**
 * The clocks of a time zone. A time that the spring change skips is an hour later, one that the autumn change
 * repeats is the first of the two. A zone's rules are asked once a day rather than once a time: they are slow.
 */
export function wallClock(timeZone: string): WallClock {
  const midnights = new Map<PlainDate, number>();
  const midnight = (date: PlainDate) => {
    const known = midnights.get(date);
    if (known !== undefined) return known;
    const start = momentOf(date, "00:00", timeZone);
    midnights.set(date, start);
    return start;
  };
  return (date, time) => {
    const start = midnight(date);
    const changes = midnight(addDays(date, 1)) - start !== DAY;
    return changes ? momentOf(date, time, timeZone) : start + minutesOf(time) * MINUTE;
  };
}

/** The minutes since midnight of "HH:MM", up to "24:00". */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** "HH:MM" from the minutes since midnight. */
export function wallTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function momentOf(date: PlainDate, time: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone, {
    disambiguation: "compatible",
  }).epochMilliseconds;
}
