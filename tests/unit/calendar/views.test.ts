import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysOf, schoolHolidays, viewRange } from "@/lib/calendar/rules";

const HOLIDAYS = schoolHolidays("A");
const VIEWS = ["month", "week", "period"] as const;

describe("what a view of the calendar covers", () => {
  it.each([
    ["month", "2026-11-24", "2026-11-01", "2026-11-30", "2026-10-01", "2026-12-01"],
    ["month", "2027-01-03", "2027-01-01", "2027-01-31", "2026-12-01", "2027-02-01"],
    ["week", "2027-01-03", "2026-12-28", "2027-01-03", "2026-12-21", "2027-01-04"],
    ["period", "2026-11-24", "2026-11-02", "2026-12-18", "2026-10-17", "2026-12-19"],
    ["period", "2026-12-24", "2026-12-19", "2027-01-03", "2026-11-02", "2027-01-04"],
  ] as const)("%s around %s", (view, day, firstDay, lastDay, previous, next) => {
    expect(viewRange(view, day, HOLIDAYS)).toMatchObject({ firstDay, lastDay, previous, next });
  });

  it("leads on and back again without a gap", () => {
    fc.assert(
      fc.property(fc.constantFrom(...VIEWS), fc.integer({ min: 0, max: 500 }), (view, offset) => {
        const range = viewRange(view, addDays("2025-11-03", offset), HOLIDAYS);
        const next = viewRange(view, range.next, HOLIDAYS);
        expect(next.firstDay).toBe(addDays(range.lastDay, 1));
        expect(viewRange(view, next.previous, HOLIDAYS)).toEqual(range);
        expect(daysOf(range).at(-1)).toBe(range.lastDay);
      }),
    );
  });
});
