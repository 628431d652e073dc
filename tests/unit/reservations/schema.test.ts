import fc from "fast-check";
import { expect, test } from "vitest";
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
