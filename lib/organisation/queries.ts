import "server-only";
import { type Actor, allow } from "@/lib/actor";
import type { DayRange, HolidayRegion } from "@/lib/calendar/rules";
import { db } from "@/lib/db";

export type OrganisationFacts = {
  name: string;
  timeZone: string;
  holidayRegion: HolidayRegion;
  schoolHolidays: (DayRange & { name: string })[];
};

/** The organisation's own calendar: time zone, public-holiday region, school holidays in order of day. */
export async function organisationFacts(actor: Actor): Promise<OrganisationFacts> {
  allow(actor, ["visitor", "pending", "parent", "staff", "account", "system"]);
  const [row] = await db().$queryRaw<OrganisationFacts[]>`
    SELECT o.name, o.time_zone AS "timeZone", o.holiday_region AS "holidayRegion",
           COALESCE((SELECT json_agg(json_build_object('name', h.name, 'firstDay', h.first_day, 'lastDay', h.last_day)
                                     ORDER BY h.first_day)
                     FROM school_holiday h WHERE h.organisation_id = o.id), '[]') AS "schoolHolidays"
    FROM organisation o`;
  if (!row) throw new Error("the organisation is not set up");
  return row;
}
