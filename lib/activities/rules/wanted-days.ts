import { addDays, type DayRange, holidayOn, weekdayOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type { Season } from "../schema";

export type ClosedReason = "PUBLIC_HOLIDAY" | "SCHOOL_HOLIDAY" | "STRUCTURE";

/** When an activity opens: on these weekdays (1 is Monday) of a period and season, with the places of each group. */
export type OpeningFacts = DayRange & {
  id: string;
  season: Season;
  weekdays: readonly number[];
  /** Empty: all the slots of the activity. */
  slotIds: readonly string[];
  places: readonly { groupId: string; capacity: number }[];
};

export type CalendarFacts = {
  schoolHolidays: readonly DayRange[];
  publicHolidays: ReadonlySet<PlainDate>;
};

/** A day of one slot for one group, as the openings want it; closed ones say why. */
export type WantedDay = {
  slotId: string;
  groupId: string;
  date: PlainDate;
  open: boolean;
  closedReason: ClosedReason | null;
  capacity: number;
};

export const dayKey = (day: { slotId: string; groupId: string; date: PlainDate }) =>
  `${day.slotId} ${day.groupId} ${day.date}`;

const later = (a: PlainDate, b: PlainDate) => (a > b ? a : b);
const earlier = (a: PlainDate, b: PlainDate) => (a < b ? a : b);

/** The dates of an opening within a range, each with the reason why it is shut all the same, if any. */
function datesOf(
  opening: OpeningFacts,
  range: DayRange,
  { schoolHolidays, publicHolidays }: CalendarFacts,
): { date: PlainDate; closedReason: ClosedReason | null }[] {
  const dates: { date: PlainDate; closedReason: ClosedReason | null }[] = [];
  const lastDay = earlier(opening.lastDay, range.lastDay);
  for (let date = later(opening.firstDay, range.firstDay); date <= lastDay; date = addDays(date, 1)) {
    if (!opening.weekdays.includes(weekdayOf(date))) continue;
    const isHoliday = opening.season !== "ALWAYS" && holidayOn(date, schoolHolidays) !== null;
    if (opening.season === "HOLIDAYS" && !isHoliday) continue;
    const isOff = opening.season === "SCHOOL" && isHoliday;
    const closedReason = publicHolidays.has(date) ? "PUBLIC_HOLIDAY" : isOff ? "SCHOOL_HOLIDAY" : null;
    dates.push({ date, closedReason });
  }
  return dates;
}

/**
 * The days that openings want between two days, by dayKey. Public holidays are shut, and so are school holidays where
 * an opening is for school time; where two openings meet, an open day goes before a shut one, then the first opening
 * before the next. `overlap` is the first day that two openings both open.
 */
export function wantedDays(
  openings: readonly OpeningFacts[],
  slotIds: readonly string[],
  range: DayRange,
  calendar: CalendarFacts,
): { days: Map<string, WantedDay>; overlap: PlainDate | null } {
  const days = new Map<string, WantedDay>();
  let overlap: PlainDate | null = null;
  for (const opening of openings) {
    const slots = opening.slotIds.length > 0 ? slotIds.filter((id) => opening.slotIds.includes(id)) : slotIds;
    for (const { date, closedReason } of datesOf(opening, range, calendar)) {
      for (const slotId of slots) {
        for (const { groupId, capacity } of opening.places) {
          const open = closedReason === null;
          const day: WantedDay = { slotId, groupId, date, open, closedReason, capacity };
          const known = days.get(dayKey(day));
          if (known?.open && open) overlap ??= date;
          if (!known || (open && !known.open)) days.set(dayKey(day), day);
        }
      }
    }
  }
  return { days, overlap };
}
