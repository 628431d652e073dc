import { describe, expect, test } from "vitest";
import { type LinkedSlot, linkProblem } from "@/lib/activities/rules";

const slot = (id: string, needs = "", excludes = ""): LinkedSlot => ({
  id,
  needs: [...needs],
  excludes: [...excludes],
});

describe("the links between slots", () => {
  test.each<[string, LinkedSlot[], ReturnType<typeof linkProblem>]>([
    ["no link", [slot("a"), slot("b")], null],
    ["a meal with either half-day", [slot("r", "ma"), slot("m"), slot("a")], null],
    ["two that come together", [slot("a", "b"), slot("b", "a")], null],
    ["the day or its halves", [slot("j", "", "ma"), slot("m"), slot("a")], null],
    [
      "one way out of two",
      [slot("r", "ma"), slot("m", "x"), slot("a"), slot("x", "", "m")],
      "slot-link-both",
    ],
    ["needs what it excludes", [slot("a", "b", "b"), slot("b")], "slot-link-both"],
    ["needs what excludes it", [slot("a", "b"), slot("b", "", "a")], "slot-link-both"],
    [
      "needs two that exclude each other in turn",
      [slot("a", "b"), slot("b", "c"), slot("c", "", "a")],
      "slot-link-impossible",
    ],
    ["another way out", [slot("a", "bd"), slot("b", "c"), slot("c", "", "a"), slot("d")], null],
    [
      "a circle that excludes itself",
      [slot("a", "b"), slot("b", "c"), slot("c", "a", "b")],
      "slot-link-both",
    ],
    ["what it needs is gone", [slot("a", "z")], "slot-link-impossible"],
  ])("%s", (_name, slots, problem) => {
    expect(linkProblem(slots)).toBe(problem);
  });
});
