import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AbsentDay,
  basisOf,
  carenceDays,
  mayProve,
  outOfReach,
  proofDueOn,
  standingOf,
  worthOf,
} from "@/lib/absences/rules";
import { ABSENCE_REASONS, absenceRule, daysValue, declareForm, MAX_DAYS } from "@/lib/absences/schema";
import { addDays } from "@/lib/calendar/rules";

const rule = absenceRule.parse({ carenceDays: 1, proofDays: 3 });
const TODAY = "2026-11-16";

describe("a reason", () => {
  test.each([
    ["illness", "PROOF"],
    ["strike", "ACCEPTED"],
    ["family", "NOT_ACCEPTED"],
  ] as const)("%s is %s by the default rule", (reason, basis) => {
    expect(basisOf(rule, reason)).toBe(basis);
  });

  test("is told once for activities that answer alike", () => {
    const activities = [
      { name: "Cantine", rule },
      { name: "Garderie", rule },
      { name: "Mercredi", rule: { ...rule, proofDays: 5, carenceDays: 0 } },
    ];
    expect(worthOf(activities, "illness")).toEqual([
      { activities: ["Cantine", "Garderie"], basis: "PROOF", proofDays: 3, carenceDays: 1 },
      { activities: ["Mercredi"], basis: "PROOF", proofDays: 5, carenceDays: 0 },
    ]);
    expect(worthOf(activities, "other")).toEqual([
      {
        activities: ["Cantine", "Garderie", "Mercredi"],
        basis: "NOT_ACCEPTED",
        proofDays: 0,
        carenceDays: 0,
      },
    ]);
  });
});

describe("the last day to prove", () => {
  const day = (
    activityId: string,
    date: string,
    proofDays: number,
    basis: "PROOF" | "ACCEPTED" = "PROOF",
  ) => ({
    activityId,
    date,
    basis,
    rule: { ...rule, proofDays },
  });

  test("is counted from the first day of each activity; the nearest one counts", () => {
    expect(proofDueOn([day("a", "2026-11-18", 3), day("a", "2026-11-17", 3)])).toBe("2026-11-20");
    expect(proofDueOn([day("a", "2026-11-17", 3), day("b", "2026-11-18", 1)])).toBe("2026-11-19");
    expect(proofDueOn([day("a", "2026-11-17", 3), day("b", "2026-11-16", 0, "ACCEPTED")])).toBe("2026-11-20");
    expect(proofDueOn([day("a", "2026-11-17", 3, "ACCEPTED")])).toBeNull();
  });
});

describe("carence", () => {
  const days = (pattern: string) =>
    [...pattern].map((letter, index) => ({
      date: addDays("2026-11-02", index),
      reasons: { i: ["illness"], s: ["strike"], b: ["illness", "strike"] }[letter] ?? [],
    }));
  const marked = (pattern: string, carence: number, reason = "illness") => {
    const found = carenceDays(days(pattern), reason, carence);
    return days(pattern)
      .map(({ date }) => (found.has(date) ? "x" : "."))
      .join("");
  };

  test.each([
    ["iii", 0, "..."],
    ["iii", 1, "x.."],
    ["iii", 2, "xx."],
    ["i", 3, "x"],
    ["i.ii", 1, "x.x."],
    ["isi", 1, "x.x"],
    ["ibi", 1, "x.."],
    [".ii..i", 1, ".x...x"],
  ])("of %s with %i days is %s", (pattern, carence, expected) => {
    expect(marked(pattern, carence)).toBe(expected);
  });

  test("is the first days of each run, whatever the order in which days are told", () => {
    const pattern = fc.string({ unit: fc.constantFrom("i", ".", "s"), maxLength: 30 });
    fc.assert(
      fc.property(pattern, fc.nat(5), fc.gen(), (text, carence, gen) => {
        const shuffled = gen(fc.shuffledSubarray, days(text), { minLength: text.length });
        const found = carenceDays(shuffled, "illness", carence);
        expect(found).toEqual(carenceDays(days(text), "illness", carence));
        const runs = text.match(/i+/g) ?? [];
        expect(found.size).toBe(runs.reduce((sum, run) => sum + Math.min(run.length, carence), 0));
      }),
    );
  });
});

