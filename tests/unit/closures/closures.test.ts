import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closureRefusal } from "@/lib/closures/rules";
import { CLOSURE_CAUSES, closureForm, closureQuery, type NewClosure } from "@/lib/closures/schema";

const ID = "01a209f2-f2d5-7750-b0eb-7ab5789d24b3";
const FORM = {
  structure: ID,
  portee: "",
  du: "2026-11-24",
  au: "",
  cause: "STRIKE",
  message: "",
  facture: "non",
};
const codes = (given: object) =>
  closureForm.safeParse({ ...FORM, ...given }).error?.issues.map(({ path, message }) => `${path} ${message}`);

describe("the form of a closure", () => {
  it("is one day of the whole structure unless told otherwise", () => {
    expect(closureForm.parse(FORM)).toEqual({
      structureId: ID,
      activityId: null,
      slotId: null,
      firstDay: "2026-11-24",
      lastDay: "2026-11-24",
      cause: "STRIKE",
      message: "",
      billed: false,
    });
  });

  it.each([
    [{ au: "2026-11-23" }, ["au end-before-start"]],
    [{ cause: "" }, ["cause choose-one"]],
    [{ facture: undefined }, ["facture choose-one"]],
    [{ portee: `${ID}.x` }, ["portee not-found"]],
    [{ portee: `${ID}.${ID}.x` }, ["portee not-found"]],
    [{ du: "2026-02-30" }, ["du bad-date"]],
    [{ message: "a".repeat(501) }, ["message too-long"]],
  ])("refuses %j", (given, expected) => {
    expect(codes(given)).toEqual(expected);
  });

  it("travels whole in the address of its preview", () => {
    const closure = fc.record({
      structureId: fc.constant(ID),
      activityId: fc.constantFrom(null, ID),
      slotId: fc.constantFrom(null, ID),
      firstDay: fc.constant("2026-11-24"),
      lastDay: fc.constantFrom("2026-11-24", "2026-12-01"),
      cause: fc.constantFrom(...CLOSURE_CAUSES),
      message: fc.constantFrom("", "Neige & verglas : école fermée ?", "Deux\nlignes"),
      billed: fc.boolean(),
    });
    fc.assert(
      fc.property(closure, (given) => {
        const plan: NewClosure = { ...given, slotId: given.activityId && given.slotId };
        const sent = Object.fromEntries(new URLSearchParams(closureQuery(plan)));
        expect(closureForm.parse(sent)).toEqual(plan);
      }),
    );
  });
});

describe("the days of a closure", () => {
  it.each([
    ["2026-11-24", "2026-12-24", null],
    ["2026-11-24", "2026-12-25", "closure-too-long"],
    ["2026-09-25", "2026-09-25", "closure-too-old"],
    ["2026-09-26", "2026-09-26", null],
    ["2027-06-01", "2027-06-02", null],
  ])("from %s to %s: %s", (firstDay, lastDay, code) => {
    expect(closureRefusal({ firstDay, lastDay }, "2026-11-25")?.code ?? null).toBe(code);
  });
});
