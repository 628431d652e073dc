import { expect, it } from "vitest";
import { eventOf, stateOf } from "@/lib/feeds/rules";
import type { FeedRow } from "@/lib/feeds/schema";

const row = (given: Partial<FeedRow>): FeedRow => ({
  id: "0199",
  state: "RESERVED",
  version: 2,
  date: "2026-11-24",
  startsAt: "11:45",
  endsAt: "13:30",
  child: "Léa",
  activity: "Cantine",
  slot: "Repas",
  structure: "École des Tilleuls",
  address: "1 rue Neuve\n38140 Valmont",
  absent: false,
  absenceChanges: 0,
  changedAt: "2026-11-16T08:00:00Z",
  ...given,
});

const words = { summary: "", url: "" };

it.each([
  ["REQUESTED", "TENTATIVE"],
  ["WAITLISTED", "TENTATIVE"],
  ["OFFERED", "TENTATIVE"],
  ["RESERVED", "CONFIRMED"],
  ["CANCEL_REQUESTED", "CONFIRMED"],
  ["REFUSED", "CANCELLED"],
  ["CANCELLED", "CANCELLED"],
] as const)("%s is %s in a calendar", (state, status) => {
  const event = eventOf(row({ state }), "portail.test", words);
  expect(event).toMatchObject({ status, id: "0199@portail.test", sequence: 2 });
  expect(event.location).toBe("École des Tilleuls, 1 rue Neuve, 38140 Valmont");
});

it("a child declared absent is not expected, and the sequence grows with each declaration and withdrawal", () => {
  const absent = row({ absent: true, absenceChanges: 1 });
  expect(stateOf(absent)).toBe("ABSENT");
  expect(eventOf(absent, "portail.test", words)).toMatchObject({ status: "CANCELLED", sequence: 3 });
  const back = eventOf(row({ absenceChanges: 2 }), "portail.test", words);
  expect(back).toMatchObject({ status: "CONFIRMED", sequence: 4 });
  expect(stateOf(row({ state: "CANCELLED", absent: true }))).toBe("CANCELLED");
});
