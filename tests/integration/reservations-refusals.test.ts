import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { decideReservations } from "@/lib/reservations/commands";
import { calendarMonth, requestOutcomes } from "@/lib/reservations/queries";
import { type CellWish, sendSchema, wishValue } from "@/lib/reservations/schema";
import { setNow } from "../clock";
import {
  child,
  dayBefore,
  makeActivity,
  makeFamily,
  makeStructure,
  makeTown,
  parentOf,
  staffOf,
  type TestFamily,
} from "../factories";
import { book, expectSoundBooks, heldOn, press, reservationOf, send, wishOn } from "./reservations-books";

const TUESDAY = "2026-11-24";
const NOW = "2026-11-16T09:00:00+01:00";

afterEach(async () => {
  setNow(NOW);
  await expectSoundBooks();
});

const none = {
  outcome: "refused",
  because: "not-found",
  child: null,
  activity: null,
  slot: null,
  date: null,
};

/** The one cell of a child on a day, as the calendar shows it. */
async function cellOf(family: TestFamily, date: string, index = 0) {
  const { children } = await calendarMonth(parentOf(family, index), date.slice(0, 7));
  return children[0]?.days.find((day) => day.date === date)?.cells[0];
}

describe("what is not the parent's to ask does not exist", () => {
  test("somebody else's child", async () => {
    const { structureId, day } = await makeTown();
    const [own, other] = [await makeFamily([structureId]), await makeFamily([structureId])];
    expect(await send(parentOf(own), book(other.childIds[0]!, day(TUESDAY)))).toEqual([none]);
    expect(await reservationOf(other.childIds[0]!, day(TUESDAY))).toBeNull();
  });

  test("somebody else's reservation, whatever the wish", async () => {
    const { structureId, day } = await makeTown();
    const [own, other] = [await makeFamily([structureId]), await makeFamily([structureId])];
    const [childId] = other.childIds as [string];
    await press(parentOf(other), book(childId, day(TUESDAY)));
    const withdraw = await wishOn("withdraw", childId, day(TUESDAY));
    expect(await send(parentOf(own), withdraw, { ...withdraw, kind: "cancel" })).toEqual([none, none]);
    expect((await reservationOf(childId, day(TUESDAY)))?.state).toBe("REQUESTED");
  });

  test("the other household's reservation of a shared child, even beside a wish of one's own", async () => {
    const { structureId, day } = await makeTown();
    const mother = await makeFamily([structureId]);
    const [childId] = mother.childIds as [string];
    const father = await makeFamily([structureId], { children: [child({ childId })] });
    await press(parentOf(mother), book(childId, day(TUESDAY)));
    const wish = await wishOn("withdraw", childId, day(TUESDAY));
    expect(await press(parentOf(father), wish)).toEqual(["not-found"]);
    expect(await press(parentOf(father), wish, book(childId, day(TUESDAY)))).toEqual(["taken"]);
    expect((await reservationOf(childId, day(TUESDAY)))?.state).toBe("REQUESTED");
  });

  test("a slot of a structure that is not the family's", async () => {
    const [home, elsewhere] = [await makeTown(), await makeTown()];
    const family = await makeFamily([home.structureId]);
    expect(await send(parentOf(family), book(family.childIds[0]!, elsewhere.day(TUESDAY)))).toEqual([none]);
  });

  test("an activity of the structure where the child is not enrolled", async () => {
    const { structureId, day } = await makeTown({ enrolmentMode: "ON_REQUEST" });
    const family = await makeFamily([structureId]);
    expect(await send(parentOf(family), book(family.childIds[0]!, day(TUESDAY)))).toEqual([none]);
  });

  test("a day after the child's enrolment", async () => {
    const { structureId, activityId, day } = await makeTown();
    const family = await makeFamily([structureId]);
    await db().enrolment.updateMany({ where: { activityId }, data: { validTo: new Date("2026-11-23") } });
    expect(
      await press(
        parentOf(family),
        book(family.childIds[0]!, day("2026-11-23")),
        book(family.childIds[0]!, day(TUESDAY)),
      ),
    ).toEqual(["requested", "not-found"]);
  });

  test("a slot of another group", async () => {
    const { structureId, day } = await makeTown({
      groups: [
        { name: "Petits", minAge: 2, maxAge: 5 },
        { name: "Grands", minAge: 6, maxAge: 12 },
      ],
    });
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    expect(
      await press(
        parentOf(family),
        book(childId, day(TUESDAY, "Repas", "Petits")),
        book(childId, day(TUESDAY, "Repas", "Grands")),
      ),
    ).toEqual(["not-found", "requested"]);
    expect(await heldOn(day(TUESDAY, "Repas", "Petits"))).toBe(0);
  });

  test("a slot day or a reservation that never was", async () => {
    const { structureId } = await makeTown();
    const family = await makeFamily([structureId]);
    const nowhere: CellWish[] = [
      book(family.childIds[0]!, newId()),
      { kind: "cancel", reservationId: newId(), version: 1 },
      { kind: "withdraw", reservationId: newId(), version: 1 },
    ];
    expect(await send(parentOf(family), ...nowhere)).toEqual([none, none, none]);
  });

  test("a child over whom the parent's authority was withdrawn", async () => {
    const { structureId, day } = await makeTown();
    const family = await makeFamily([structureId], { adults: [{}, {}] });
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, day(TUESDAY)));
    const wish = await wishOn("withdraw", childId, day(TUESDAY));
    await db().guardianship.updateMany({
      where: { adultId: family.adults[1]!.adultId },
      data: { parentalAuthority: "WITHDRAWN" },
    });
    const second = parentOf(family, 1);
    expect(await send(second, book(childId, day("2026-11-26")), wish)).toEqual([none, none]);
    expect((await calendarMonth(second, "2026-11")).children).toEqual([]);
    expect(await press(parentOf(family), wish)).toEqual(["withdrawn"]);
  });

  test("the outcomes of another household's sending", async () => {
    const { structureId, day } = await makeTown();
    const [own, other] = [await makeFamily([structureId]), await makeFamily([structureId])];
    await press(parentOf(other), book(other.childIds[0]!, day(TUESDAY)));
    const request = await db().reservationRequest.findFirstOrThrow({
      where: { householdId: other.householdId },
    });
    expect(await requestOutcomes(parentOf(own), request.id)).toBeNull();
    expect(await requestOutcomes(parentOf(other), request.id)).toHaveLength(1);
  });
});

