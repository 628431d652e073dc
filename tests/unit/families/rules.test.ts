import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageOn, cohortAge, equalShares, groupFor, schoolYearEnd, schoolYearOf } from "@/lib/families/rules";

describe("the school year", () => {
  test.each([
    ["2026-08-31", 2025, "2026-08-31"],
    ["2026-09-01", 2026, "2027-08-31"],
    ["2026-12-31", 2026, "2027-08-31"],
    ["2027-01-01", 2026, "2027-08-31"],
  ])("of %s starts in %i and ends on %s", (day, year, end) => {
    expect(schoolYearOf(day)).toBe(year);
    expect(schoolYearEnd(day)).toBe(end);
  });
});

describe("the age that counts at school", () => {
  test.each([
    ["2020-01-01", "2026-11-16", 6],
    ["2020-12-31", "2026-11-16", 6],
    ["2021-01-01", "2026-11-16", 5],
    ["2020-12-31", "2026-08-31", 5],
    ["2020-12-31", "2027-06-01", 6],
  ])("of a child born on %s is on %s %i", (birth, day, age) => expect(cohortAge(birth, day)).toBe(age));

  test("decides the group, and none where no group takes it", () => {
    const small = { name: "small", minAge: 3, maxAge: 5 };
    const big = { name: "big", minAge: 6, maxAge: 11 };
    const inGroup = (birth: string) => groupFor(birth, "2026-11-16", [small, big])?.name ?? null;
    expect(
      ["2023-12-31", "2021-01-01", "2020-12-31", "2015-01-01", "2024-01-01", "2014-12-31"].map(inGroup),
    ).toEqual(["small", "small", "big", "big", null, null]);
  });
});

test.each([
  ["2019-03-02", "2026-03-01", 6],
  ["2019-03-02", "2026-03-02", 7],
  ["2020-02-29", "2026-02-28", 5],
  ["2020-02-29", "2026-03-01", 6],
])("a child born on %s has on %s lived %3$i whole years", (birth, day, years) =>
  expect(ageOn(birth, day)).toBe(years),
);

test("shares are whole, differ by one at most and make 10000 in all", () => {
  expect(equalShares(3)).toEqual([3334, 3333, 3333]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), (payers) => {
      const shares = equalShares(payers);
      expect(shares).toHaveLength(payers);
      expect(shares.reduce((sum, share) => sum + share)).toBe(10_000);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});
