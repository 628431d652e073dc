import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import { HOLIDAY_REGIONS, type HolidayRegion } from "../schema";
import { addDays } from "./days";

export { HOLIDAY_REGIONS, type HolidayRegion };

export interface PublicHoliday {
  day: PlainDate;
  name: string;
}

/** Code du travail, article L3422-2. */
const ABOLITION_OF_SLAVERY: Partial<Record<HolidayRegion, string>> = {
  GUADELOUPE: "05-27",
  GUYANE: "06-10",
  LA_REUNION: "12-20",
  MARTINIQUE: "05-22",
  MAYOTTE: "04-27",
  SAINT_BARTHELEMY: "10-09",
  SAINT_MARTIN: "05-28",
};

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
export function easterSunday(year: number): PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * shift + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 }).toString();
}

/**
 * The public holidays of a year, in order of day.
 * Code du travail, L3133-1; L3134-13 for Alsace-Moselle; L3422-2 overseas.
 */
export function publicHolidays(year: number, region: HolidayRegion = "METROPOLE"): PublicHoliday[] {
  const easter = easterSunday(year);
  const fixed = (monthDay: string, name: string): PublicHoliday => ({ day: `${year}-${monthDay}`, name });
  const movable = (offset: number, name: string): PublicHoliday => ({ day: addDays(easter, offset), name });
  const holidays = [
    fixed("01-01", "Jour de l’An"),
    movable(1, "Lundi de Pâques"),
    fixed("05-01", "Fête du Travail"),
    fixed("05-08", "Victoire 1945"),
    movable(39, "Ascension"),
    movable(50, "Lundi de Pentecôte"),
    fixed("07-14", "Fête nationale"),
    fixed("08-15", "Assomption"),
    fixed("11-01", "Toussaint"),
    fixed("11-11", "Armistice 1918"),
    fixed("12-25", "Noël"),
  ];
  if (region === "ALSACE_MOSELLE") {
    holidays.push(movable(-2, "Vendredi saint"), fixed("12-26", "Saint-Étienne"));
  }
  const abolition = ABOLITION_OF_SLAVERY[region];
  if (abolition) holidays.push(fixed(abolition, "Abolition de l’esclavage"));
  return holidays.sort((a, b) => a.day.localeCompare(b.day));
}

/** The days that are public holidays in all the years that `firstDay` to `lastDay` touch, for lookups. */
export function publicHolidayDays(
  firstDay: PlainDate,
  lastDay: PlainDate,
  region: HolidayRegion = "METROPOLE",
): Set<PlainDate> {
  const days = new Set<PlainDate>();
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year += 1) {
    for (const holiday of publicHolidays(year, region)) days.add(holiday.day);
  }
  return days;
}

/** Whether `day` is a public holiday in `region`. */
export function isPublicHoliday(day: PlainDate, region: HolidayRegion = "METROPOLE"): boolean {
  return publicHolidays(Number(day.slice(0, 4)), region).some((holiday) => holiday.day === day);
}
