import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  BACK_TO_SCHOOL_DAYS,
  easterSunday,
  HOLIDAY_REGIONS,
  holidayOn,
  isPublicHoliday,
  mondayOf,
  monthDays,
  publicHolidayDays,
  publicHolidays,
  SCHOOL_ZONES,
  schoolHolidays,
  weekdayOf,
  weekOf,
} from "@/lib/calendar/rules";

const day = fc.integer({ min: 0, max: 36_500 }).map((offset) => addDays("1990-01-01", offset));

describe("public holidays", () => {
  test.each([
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2028, "2028-04-16"],
    [2038, "2038-04-25"],
    [2285, "2285-03-22"],
  ])("Easter of %i is %s", (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday);
  });

  test("2026 in mainland France", () => {
    expect(publicHolidays(2026).map((holiday) => holiday.day)).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  test.each([
    [2027, ["2027-03-29", "2027-05-06", "2027-05-17"]],
    [2028, ["2028-04-17", "2028-05-25", "2028-06-05"]],
  ])("the movable ones of %i", (year, days) => {
    expect(publicHolidays(year).map((holiday) => holiday.day)).toEqual(expect.arrayContaining(days));
  });

  test.each([
    ["ALSACE_MOSELLE", "2026-04-03", true],
    ["ALSACE_MOSELLE", "2026-12-26", true],
    ["METROPOLE", "2026-04-03", false],
    ["METROPOLE", "2026-12-26", false],
    ["LA_REUNION", "2026-12-20", true],
    ["MARTINIQUE", "2026-05-22", true],
    ["GUADELOUPE", "2026-05-22", false],
    ["MAYOTTE", "2026-04-27", true],
  ] as const)("in %s, %s: %s", (region, date, expected) => {
    expect(isPublicHoliday(date, region)).toBe(expected);
  });

  test("a set covers every year it touches, and agrees with the single question", () => {
    const days = publicHolidayDays("2026-12-31", "2027-01-02", "ALSACE_MOSELLE");
    expect(days.size).toBe(26);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 729 }), fc.constantFrom(...HOLIDAY_REGIONS), (offset, region) => {
        const date = addDays("2026-01-01", offset);
        expect(publicHolidayDays("2026-01-01", "2027-12-31", region).has(date)).toBe(
          isPublicHoliday(date, region),
        );
      }),
    );
  });
});

describe("school holidays", () => {
  test.each([
    ["2026-10-16", "A", null],
    ["2026-10-17", "A", "Vacances de la Toussaint"],
    ["2026-11-01", "C", "Vacances de la Toussaint"],
    ["2026-11-02", "B", null],
    ["2026-02-09", "A", "Vacances d’hiver"],
    ["2026-02-09", "B", null],
    ["2027-02-28", "A", "Vacances d’hiver"],
    ["2027-03-07", "B", "Vacances d’hiver"],
    ["2027-02-22", "C", null],
    ["2026-05-15", "A", "Pont de l’Ascension"],
    ["2026-08-31", "B", "Vacances d’été"],
  ] as const)("%s in zone %s: %s", (date, zone, name) => {
    expect(holidayOn(date, schoolHolidays(zone))?.name ?? null).toBe(name);
  });

  test.each(SCHOOL_ZONES)("zone %s: in order, apart, and no pupil starts during them", (zone) => {
    const holidays = schoolHolidays(zone);
    expect(holidays).toHaveLength(12);
    for (const [index, holiday] of holidays.entries()) {
      expect(holiday.firstDay <= holiday.lastDay).toBe(true);
      if (index > 0) expect(holidays[index - 1]!.lastDay < holiday.firstDay).toBe(true);
    }
    for (const back of BACK_TO_SCHOOL_DAYS) expect(holidayOn(back, holidays)).toBeNull();
  });

  test("the usual ones start on a Saturday and end on a Sunday", () => {
    for (const holiday of SCHOOL_ZONES.flatMap(schoolHolidays)) {
      if (/Ascension|été/.test(holiday.name)) continue;
      expect([weekdayOf(holiday.firstDay), weekdayOf(holiday.lastDay)]).toEqual([6, 7]);
    }
  });
});

describe("days, weeks and months", () => {
  test.each([
    ["2026-12-31", 2026, 53, "odd"],
    ["2027-01-03", 2026, 53, "odd"],
    ["2027-01-04", 2027, 1, "odd"],
    ["2026-11-24", 2026, 48, "even"],
    ["2024-12-30", 2025, 1, "odd"],
  ] as const)("%s is in week %i-W%i, %s", (date, year, week, parity) => {
    expect(weekOf(date)).toEqual({ year, week, parity });
  });

  test("day arithmetic agrees with Temporal", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (date, count) => {
        expect(addDays(date, count)).toBe(Temporal.PlainDate.from(date).add({ days: count }).toString());
        expect(weekdayOf(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek);
      }),
    );
  });

  test("a month has its own days, and months follow one another", () => {
    expect(monthDays("2026-11")).toHaveLength(30);
    expect(monthDays("2028-02").at(-1)).toBe("2028-02-29");
    expect([addMonths("2026-12", 1), addMonths("2027-01", -1)]).toEqual(["2027-01", "2026-12"]);
    fc.assert(
      fc.property(day, (date) => {
        const days = monthDays(date.slice(0, 7));
        expect(days).toContain(date);
        expect(addDays(days.at(-1)!, 1)).toBe(monthDays(addMonths(date.slice(0, 7), 1))[0]);
      }),
    );
  });

  test("the Monday of a day opens its week", () => {
    fc.assert(
      fc.property(day, (date) => {
        const monday = mondayOf(date);
        expect(weekdayOf(monday)).toBe(1);
        expect(weekOf(monday)).toEqual(weekOf(date));
        expect(Temporal.PlainDate.from(monday).until(date).days).toBe(weekdayOf(date) - 1);
      }),
    );
  });
});
