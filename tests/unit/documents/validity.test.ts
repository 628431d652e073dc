import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayState, isNew, isReminderDue, suggestedValidity, validityEnd } from "@/lib/documents/rules";

const SCHOOL_YEAR = { validity: "SCHOOL_YEAR", months: null } as const;
const months = (count: number) => ({ validity: "MONTHS", months: count }) as const;

describe("the last day of a validity", () => {
  it.each([
    ["2026-09-01", "2027-08-31"],
    ["2026-12-31", "2027-08-31"],
    ["2027-06-30", "2027-08-31"],
    // In summer it is meant for the coming year.
    ["2027-07-01", "2028-08-31"],
    ["2027-08-31", "2028-08-31"],
  ])("of the school year, sent on %s: %s", (day, end) => {
    expect(validityEnd(SCHOOL_YEAR, day)).toBe(end);
  });

  it.each([
    ["2026-11-16", 1, "2026-12-15"],
    ["2026-11-16", 12, "2027-11-15"],
    ["2027-01-31", 1, "2027-02-27"],
    ["2028-01-31", 1, "2028-02-28"],
    ["2028-02-29", 12, "2029-02-27"],
    ["2026-03-01", 3, "2026-05-31"],
  ])("of months, from %s for %i: %s", (day, count, end) => {
    expect(validityEnd(months(count), day)).toBe(end);
  });

  it("is none for ever, and to be chosen where staff choose", () => {
    expect(suggestedValidity({ validity: "FOR_EVER", months: null }, "2026-11-16")).toEqual({
      from: "2026-11-16",
      to: null,
      mustChoose: false,
    });
    expect(suggestedValidity({ validity: "CHOSEN", months: null }, "2026-11-16").mustChoose).toBe(true);
    expect(suggestedValidity(null, "2026-11-16")).toEqual({
      from: "2026-11-16",
      to: null,
      mustChoose: false,
    });
  });

  it("never comes before the first day", () => {
    const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 120 }), (date, count) => {
        const day = date.toISOString().slice(0, 10);
        expect(validityEnd(months(count), day)! >= day).toBe(true);
        expect(validityEnd(SCHOOL_YEAR, day)! >= day).toBe(true);
      }),
    );
  });
});

describe("a reminder", () => {
  const piece = { to: "2026-12-16", reminderDays: 30, renewed: false };
  it.each([
    ["too early", piece, "2026-11-15", false],
    ["the first day", piece, "2026-11-16", true],
    ["the last day", piece, "2026-12-16", true],
    ["over", piece, "2026-12-17", false],
    ["renewed", { ...piece, renewed: true }, "2026-12-01", false],
    ["never asked for", { ...piece, reminderDays: 0 }, "2026-12-16", false],
  ])("%s", (_when, given, today, due) => {
    expect(isReminderDue(given, today)).toBe(due);
  });
});

describe("a published document", () => {
  const dates = { from: "2026-11-10", to: "2026-11-20", withdrawn: false };
  it.each([
    ["2026-11-09", dates, "coming"],
    ["2026-11-10", dates, "shown"],
    ["2026-11-20", dates, "shown"],
    ["2026-11-21", dates, "over"],
    ["2030-01-01", { ...dates, to: null }, "shown"],
    ["2026-11-15", { ...dates, withdrawn: true }, "withdrawn"],
  ])("on %s", (today, given, state) => {
    expect(displayState(given, today)).toBe(state);
  });

  it.each([
    ["2026-11-10", false, true],
    ["2026-11-23", false, true],
    ["2026-11-24", false, false],
    ["2026-11-10", true, false],
  ])("is new on %s, opened %s: %s", (today, opened, expected) => {
    expect(isNew({ from: "2026-11-10", opened }, today)).toBe(expected);
  });
});
