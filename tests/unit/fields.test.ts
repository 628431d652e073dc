import { expect, test } from "vitest";
import { id, line, paragraph, plainDate } from "@/lib/fields";
import { decideDaysSchema, decideSchema } from "@/lib/requests/schema";
import { sendSchema } from "@/lib/reservations/schema";

const ID = "01a208d3-50b0-76f1-8255-b53bc6f4601a";

test("an id is the one that the database writes, however it was typed", () => {
  expect(id.parse(ID.toUpperCase())).toBe(ID);
  const { verdicts } = decideDaysSchema.parse({
    demande: ID,
    jours: { [ID.toUpperCase()]: { verdict: "valider" } },
  });
  expect([...verdicts]).toEqual([[ID, { accept: true }]]);
  const demande = `cell.${ID.toUpperCase()}`;
  expect(decideSchema.parse({ demande, decision: "valider" }).items).toEqual([{ kind: "cell", id: ID }]);
  const cellule = [`book.${ID.toUpperCase()}.${ID.toUpperCase()}.0`, `cancel.${ID.toUpperCase()}.2`];
  expect(sendSchema.parse({ cellule }).cellule).toEqual([
    { kind: "book", childId: ID, slotDayId: ID, version: 0 },
    { kind: "cancel", reservationId: ID, version: 2 },
  ]);
});

test.each([
  ["half of a sign", "a\ud800b"],
  ["the other half of a sign", "\udc00"],
  ["a NUL", "a\u0000b"],
  ["a turn of the writing's direction", "a\u202eb"],
])("a text with %s is refused", (_what, text) => {
  for (const field of [line(), paragraph()]) {
    expect(field.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(["bad-characters"]);
  }
});

test("a text with whole signs of two halves is kept", () => {
  expect(line().parse(" Été 😀 ")).toBe("Été 😀");
});

test.each(["0000-01-01", "0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "+12026-1-1", "2026-02-30"])(
  "%s is no day that anybody means",
  (text) => {
    expect(plainDate.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(["bad-date"]);
  },
);

test.each(["1900-01-01", "2026-11-24", "2199-12-31"])("%s is a day", (text) => {
  expect(plainDate.parse(text)).toBe(text);
});
