import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, periodsOf, schoolHolidays } from "@/lib/calendar/rules";

const HOLIDAYS = schoolHolidays("A");

describe("the periods of a school year", () => {
  it.each([
    ["2026-11-24", "term", null, "2026-11-02", "2026-12-18"],
    ["2026-12-19", "holiday", "Vacances de Noël", "2026-12-19", "2027-01-03"],
    ["2027-01-03", "holiday", "Vacances de Noël", "2026-12-19", "2027-01-03"],
    ["2027-01-04", "term", null, "2027-01-04", "2027-02-12"],
    // The bridge of Ascension does not part the last term.
    ["2027-05-07", "term", null, "2027-04-26", "2027-07-02"],
    ["2027-06-01", "term", null, "2027-04-26", "2027-07-02"],
    ["2026-09-01", "term", null, "2026-09-01", "2026-10-16"],
    // What comes after the holidays that are known ends with the school year.
    ["2027-09-15", "term", null, "2027-09-01", "2028-08-31"],
    ["2041-03-05", "term", null, "2040-09-01", "2041-08-31"],
  ])("finds the one of %s", (day, kind, name, firstDay, lastDay) => {
    expect(periodsOf(HOLIDAYS, day)).toEqual({ kind, name, firstDay, lastDay });
  });

  it("gives every day of a period the same period", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (offset) => {
        const day = addDays("2025-10-18", offset);
        const period = periodsOf(HOLIDAYS, day);
        expect(period.firstDay <= day && day <= period.lastDay).toBe(true);
        expect(periodsOf(HOLIDAYS, period.firstDay)).toEqual(period);
        expect(periodsOf(HOLIDAYS, period.lastDay)).toEqual(period);
      }),
    );
  });
});
