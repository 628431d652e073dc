import { describe, expect, it } from "vitest";
import { isMovable, markOf, sectionOf } from "@/lib/planning/rules";
import { addForm, addQuery, cancelForm, moveForm, planningPath, planningQuery } from "@/lib/planning/schema";

const ID = "01a209f2-f2d5-7750-b0eb-7ab5789d24b3";

describe("a child in the list of a day", () => {
  it.each([
    ["RESERVED", "coming", "reserved", true],
    ["CANCEL_REQUESTED", "coming", "cancelRequested", true],
    ["REQUESTED", "asking", "requested", true],
    ["WAITLISTED", "waiting", "waitlisted", true],
    ["OFFERED", "waiting", "offered", true],
    ["REFUSED", "gone", "refused", false],
    ["CANCELLED", "gone", null, false],
  ] as const)("%s: %s", (state, section, mark, movable) => {
    expect(sectionOf(state)).toBe(section);
    expect(markOf({ state, attendance: null })).toBe(mark);
    expect(isMovable({ state, attendance: null })).toBe(movable);
  });

  it("shows what was pointed in place of what was reserved, and moves nobody who came", () => {
    expect(markOf({ state: "RESERVED", attendance: "PRESENT" })).toBe("present");
    expect(markOf({ state: "RESERVED", attendance: "ABSENT_UNJUSTIFIED" })).toBe("unjustified");
    expect(markOf({ state: "CANCELLED", attendance: "ABSENT_JUSTIFIED" })).toBeNull();
    expect(isMovable({ state: "RESERVED", attendance: "PRESENT" })).toBe(false);
    expect(isMovable({ state: "RESERVED", attendance: "ABSENT_JUSTIFIED" })).toBe(true);
  });
});

describe("addresses and forms", () => {
  it("take what is wrong in an address as nothing", () => {
    expect(planningQuery.parse({ structure: "x", jour: "2026-02-30" })).toEqual({});
    expect(addQuery.parse({ structure: ID, q: ["a", "b"], enfant: "x" })).toEqual({ structure: ID, q: "" });
    expect(planningPath({ structure: ID, jour: "2026-11-24" })).toBe(
      `/equipe/planning?structure=${ID}&jour=2026-11-24`,
    );
  });

  it.each([
    [addForm, { structure: ID, jour: "2026-11-24", enfant: ID, foyer: ID }, "nothing-ticked"],
    [moveForm, { reservation: ID, version: "1" }, "choose-one"],
    [moveForm, { reservation: ID, version: "0", vers: ID }, "invalid"],
    [cancelForm, { reservation: ID, version: "1", motif: " ", facture: "non" }, "required"],
    [cancelForm, { reservation: ID, version: "1", motif: "Fièvre" }, "choose-one"],
  ])("refuse what is missing: %#", (form, given, code) => {
    expect(form.safeParse(given).error?.issues.map(({ message }) => message)).toEqual([code]);
  });
});