describe("what the rules close", () => {
  const opens = { kind: "days-before" as const, days: 7 };

  test.each([
    ["closed", "2026-12-22", {}],
    ["closed", "2026-11-11", {}],
    ["late", "2026-11-16", {}],
    ["late", "2026-11-10", {}],
    ["not-yet", TUESDAY, { bookRule: { ...dayBefore(), opens } }],
    ["late", TUESDAY, { validFrom: "2026-12-01" }],
    ["late", TUESDAY, { bookRule: { limit: { kind: "never" as const } } }],
    ["full", TUESDAY, { capacity: 0 }],
  ] as const)("%s on %s", async (because, date, given) => {
    const { structureId, day } = await makeTown(given);
    const family = await makeFamily([structureId]);
    const cell = await cellOf(family, date);
    expect(cell).toMatchObject({ value: null, choice: { action: null, because } });
    const [outcome] = await send(parentOf(family), book(family.childIds[0]!, day(date)));
    expect(outcome).toMatchObject({ outcome: "refused", because, child: "Léa Martin", date });
    expect(await reservationOf(family.childIds[0]!, day(date))).toBeNull();
    expect(await heldOn(day(date))).toBe(0);
  });

  test("the deadline's own minute is in time, the next one is late", async () => {
    const { structureId, day } = await makeTown();
    const family = await makeFamily([structureId], { children: [child(), child({ firstName: "Tom" })] });
    const [lea, tom] = family.childIds as [string, string];
    setNow("2026-11-23T18:00:59.999+01:00");
    expect(await press(parentOf(family), book(lea, day(TUESDAY)))).toEqual(["requested"]);
    setNow("2026-11-23T18:01:00+01:00");
    expect(await press(parentOf(family), book(tom, day(TUESDAY)))).toEqual(["late"]);
  });

  test("a late request is taken where the structure decides on those", async () => {
    const { structureId, day } = await makeTown({
      bookRule: { ...dayBefore(), after: [{ kind: "staff" }] },
    });
    const family = await makeFamily([structureId]);
    setNow("2026-11-24T08:00:00+01:00");
    expect(await press(parentOf(family), book(family.childIds[0]!, day(TUESDAY)))).toEqual(["requested"]);
    setNow("2026-11-24T11:45:00+01:00");
    const wish = await wishOn("withdraw", family.childIds[0]!, day(TUESDAY));
    expect(await press(parentOf(family), wish)).toEqual(["late"]);
  });

  test("full for one, free again once a request is withdrawn", async () => {
    const { structureId, day } = await makeTown({ capacity: 1 });
    const [first, second] = [await makeFamily([structureId]), await makeFamily([structureId])];
    const wish = book(second.childIds[0]!, day(TUESDAY));
    await press(parentOf(first), book(first.childIds[0]!, day(TUESDAY)));
    expect(await cellOf(second, TUESDAY)).toMatchObject({ state: "full", value: null });
    expect(await press(parentOf(second), wish)).toEqual(["full"]);
    await press(parentOf(first), await wishOn("withdraw", first.childIds[0]!, day(TUESDAY)));
    expect(await press(parentOf(second), wish)).toEqual(["requested"]);
  });

  test("two children of one sending on the last place", async () => {
    const { structureId, day } = await makeTown({ capacity: 1 });
    const family = await makeFamily([structureId], { children: [child(), child({ firstName: "Tom" })] });
    const wishes = family.childIds.map((childId) => book(childId, day(TUESDAY)));
    expect(await press(parentOf(family), ...wishes)).toEqual(["requested", "full"]);
  });

  test("an activity that takes no cancellation", async () => {
    const { structureId, day } = await makeTown({ cancelMode: "NEVER", autoValidate: true });
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    expect(await press(parentOf(family), book(childId, day(TUESDAY)))).toEqual(["reserved"]);
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "reserved", value: null });
    expect(await press(parentOf(family), await wishOn("cancel", childId, day(TUESDAY)))).toEqual([
      "no-cancellation",
    ]);
  });

  test("a cancellation after its own deadline", async () => {
    const { structureId, day } = await makeTown({ autoValidate: true, cancelRule: dayBefore("12:00") });
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, day(TUESDAY)));
    setNow("2026-11-23T12:01:00+01:00");
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "reserved", value: null });
    expect(await press(parentOf(family), await wishOn("cancel", childId, day(TUESDAY)))).toEqual(["late"]);
  });

  test("what was attended is never cancelled", async () => {
    const { structureId, day } = await makeTown({ autoValidate: true });
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, day(TUESDAY)));
    const { id: reservationId } = (await reservationOf(childId, day(TUESDAY)))!;
    await db().attendance.create({ data: { reservationId, status: "PRESENT", recordedAt: new Date(0) } });
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "present", value: null });
    expect(await press(parentOf(family), await wishOn("cancel", childId, day(TUESDAY)))).toEqual(["changed"]);
  });

  test("a day that staff refused before", async () => {
    const { structureId, day } = await makeTown();
    const family = await makeFamily([structureId]);
    const [childId] = family.childIds as [string];
    await press(parentOf(family), book(childId, day(TUESDAY)));
    const { id } = (await reservationOf(childId, day(TUESDAY)))!;
    await decideReservations(
      await staffOf(structureId),
      new Map([[id, { accept: false, reason: "Effectif atteint." }]]),
    );
    expect(await cellOf(family, TUESDAY)).toMatchObject({
      state: "refused",
      value: null,
      reason: "Effectif atteint.",
    });
    expect(await press(parentOf(family), book(childId, day(TUESDAY)))).toEqual(["refused-before"]);
  });
});

