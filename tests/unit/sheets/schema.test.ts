import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { sheetHeaders } from "@/lib/sheets/rules";
import { MAX_TRIP, tripSchema } from "@/lib/sheets/schema";

const id = "0199f0a0-0000-7000-8000-000000000001";
const other = "0199f0a0-0000-7000-8000-000000000002";
const form = { activite: id, date: "2026-11-24", lieu: " Lac de Laffrey ", enfants: [id, other, id] };

/** The first reason for which a form is refused. */
const reason = (given: object) => tripSchema.safeParse({ ...form, ...given }).error?.issues[0]?.message;

describe("the form of a trip", () => {
  test("names each child once", () => {
    expect(tripSchema.parse(form)).toEqual({
      activityId: id,
      date: "2026-11-24",
      place: "Lac de Laffrey",
      childIds: [id, other],
    });
    expect(tripSchema.parse({ ...form, lieu: undefined, enfants: id })).toMatchObject({
      place: "",
      childIds: [id],
    });
  });

  test.each([
    [{ enfants: undefined }, "nothing-ticked"],
    [{ enfants: ["rien"] }, "not-found"],
    [{ enfants: Array.from({ length: MAX_TRIP + 1 }, newId) }, "too-many"],
    [{ activite: "rien" }, "not-found"],
    [{ date: "2026-02-30" }, "bad-date"],
    [{ lieu: "a".repeat(101) }, "too-long"],
    [{ lieu: "a\u0000b" }, "bad-characters"],
    [{ lieu: "a\nb" }, "bad-characters"],
  ])("%j is refused", (given, expected) => {
    expect(reason(given)).toBe(expected);
  });
});

test("a sheet is a file that nobody on the way stores", () => {
  const headers = sheetHeaders({ name: "fiche-sanitaire.pdf", bytes: new Uint8Array(3) });
  expect(headers).toMatchObject({
    "Content-Type": "application/pdf",
    "Content-Disposition": 'attachment; filename="fiche-sanitaire.pdf"',
    "Content-Length": "3",
    "Cache-Control": "private, no-store",
  });
});
