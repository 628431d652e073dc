import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { type FreedPlace, giveTo, isLapsed } from "@/lib/answers/rules";

const at = (text: string) => Temporal.Instant.from(text);
const START = "2026-11-24T10:45:00Z";

const place = (given: Partial<FreedPlace>): FreedPlace => ({
  waitMode: "AUTOMATIC",
  cancellable: true,
  offerHours: 24,
  startsAt: at(START),
  ...given,
});

test.each<[string, Partial<FreedPlace>, string | null | "nothing"]>([
  ["2026-11-20T08:00:00Z", {}, null],
  ["2026-11-20T08:00:00Z", { cancellable: false }, "2026-11-21T08:00:00Z"],
  ["2026-11-20T08:00:00Z", { waitMode: "OFFER" }, "2026-11-21T08:00:00Z"],
  ["2026-11-20T08:00:00Z", { waitMode: "OFFER", offerHours: 1 }, "2026-11-20T09:00:00Z"],
  ["2026-11-24T08:00:00Z", { waitMode: "OFFER" }, START],
  ["2026-11-23T10:45:00Z", { waitMode: "OFFER" }, START],
  // Over the change to winter time an hour is an hour.
  ["2026-10-24T22:00:00Z", { waitMode: "OFFER" }, "2026-10-25T22:00:00Z"],
  ["2026-11-24T10:44:59.999Z", { waitMode: "OFFER" }, START],
  [START, {}, "nothing"],
  ["2026-11-24T10:45:01Z", { waitMode: "OFFER" }, "nothing"],
])("freed at %s, %j: %s", (now, given, expected) => {
  const result = giveTo(place(given), at(now));
  expect(result === null ? "nothing" : (result.offeredUntil?.toString() ?? null)).toBe(expected);
});

test("an offer ends after now, and never past the slot's start", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 * 3600 }),
      fc.integer({ min: 1, max: 336 }),
      fc.boolean(),
      (before, offerHours, cancellable) => {
        const now = at(START).subtract({ seconds: before });
        const given = giveTo(place({ waitMode: "OFFER", offerHours, cancellable }), now);
        const until = given!.offeredUntil!.epochMilliseconds;
        expect(until).toBeGreaterThan(now.epochMilliseconds);
        expect(until).toBeLessThanOrEqual(at(START).epochMilliseconds);
        expect(until - now.epochMilliseconds).toBeLessThanOrEqual(offerHours * 3_600_000);
      },
    ),
  );
});

test.each([
  ["2026-11-21T07:59:59.999Z", false],
  ["2026-11-21T08:00:00.000Z", true],
  ["2026-11-21T08:00:00.001Z", true],
])("an offer until 8 h is over at %s: %s", (now, over) => {
  expect(isLapsed(new Date("2026-11-21T08:00:00Z"), new Date(now))).toBe(over);
});