describe("a day absent", () => {
  const absent = (given: Partial<AbsentDay>): AbsentDay => ({
    basis: "PROOF",
    carence: false,
    decided: null,
    proof: null,
    proofDueOn: TODAY,
    ...given,
  });

  test.each<[string, Partial<AbsentDay>, string, string]>([
    ["by hand, against everything", { decided: "ABSENT_JUSTIFIED", basis: "NOT_ACCEPTED" }, "AJ", "by-hand"],
    ["by hand, against a proof", { decided: "ABSENT_UNJUSTIFIED", proof: "VERIFIED" }, "AI", "by-hand"],
    ["without an accepted reason", { basis: "NOT_ACCEPTED", proof: "VERIFIED" }, "AI", "reason"],
    ["of carence, though proved", { carence: true, proof: "VERIFIED" }, "AI", "carence"],
    ["of carence, accepted", { carence: true, basis: "ACCEPTED" }, "AI", "carence"],
    ["accepted as it is", { basis: "ACCEPTED", proofDueOn: null }, "AJ", "accepted"],
    ["proved", { proof: "VERIFIED", proofDueOn: "2026-11-01" }, "AJ", "proved"],
    ["whose proof is refused", { proof: "REFUSED" }, "AI", "refused"],
    ["whose proof waits, long after", { proof: "RECEIVED", proofDueOn: "2026-11-01" }, "AJ?", "checking"],
    ["on the last day to prove", {}, "AJ?", "awaited"],
    ["after the last day to prove", { proofDueOn: "2026-11-15" }, "AI", "expired"],
  ])("%s is %s", (_what, given, letters, why) => {
    const { status, provisional, why: found } = standingOf(absent(given), TODAY);
    expect(`${status === "ABSENT_JUSTIFIED" ? "AJ" : "AI"}${provisional ? "?" : ""}`).toBe(letters);
    expect(found).toBe(why);
  });

  test("is never justified by the mere passing of days", () => {
    const day = fc.record({
      basis: fc.constantFrom("ACCEPTED", "PROOF", "NOT_ACCEPTED"),
      carence: fc.boolean(),
      decided: fc.constantFrom(null, "ABSENT_JUSTIFIED", "ABSENT_UNJUSTIFIED"),
      proof: fc.constantFrom(null, "RECEIVED", "VERIFIED", "REFUSED"),
      proofDueOn: fc.constantFrom(null, "2026-11-10", TODAY, "2026-11-20"),
    }) as fc.Arbitrary<AbsentDay>;
    fc.assert(
      fc.property(day, fc.nat(30), fc.nat(30), (one, first, more) => {
        const [before, after] = [addDays(TODAY, first - 15), addDays(TODAY, first + more - 15)];
        if (standingOf(one, before).status === "ABSENT_UNJUSTIFIED") {
          expect(standingOf(one, after)).toEqual(standingOf(one, before));
        }
      }),
    );
  });

  test.each([
    [null, TODAY, true],
    ["REFUSED", TODAY, true],
    ["RECEIVED", TODAY, false],
    ["VERIFIED", TODAY, false],
    [null, "2026-11-15", false],
    [null, null, false],
  ] as const)("with proof %s due on %s may be proved: %s", (proof, due, expected) => {
    expect(mayProve({ proof, proofDueOn: due }, TODAY)).toBe(expected);
  });
});

test.each([
  ["2026-10-16", null],
  ["2026-10-15", "absence-too-old"],
  ["2027-01-15", null],
  ["2027-01-16", "absence-too-far"],
])("%s is in reach: %s", (date, expected) => {
  expect(outOfReach(date, TODAY)).toBe(expected);
});

describe("what is sent", () => {
  const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, "0")}`;
  const days = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ reservationId: id(from + index), version: 1 }));

  test("names a day once, ticked by itself and by its week", () => {
    const jour = [daysValue(days(1, 5)), daysValue(days(2, 1))];
    expect(declareForm.parse({ jour, motif: "illness" })).toEqual({
      cells: days(1, 5),
      reason: "illness",
      note: "",
    });
  });

  test.each([
    [{ jour: [], motif: "illness" }, "nothing-ticked"],
    [{ jour: [daysValue(days(1, MAX_DAYS + 1))], motif: "illness" }, "too-many"],
    [{ jour: ["x.1"], motif: "illness" }, "invalid"],
    [{ jour: [`${id(1)}.0`], motif: "illness" }, "invalid"],
    [{ jour: [daysValue(days(1, 1))] }, "choose-one"],
    [{ jour: [daysValue(days(1, 1))], motif: "flu" }, "choose-one"],
  ])("is refused: %o, %s", (given, message) => {
    expect(declareForm.safeParse(given).error?.issues.map((issue) => issue.message)).toContain(message);
  });

  test("each reason of the rule can be chosen", () => {
    for (const motif of ABSENCE_REASONS) {
      expect(declareForm.safeParse({ jour: daysValue(days(1, 1)), motif }).success).toBe(true);
    }
  });
});
