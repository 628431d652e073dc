import "server-only";
import ical, {
  escape as asText,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { tzlib_get_ical_block } from "timezones-ical-library";
import type { CalendarEvent } from "@/lib/calendar-event";

type Calendar = {
  name: string;
  /** IANA name of the zone in which the events' wall-clock times are. */
  timeZone: string;
  /** Hours after which a client looks again. */
  refreshHours: number;
  events: CalendarEvent[];
};

/**
 * An iCalendar file (RFC 5545, RFC 7986): the same events give the same bytes, whenever it is made. What ical-generator
 * writes after the time zone, or without its zone's own name, is put in its place here: properties of a calendar come
 * before its components, and DTSTART's TZID names a VTIMEZONE of the file.
 */
export function calendarFile({ name, timeZone, refreshHours, events }: Calendar): string {
  const calendar = ical({
    prodId: { company: "portail-famille", product: "agenda", language: "FR" },
    name: asText(name, false),
    scale: "GREGORIAN",
  });
  for (const { date, startsAt, endsAt, changedAt, status, ...event } of events) {
    const at = (time: string) => Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone);
    const changed = new Date(changedAt);
    calendar.createEvent({
      ...event,
      status: ICalEventStatus[status],
      ...{ timezone: timeZone, start: at(startsAt), end: at(endsAt), stamp: changed, lastModified: changed },
      // A child's day does not make its parent busy.
      ...{ transparency: ICalEventTransparency.TRANSPARENT, busystatus: ICalEventBusyStatus.FREE },
    });
  }
  const head = [
    `X-WR-TIMEZONE:${timeZone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    ...timeZoneLines(timeZone),
  ].join("\r\n");
  const text = calendar.toString();
  const body = text.search(/^(BEGIN:VEVENT|END:VCALENDAR)/m);
  return `${text.slice(0, body)}${head}\r\n${text.slice(body)}\r\n`;
}

/** The VTIMEZONE of a zone, under its own name: the library answers a link ("Indian/Reunion") by its target. */
function timeZoneLines(timeZone: string): string[] {
  const [block = ""] = [tzlib_get_ical_block(timeZone)].flat();
  const lines = block.split(/\r?\n/).filter((line) => line !== "");
  return lines.map((line) => line.replace(/^(TZID|X-LIC-LOCATION):.*/, `$1:${timeZone}`));
}