describe("a child of two households", () => {
  const OTHER = { firstName: "Zéphyrine", lastName: "Quincampoix", email: "zephyrine@ailleurs.test" };

  /** A child whom the mother's household booked on TUESDAY; everything here that may not reach the father. */
  async function shared(given: Parameters<typeof makeTown>[0] = {}) {
    const town = await makeTown(given);
    const email = `${newId()}@ailleurs.test`;
    const mother = await makeFamily([town.structureId], { adults: [{ ...OTHER, email }] });
    const [childId] = mother.childIds as [string];
    const father = await makeFamily([town.structureId], { children: [child({ childId })] });
    const wish = book(childId, town.day(TUESDAY));
    await press(parentOf(mother), wish);
    const row = (await reservationOf(childId, town.day(TUESDAY)))!;
    const { adultId, accountId } = mother.adults[0]!;
    const secrets = [
      mother.householdId,
      adultId,
      accountId!,
      email,
      OTHER.firstName,
      OTHER.lastName,
      row.id,
      row.requestId,
    ];
    return { ...town, mother, father, childId, wish, secrets };
  }

  test("is taken for the other one, who learns nothing about the first in any byte", async () => {
    const { father, wish, secrets } = await shared();
    const calendar = await calendarMonth(parentOf(father), "2026-11");
    expect(await cellOf(father, TUESDAY)).toMatchObject({ state: "taken", value: null, reason: null });
    const outcomes = await send(parentOf(father), wish);
    expect(outcomes.map((outcome) => outcome.because)).toEqual(["taken"]);
    const bytes = JSON.stringify([calendar, outcomes]);
    for (const secret of secrets) expect(bytes).not.toContain(secret);
  });

  test.each(["RESERVED", "CANCEL_REQUESTED"])("stays taken once %s", async (state) => {
    const { structureId, mother, father, childId, wish, day } = await shared();
    const { id } = (await reservationOf(childId, day(TUESDAY)))!;
    await decideReservations(await staffOf(structureId), new Map([[id, { accept: true }]]));
    if (state === "CANCEL_REQUESTED")
      await press(parentOf(mother), await wishOn("cancel", childId, day(TUESDAY)));
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({ state });
    expect(await cellOf(father, TUESDAY)).toMatchObject({ state: "taken", value: null });
    expect(await press(parentOf(father), wish)).toEqual(["taken"]);
  });

  test("is free for the other one after a refusal, whose reason stays with the first", async () => {
    const { structureId, mother, father, childId, wish, day } = await shared();
    const { id } = (await reservationOf(childId, day(TUESDAY)))!;
    await decideReservations(
      await staffOf(structureId),
      new Map([[id, { accept: false, reason: "Impayés de la mère." }]]),
    );
    expect(JSON.stringify(await calendarMonth(parentOf(father), "2026-11"))).not.toContain("Impayés");
    expect(await cellOf(father, TUESDAY)).toMatchObject({ state: "free", value: wishValue(wish) });
    expect(await press(parentOf(father), wish)).toEqual(["requested"]);
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({
      id,
      version: 3,
      householdId: father.householdId,
      reason: null,
    });
    expect(await cellOf(mother, TUESDAY)).toMatchObject({ state: "taken", reason: null });
  });

  test("is free for the other one after a withdrawal", async () => {
    const { mother, father, childId, wish, day } = await shared();
    await press(parentOf(mother), await wishOn("withdraw", childId, day(TUESDAY)));
    expect(await press(parentOf(father), wish)).toEqual(["requested"]);
    expect(await press(parentOf(mother), wish)).toEqual(["taken"]);
  });

  test("counts once for capacity, whoever asks", async () => {
    const { father, wish, day } = await shared({ capacity: 1 });
    expect(await press(parentOf(father), wish)).toEqual(["taken"]);
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });
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

  test("changes nothing of the others when one wish of many is wrong", async () => {
    const { structureId, day } = await makeTown();
    const other = await makeActivity(await makeStructure());
    const family = await makeFamily([structureId]);
    const [own] = family.childIds as [string];
    expect(
      await press(
        parentOf(family),
        book(own, other.day(TUESDAY)),
        book(own, day("2026-11-16")),
        book(own, day(TUESDAY)),
        book(own, day("2026-11-26")),
      ),
    ).toEqual(["not-found", "late", "requested", "requested"]);
  });
});
