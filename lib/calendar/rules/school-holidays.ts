import type { PlainDate } from "@/lib/dates";
import type { DayRange } from "./days";

export const SCHOOL_ZONES = ["A", "B", "C"] as const;
export type SchoolZone = (typeof SCHOOL_ZONES)[number];

/** A school holiday, from its first to its last day off. Staff can correct each one; this is the official start. */
export interface SchoolHoliday extends DayRange {
  name: string;
  schoolYear: string;
  /** False while the ministry has not fixed the dates for good. */
  confirmed: boolean;
}

interface Fact extends SchoolHoliday {
  zones: readonly SchoolZone[];
}

function fact(
  schoolYear: string,
  name: string,
  zones: string,
  firstDay: PlainDate,
  lastDay: PlainDate,
  confirmed = true,
): Fact {
  return { schoolYear, name, zones: [...zones] as SchoolZone[], firstDay, lastDay, confirmed };
}

/**
 * The ministry's calendars of 2025-26 and 2026-27, mainland zones. The summer of 2027 ends with the next
 * back-to-school day, which is not published: 31 August stands in until staff import the next calendar.
 */
const FACTS: readonly Fact[] = [
  fact("2025-2026", "Vacances de la Toussaint", "ABC", "2025-10-18", "2025-11-02"),
  fact("2025-2026", "Vacances de Noël", "ABC", "2025-12-20", "2026-01-04"),
  fact("2025-2026", "Vacances d’hiver", "A", "2026-02-07", "2026-02-22"),
  fact("2025-2026", "Vacances d’hiver", "B", "2026-02-14", "2026-03-01"),
  fact("2025-2026", "Vacances d’hiver", "C", "2026-02-21", "2026-03-08"),
  fact("2025-2026", "Vacances de printemps", "A", "2026-04-04", "2026-04-19"),
  fact("2025-2026", "Vacances de printemps", "B", "2026-04-11", "2026-04-26"),
  fact("2025-2026", "Vacances de printemps", "C", "2026-04-18", "2026-05-03"),
  fact("2025-2026", "Pont de l’Ascension", "ABC", "2026-05-15", "2026-05-16"),
  fact("2025-2026", "Vacances d’été", "ABC", "2026-07-04", "2026-08-31"),
  fact("2026-2027", "Vacances de la Toussaint", "ABC", "2026-10-17", "2026-11-01"),
  fact("2026-2027", "Vacances de Noël", "ABC", "2026-12-19", "2027-01-03"),
  fact("2026-2027", "Vacances d’hiver", "C", "2027-02-06", "2027-02-21"),
  fact("2026-2027", "Vacances d’hiver", "A", "2027-02-13", "2027-02-28"),
  fact("2026-2027", "Vacances d’hiver", "B", "2027-02-20", "2027-03-07"),
  fact("2026-2027", "Vacances de printemps", "C", "2027-04-03", "2027-04-18"),
  fact("2026-2027", "Vacances de printemps", "A", "2027-04-10", "2027-04-25"),
  fact("2026-2027", "Vacances de printemps", "B", "2027-04-17", "2027-05-02"),
  fact("2026-2027", "Pont de l’Ascension", "ABC", "2027-05-07", "2027-05-08", false),
  fact("2026-2027", "Vacances d’été", "ABC", "2027-07-03", "2027-08-31", false),
];

/** The pupils' first day of each school year that the facts cover. */
export const BACK_TO_SCHOOL_DAYS: readonly PlainDate[] = ["2025-09-01", "2026-09-01"];

/** The school holidays of a mainland zone from autumn 2025 to summer 2027, in order of day. */
export function schoolHolidays(zone: SchoolZone): SchoolHoliday[] {
  return FACTS.filter((holiday) => holiday.zones.includes(zone)).map(({ zones: _, ...holiday }) => holiday);
}
