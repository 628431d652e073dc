import { addDays, type DayRange, holidayOn, weekdayOf, weekOf } from "@/lib/calendar/rules";
import { type PlainDate, toDbDate } from "@/lib/dates";
import type { CustodyFacts, CustodyPattern, CustodyPlan, Rank } from "./schema";

/**
 * Who has the child on one day: `morning` until `changeAt` ("HH:MM"), `evening` from then on; both the same where
 * nothing changes, null where nobody knows. `why` names the rule that decides.
 */
export type DayCustody = {
  morning: Rank | null;
  evening: Rank | null;
  changeAt: string | null;
  why: "free-day" | "holidays" | "weeks" | "unknown";
};

const DAY = 86_400_000;

/** Holidays shorter than this are a long weekend: they follow the weeks. */
const SHORTEST_SHARED = 7;

/** Holidays from this length on are the summer's. */
const SHORTEST_SUMMER = 28;

export const otherRank = (rank: Rank): Rank => (rank === 1 ? 2 : 1);

const daysBetween = (first: PlainDate, last: PlainDate) =>
  Math.round((toDbDate(last).getTime() - toDbDate(first).getTime()) / DAY);

const whole = (rank: Rank | null, why: DayCustody["why"]): DayCustody => ({
  morning: rank,
  evening: rank,
  changeAt: null,
  why,
});

/** The part, from 0, of `length` days cut in `parts` that a day belongs to; what does not divide goes to the first ones. */
export function partOf(index: number, length: number, parts: number): number {
  const ends = Array.from({ length: parts }, (_, part) => Math.ceil((length * (part + 1)) / parts));
  return ends.findIndex((end) => index < end);
}

type Weeks = Extract<CustodyPattern, { kind: "alternate-weeks" }>;

/**
 * Who has a day of shared holidays: whole days, the middle day of an odd number with the first half; the years go by
 * the day on which the holidays begin. Null on a day that no shared holidays cover.
 */
function sharedRank({ holidays }: Weeks, date: PlainDate, schoolHolidays: readonly DayRange[]): Rank | null {
  const holiday = holidayOn(date, schoolHolidays);
  if (!holiday || holidays.kind === "as-weeks") return null;
  const length = daysBetween(holiday.firstDay, holiday.lastDay) + 1;
  if (length < SHORTEST_SHARED) return null;
  const parts = length >= SHORTEST_SUMMER && holidays.summer === "quarters" ? 4 : 2;
  const isEvenYear = Number(holiday.firstDay.slice(0, 4)) % 2 === 0;
  const first = isEvenYear ? holidays.firstHalfEvenYears : otherRank(holidays.firstHalfEvenYears);
  return partOf(daysBetween(holiday.firstDay, date), length, parts) % 2 === 0 ? first : otherRank(first);
}

/** Who takes the child at the change on `date`: after an ISO week 53 the same home takes it twice running. */
const takesOn = ({ evenWeeks }: Weeks, date: PlainDate): Rank =>
  weekOf(date).parity === "even" ? evenWeeks : otherRank(evenWeeks);

/**
 * Who has a day by the weeks. A change beside shared holidays joins them: the child comes from whoever had their last
 * day, and goes to whoever has their first.
 */
function weeksOn(pattern: Weeks, date: PlainDate, schoolHolidays: readonly DayRange[]): DayCustody {
  const since = (weekdayOf(date) - pattern.changeDay + 7) % 7;
  const taker = takesOn(pattern, addDays(date, -since));
  if (since > 0 || pattern.changeTime === "00:00") return whole(taker, "weeks");
  const sharedOn = (day: PlainDate) => sharedRank(pattern, day, schoolHolidays);
  const morning = sharedOn(addDays(date, -1)) ?? takesOn(pattern, addDays(date, -7));
  const evening = sharedOn(addDays(date, 1)) ?? taker;
  return { morning, evening, changeAt: morning === evening ? null : pattern.changeTime, why: "weeks" };
}

/** The plan in force on a day, or null. */
export function planOn<P extends CustodyPlan>(plans: readonly P[], date: PlainDate): P | null {
  return (
    plans.find(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo)) ?? null
  );
}

/** Who has the child on a day by the plan alone. */
export function plannedOn(
  plans: readonly CustodyPlan[],
  date: PlainDate,
  schoolHolidays: readonly DayRange[],
): DayCustody {
  const pattern = planOn(plans, date)?.pattern;
  if (pattern?.kind !== "alternate-weeks") return whole(null, "unknown");
  const shared = sharedRank(pattern, date, schoolHolidays);
  return shared ? whole(shared, "holidays") : weeksOn(pattern, date, schoolHolidays);
}

/** Who has the child on a day: a free day goes before shared holidays, and these before the weeks. */
export function custodyOn(
  { plans, freeDays }: Pick<CustodyFacts, "plans" | "freeDays">,
  date: PlainDate,
  schoolHolidays: readonly DayRange[],
): DayCustody {
  const free = freeDays.find((day) => day.date === date);
  return free ? whole(free.rank, "free-day") : plannedOn(plans, date, schoolHolidays);
}

/**
 * The home that has the child at a wall-clock time ("HH:MM") of a day, the minute of a change being the new home's;
 * null where nobody knows. A slot belongs to whoever has the child when it starts.
 */
export function householdOn(
  facts: Pick<CustodyFacts, "plans" | "freeDays">,
  date: PlainDate,
  time: string,
  schoolHolidays: readonly DayRange[],
): Rank | null {
  const { morning, evening, changeAt } = custodyOn(facts, date, schoolHolidays);
  return changeAt !== null && time < changeAt ? morning : evening;
}

/** Whether the child is with its other home when a slot starts; never for a child of one home (null). */
export function isOtherHome(
  facts: CustodyFacts | null,
  date: PlainDate,
  startsAt: string,
  schoolHolidays: readonly DayRange[],
): boolean {
  const rank = facts && householdOn(facts, date, startsAt, schoolHolidays);
  return rank !== null && rank !== facts?.rank;
}

/** Whether a home has the child all day. */
export const hasWholeDay = ({ morning, evening }: DayCustody, rank: Rank): boolean =>
  morning === rank && evening === rank;
