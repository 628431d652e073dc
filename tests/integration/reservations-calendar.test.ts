import { afterEach, describe, expect, test } from "vitest";
import { calendar } from "@/lib/reservations/queries";
import { makeFamily, makeTown, parentOf, type TestFamily } from "../factories";
import { book, expectSoundBooks, press } from "./reservations-books";
import { cellOf, tickDay } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
/** Far enough that nothing is counted down. */
const LATER = "2026-12-08";

afterEach(expectSoundBooks);

describe("the calendar", () => {
  test("shows the month, the week or the whole period around a day, and no day beyond", async () => {
    const { structureId } = await makeTown();
    const parent = parentOf(await makeFamily([structureId]));
    const daysIn = async (view: "mois" | "semaine" | "periode") => {
      const { range, children } = await calendar(parent, { view, date: TUESDAY });
      const days = children[0]!.days.map(({ date }) => date);
      expect(days.every((day) => range.firstDay <= day && day <= range.lastDay)).toBe(true);
      return { range, count: days.length };
    };
    const [month, week, period] = [await daysIn("mois"), await daysIn("semaine"), await daysIn("periode")];
    expect(month.range).toMatchObject({ firstDay: "2026-11-01", lastDay: "2026-11-30" });
    expect(week.range).toMatchObject({ firstDay: "2026-11-23", lastDay: "2026-11-29", next: "2026-11-30" });
    expect(week.count).toBeLessThanOrEqual(7);
    expect(period.count).toBeGreaterThan(month.count - 1);
    expect(period.range.period?.kind).toBe("term");
  });

  test("tells children of no activity from days without any", async () => {
    const { structureId } = await makeTown();
    const parent = parentOf(await makeFamily([structureId]));
    const far = await calendar(parent, { view: "semaine", date: "2056-11-24" });
    expect(far.children).toEqual([]);
    const now = await calendar(parent, { view: "mois", date: TUESDAY });
    expect(now).toMatchObject({ isEnrolled: true, answers: [] });
  });

  test("counts the last places, then opens the waiting list and numbers it", async () => {
    const { structureId, day } = await makeTown({ capacity: 2, waitMode: "OFFER" });
    const families: TestFamily[] = [];
    for (let count = 0; count < 4; count += 1) families.push(await makeFamily([structureId]));
    const [first, second, third, fourth] = families as [TestFamily, TestFamily, TestFamily, TestFamily];
    expect(await cellOf(first, LATER)).toMatchObject({ state: "free", placesLeft: 2 });
    await press(parentOf(first), book(first.childIds[0]!, day(LATER)));
    expect(await cellOf(second, LATER)).toMatchObject({ state: "free", placesLeft: 1 });
    await press(parentOf(second), book(second.childIds[0]!, day(LATER)));
    for (const family of [third, fourth]) {
      expect(await cellOf(family, LATER)).toMatchObject({
        state: "full",
        placesLeft: null,
        choice: { action: "wait" },
        value: expect.stringMatching(/^wait\./),
      });
      const [wish] = await tickDay(family, LATER);
      expect(await press(parentOf(family), wish!)).toEqual(["waitlisted"]);
    }
    expect(await cellOf(third, LATER)).toMatchObject({ state: "waitlisted", rank: 1 });
    expect(await cellOf(fourth, LATER)).toMatchObject({ state: "waitlisted", rank: 2 });
  });
});
