import type { CalendarEvent } from "@/lib/calendar-event";
import type { FeedRow } from "./schema";

/** Days that a feed shows before and after today. */
export const FEED_DAYS = { before: 90, after: 400 };

/** Days for which what was cancelled or refused is still sent as such: clients must learn it. */
export const CANCELLED_DAYS = 60;

const STATUS: Record<FeedRow["state"], CalendarEvent["status"]> = {
  REQUESTED: "TENTATIVE",
  WAITLISTED: "TENTATIVE",
  OFFERED: "TENTATIVE",
  RESERVED: "CONFIRMED",
  CANCEL_REQUESTED: "CONFIRMED",
  REFUSED: "CANCELLED",
  CANCELLED: "CANCELLED",
};

/** How the words of an event name its state: as the reservation stands, or absent. */
export type FeedState = FeedRow["state"] | "ABSENT";

export const stateOf = ({ state, absent }: FeedRow): FeedState =>
  absent && STATUS[state] === "CONFIRMED" ? "ABSENT" : state;

/** What a client keeps of a reservation; a child declared absent is not expected, so its day is cancelled. */
export function eventOf(
  row: FeedRow,
  host: string,
  words: Pick<CalendarEvent, "summary" | "url">,
): CalendarEvent {
  const { id, date, startsAt, endsAt, version, absenceChanges, changedAt, structure, address } = row;
  return {
    ...{ date, startsAt, endsAt, changedAt, ...words },
    id: `${id}@${host}`,
    location: [structure, ...address.split("\n")].filter((part) => part.trim() !== "").join(", "),
    status: stateOf(row) === "ABSENT" ? "CANCELLED" : STATUS[row.state],
    sequence: version + absenceChanges,
  };
}
