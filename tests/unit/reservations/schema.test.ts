import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { type CellWish, sendSchema, wishValue } from "@/lib/reservations/schema";

const wish: fc.Arbitrary<CellWish> = fc.oneof(
  fc.record({ kind: fc.constant("book" as const), childId: fc.uuid(), slotDayId: fc.uuid() }),
  fc.record({
    kind: fc.constantFrom("cancel" as const, "withdraw" as const),
    reservationId: fc.uuid(),
    version: fc.integer({ min: 1, max: 999_999_999 }),
  }),
);

test("a checkbox reads back as the wish that it was written for", () => {
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 20 }), (wishes) => {
      const form = { cellule: wishes.map(wishValue), mois: "2026-11" };
      expect(sendSchema.parse(form).cellule).toEqual(wishes);
    }),
  );
});

test("one box ticked reads as a list of one", () => {
  fc.assert(
    fc.property(wish, (one) => {
      expect(sendSchema.parse({ cellule: wishValue(one), mois: "2026-11" }).cellule).toEqual([one]);
    }),
  );
});

test("no text makes the form crash, or pass as anything but a wish", () => {
  const piece = fc.oneof(fc.string(), fc.uuid(), fc.constantFrom("book", "cancel", "withdraw", "1", ""));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const text = pieces.join(".");
      const parsed = sendSchema.safeParse({ cellule: text, mois: "2026-11" });
      if (parsed.success) expect(wishValue(parsed.data.cellule[0]!)).toBe(text.trim());
    }),
    { numRuns: 1_000 },
  );
});

describe("a form that lies", () => {
  const [childId, dayId] = [newId(), newId()];
  const good = wishValue({ kind: "book", childId, slotDayId: dayId });
  const codes = (cellule: unknown, mois: unknown = "2026-11") => {
    const parsed = sendSchema.safeParse({ cellule, mois });
    return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ message }) => message))];
  };

  test("takes four hundred cells and no more", () => {
    expect(codes(Array(400).fill(good))).toEqual([]);
    expect(codes(Array(401).fill(good))).toEqual(["too-many"]);
  });

  test.each([
    ["nothing", undefined, "nothing-ticked"],
    ["an empty value", "", "required"],
    ["another kind", `steal.${childId}.${dayId}`, "invalid"],
    ["no slot day", `book.${childId}`, "invalid"],
    ["a slot day that is no id", `book.${childId}.1`, "invalid"],
    ["one part more", `${good}.1`, "invalid"],
    ["SQL", `book.${childId}.1'; DROP TABLE reservation; --`, "invalid"],
    ["no version", `cancel.${childId}.`, "invalid"],
    ["version nought", `cancel.${childId}.0`, "invalid"],
    ["a negative version", `withdraw.${childId}.-1`, "invalid"],
    ["half a version", `withdraw.${childId}.1.5`, "invalid"],
    ["a version past every integer", `withdraw.${childId}.99999999999`, "invalid"],
    ["a long text", "x".repeat(101), "too-long"],
    ["two lines", `book\n${childId}`, "bad-characters"],
    ["a nested form", [{ kind: "book" }], "required"],
  ])("%s is refused", (_, cellule, code) => {
    expect(codes(cellule)).toEqual([code]);
  });

  test.each(["", "2026-13", "2026-1", "1999-01", "november", undefined])("month %s is refused", (mois) => {
    expect(codes(good, mois ?? null)).not.toEqual([]);
  });
});
