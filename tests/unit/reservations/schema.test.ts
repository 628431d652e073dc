import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { type CellWish, MAX_CELLS, sendSchema, wishValue } from "@/lib/reservations/schema";
import { catalogue } from "@/lib/text/catalogue";

const wish: fc.Arbitrary<CellWish> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("book" as const, "wait" as const),
    childId: fc.uuid(),
    slotDayId: fc.uuid(),
    version: fc.integer({ min: 0, max: 999_999_999 }),
  }),
  fc.record({
    kind: fc.constantFrom("cancel" as const, "withdraw" as const),
    reservationId: fc.uuid(),
    version: fc.integer({ min: 1, max: 999_999_999 }),
  }),
);

test("a checkbox reads back as the wish that it was written for", () => {
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 20 }), (wishes) => {
      const form = { cellule: wishes.map(wishValue) };
      expect(sendSchema.parse(form).cellule).toEqual(wishes);
    }),
  );
});

test("one box ticked reads as a list of one", () => {
  fc.assert(
    fc.property(wish, (one) => {
      expect(sendSchema.parse({ cellule: wishValue(one) }).cellule).toEqual([one]);
    }),
  );
});

test("no text makes the form crash, or pass as anything but a wish", () => {
  const piece = fc.oneof(fc.string(), fc.uuid(), fc.constantFrom("book", "cancel", "withdraw", "1", ""));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const text = pieces.join(".");
      const parsed = sendSchema.safeParse({ cellule: text });
      if (parsed.success) expect(wishValue(parsed.data.cellule[0]!)).toBe(text.trim());
    }),
    { numRuns: 1_000 },
  );
});

describe("a form that lies", () => {
  const [childId, dayId] = [newId(), newId()];
  const good = wishValue({ kind: "book", childId, slotDayId: dayId, version: 0 });
  const codes = (cellule: unknown) => {
    const parsed = sendSchema.safeParse({ cellule });
    return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ message }) => message))];
  };

  test("takes fifteen hundred cells and no more", () => {
    expect(codes(Array(MAX_CELLS).fill(good))).toEqual([]);
    expect(codes(Array(MAX_CELLS + 1).fill(good))).toEqual(["too-many-cells"]);
  });

  test.each([
    ["nothing", undefined, "nothing-ticked"],
    ["an empty value", "", "invalid"],
    ["another kind", `steal.${childId}.${dayId}`, "invalid"],
    ["no slot day", `book.${childId}`, "invalid"],
    ["a day without the version seen", `book.${childId}.${dayId}`, "invalid"],
    ["a negative version of a day", `wait.${childId}.${dayId}.-1`, "invalid"],
    ["a slot day that is no id", `book.${childId}.1`, "invalid"],
    ["one part more", `${good}.1`, "invalid"],
    ["SQL", `book.${childId}.1'; DROP TABLE reservation; --`, "invalid"],
    ["no version", `cancel.${childId}.`, "invalid"],
    ["version nought", `cancel.${childId}.0`, "invalid"],
    ["a negative version", `withdraw.${childId}.-1`, "invalid"],
    ["half a version", `withdraw.${childId}.1.5`, "invalid"],
    ["a version past every integer", `withdraw.${childId}.99999999999`, "invalid"],
    ["a long text", "x".repeat(20_000), "invalid"],
    ["two lines", `book\n${childId}`, "invalid"],
    ["a nested form", [{ kind: "book" }], "invalid"],
  ])("%s is refused", (_, cellule, code) => {
    expect(codes(cellule)).toEqual([code]);
  });

  test.each(["", "2026-13-01", "2026-1", "1999-02-30", "november", undefined, ["2026-11-01", "2026-12-01"]])(
    "a place of the calendar that does not exist (%s) stops nothing: the page opens where it stands by itself",
    (date) => {
      const parsed = sendSchema.parse({ cellule: good, date, vue: date });
      expect(parsed).toMatchObject({ vue: "mois", date: null });
    },
  );

  test("ten thousand boxes are refused in a blink", () => {
    const start = performance.now();
    expect(codes(Array(10_000).fill(good))).toEqual(["too-many-cells"]);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test("the sentence names the number", () => {
    for (const [locale, said] of [
      ["fr", "1 500"],
      ["en", "1,500"],
    ] as const) {
      expect(Number(said.replace(/\D/g, ""))).toBe(MAX_CELLS);
      expect(catalogue(locale).refusals["too-many-cells"]).toContain(said);
    }
  });
});
