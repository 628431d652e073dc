import type { PlainDate } from "./dates";

/** One event of a calendar file; times are wall-clock "HH:MM" in the calendar's zone. */
export type CalendarEvent = {
  /** The same for ever: clients know the event by it. */
  id: string;
  date: PlainDate;
  startsAt: string;
  endsAt: string;
  summary: string;
  location: string;
  url: string;
  status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
  /** Grows with each change. */
  sequence: number;
  /** ISO instant of the last change. */
  changedAt: string;
};
