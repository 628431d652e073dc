import { describe, expect, it } from "vitest";
import { lanesOf } from "@/components/reservations/lanes";

const slot = (child: number, startsAt: string, endsAt: string, ...dates: string[]) => ({
  child,
  startsAt,
  endsAt,
  dates: new Set(dates),
});
const week = (child: number) => [
  slot(child, "11:45", "13:30", "tue", "thu"),
  slot(child, "07:30", "08:30", "tue", "thu"),
  slot(child, "16:30", "18:30", "tue", "thu"),
  slot(child, "08:00", "12:00", "wed"),
  slot(child, "12:00", "13:30", "wed"),
  slot(child, "13:30", "18:00", "wed"),
];

describe("the columns of the calendar", () => {
  it("are one a slot while there are few", () => {
    expect(lanesOf(week(0))).toEqual([[0], [1], [2], [3], [4], [5]]);
  });

  it("hold slots of one child that never meet on a day, nearest in time, by the hour", () => {
    expect(lanesOf([...week(0), ...week(1)])).toEqual([
      [1, 3],
      [0, 4],
      [2, 5],
      [7, 9],
      [6, 10],
      [8, 11],
    ]);
  });

  it("never hold two slots of the same day", () => {
    const same = Array.from({ length: 12 }, () => slot(0, "08:00", "12:00", "wed"));
    expect(lanesOf(same)).toHaveLength(12);
  });
});
