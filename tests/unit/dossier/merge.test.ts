import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeValues, valuesAt } from "@/lib/dossier/rules";

const value = fc.constantFrom(null, "a", "b", "c");
const fields = fc.record({ one: value, two: value, three: value });

describe("mergeValues", () => {
  test.each([
    // base, current, typed → what it means
    ["a", "a", "a", {}],
    ["a", "a", "b", { changes: { f: "b" } }],
    ["a", "b", "a", { newer: ["f"] }],
    ["a", "b", "b", {}],
    ["a", "b", "c", { conflicts: ["f"] }],
    ["a", null, "c", { conflicts: ["f"] }],
    [null, null, "", {}],
    [[{ x: "1" }], [{ x: "1" }], [{ x: "1", y: null }], {}],
    [null, null, [], { changes: { f: [] } }],
  ])("%j then %j, typed %j", (base, current, typed, expected) => {
    expect(mergeValues({ f: base }, { f: current }, { f: typed })).toEqual({
      changes: {},
      conflicts: [],
      newer: [],
      ...expected,
    });
  });

  test("never undoes what somebody else changed and the reader left alone", () => {
    fc.assert(
      fc.property(fields, fields, (base, current) => {
        const merge = mergeValues(base, current, base);
        expect(merge.changes).toEqual({});
        expect(merge.conflicts).toEqual([]);
      }),
    );
  });

  test("takes all that was typed where nobody else changed anything", () => {
    fc.assert(
      fc.property(fields, fields, (base, typed) => {
        const { changes, conflicts } = mergeValues(base, base, typed);
        expect({ ...base, ...changes }).toEqual(typed);
        expect(conflicts).toEqual([]);
      }),
    );
  });

  test("loses no answer: each is in force, wins, or is told", () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, current, typed) => {
        const { changes, conflicts, newer } = mergeValues(base, current, typed);
        const after: Record<string, unknown> = { ...current, ...changes };
        for (const [field, answer] of Object.entries(typed)) {
          const isTold = conflicts.includes(field);
          const isLeftAlone = newer.includes(field) && answer === base[field as "one"];
          expect(after[field] === answer || isTold || isLeftAlone).toBe(true);
        }
      }),
    );
  });
});

test("valuesAt goes back through the changes to the first of each field", () => {
  const changes = [
    { field: "city", old: "Valmont" },
    { field: "city", old: "Pamiers" },
    { field: "address", old: null },
  ];
  expect(valuesAt({ city: "Veyras", address: "1 rue", phone: "x" }, changes)).toEqual({
    city: "Valmont",
    address: null,
    phone: "x",
  });
});
