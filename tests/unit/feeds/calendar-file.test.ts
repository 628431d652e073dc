import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { CalendarEvent } from "@/lib/calendar-event";
import { calendarFile } from "@/lib/integrations/calendar-file";

const event = (given: Partial<CalendarEvent> = {}): CalendarEvent => ({
  id: "0199-1@portail.test",
  date: "2026-11-24",
  startsAt: "11:45",
  endsAt: "13:30",
  summary: "Léa : Cantine, Repas",
  location: "École",
  url: "https://portail.test/reservations?date=2026-11-24",
  status: "CONFIRMED",
  sequence: 3,
  changedAt: "2026-11-16T08:00:00Z",
  ...given,
});

const file = (events: CalendarEvent[], timeZone = "Europe/Paris", name = "Commune") =>
  calendarFile({ name, timeZone, refreshHours: 4, events });

/** The file as an independent parser reads it, its time zone from the file alone. */
function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const events = calendar.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
  return { calendar, events };
}

const zoneOf = (text: string) => {
  const zone = parse(text).calendar.getFirstSubcomponent("vtimezone");
  return zone!.getFirstPropertyValue("tzid");
};

describe("a calendar file", () => {
  it.each([
    ["Europe/Paris", "2026-11-24", "2026-11-24T10:45:00.000Z"],
    ["Europe/Paris", "2026-07-07", "2026-07-07T09:45:00.000Z"],
    ["Europe/Paris", "2026-03-29", "2026-03-29T09:45:00.000Z"],
    ["Europe/Paris", "2026-10-25", "2026-10-25T10:45:00.000Z"],
    ["Indian/Reunion", "2026-07-07", "2026-07-07T07:45:00.000Z"],
    ["Indian/Mayotte", "2026-11-24", "2026-11-24T08:45:00.000Z"],
    ["America/Martinique", "2026-07-07", "2026-07-07T15:45:00.000Z"],
    ["America/Guadeloupe", "2026-11-24", "2026-11-24T15:45:00.000Z"],
    ["America/Cayenne", "2026-11-24", "2026-11-24T14:45:00.000Z"],
    ["America/Miquelon", "2026-03-08", "2026-03-08T13:45:00.000Z"],
    ["Pacific/Noumea", "2026-11-24", "2026-11-24T00:45:00.000Z"],
    ["Pacific/Tahiti", "2026-11-24", "2026-11-24T21:45:00.000Z"],
  ])("in %s on %s begins at %s", (timeZone, date, instant) => {
    const text = file([event({ date })], timeZone);
    const { events } = parse(text);
    expect(events[0]!.startDate.toJSDate().toISOString()).toBe(instant);
    expect(zoneOf(text)).toBe(timeZone);
    expect(text).toContain(`DTSTART;TZID=${timeZone}:${date.replaceAll("-", "")}T114500\r\n`);
  });

  it("lasts through the hour that a night repeats", () => {
    const { events } = parse(file([event({ date: "2026-10-25", startsAt: "01:30", endsAt: "03:30" })]));
    expect(events[0]!.endDate.toJSDate().getTime() - events[0]!.startDate.toJSDate().getTime()).toBe(
      3 * 3_600_000,
    );
  });

  it("keeps what clients go by", () => {
    const given = event({ status: "CANCELLED", sequence: 7 });
    const [read] = parse(file([given])).events;
    const value = (name: string) => String(read!.component.getFirstPropertyValue(name));
    expect(read!.uid).toBe(given.id);
    expect(read!.sequence).toBe(7);
    expect(value("status")).toBe("CANCELLED");
    expect(value("dtstamp")).toBe("2026-11-16T08:00:00Z");
    expect(value("last-modified")).toBe("2026-11-16T08:00:00Z");
    expect(value("transp")).toBe("TRANSPARENT");
    expect(value("url")).toBe(given.url);
  });

  it("says what it is and when to look again, before its components", () => {
    const text = file([event()], "Europe/Paris", "Commune de Val, Isère; sud");
    const { calendar } = parse(text);
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(text).toContain("\r\nX-WR-CALNAME:Commune de Val\\, Isère\\; sud\r\n");
    expect(String(calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT4H");
    expect(calendar.getFirstPropertyValue("x-published-ttl")).toBe("PT4H");
    const lines = text.split("\r\n");
    const firstPart = lines.indexOf("BEGIN:VTIMEZONE");
    const endOfParts = lines.lastIndexOf("END:VEVENT");
    expect(lines.findIndex((line) => line.startsWith("X-PUBLISHED-TTL"))).toBeLessThan(firstPart);
    expect(lines.slice(endOfParts + 1)).toEqual(["END:VCALENDAR", ""]);
  });

  it("is a calendar even without an event", () => {
    expect(parse(file([])).events).toEqual([]);
    expect(zoneOf(file([]))).toBe("Europe/Paris");
  });

  it("escapes what names hold, folds at 75 octets and ends lines by CRLF", () => {
    const summary = `Zoé, ${"é".repeat(60)}; \\n « ${"👧".repeat(20)} » \n fin`;
    const text = file([event({ summary, location: "12; rue, bis" })]);
    const [read] = parse(text).events;
    expect(read!.summary).toBe(summary);
    expect(read!.location).toBe("12; rue, bis");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("is the same each time", () => {
    expect(file([event()])).toBe(file([event()]));
  });
});
