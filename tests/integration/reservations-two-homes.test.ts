import { afterEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { wishValue } from "@/lib/reservations/schema";
import { child, makeFamily, makeTown, parentOf, staffOf } from "../factories";
import {
  book,
  bookNow,
  expectSoundBooks,
  heldOn,
  press,
  reservationOf,
  send,
  wishOn,
} from "./reservations-books";
import { cellOf, decideAll, monthOf, no, YES } from "./reservations-scenes";

const TUESDAY = "2026-11-24";

afterEach(expectSoundBooks);

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
    const calendar = await monthOf(parentOf(father), "2026-11");
    expect(await cellOf(father, TUESDAY)).toMatchObject({ state: "taken", value: null, reason: null });
    const outcomes = await send(parentOf(father), wish);
    expect(outcomes.map((outcome) => outcome.because)).toEqual(["taken"]);
    const bytes = JSON.stringify([calendar, outcomes]);
    for (const secret of secrets) expect(bytes).not.toContain(secret);
  });

  test.each(["RESERVED", "CANCEL_REQUESTED"])("stays taken once %s", async (state) => {
    const { structureId, mother, father, childId, wish, day } = await shared();
    await decideAll(await staffOf(structureId), childId, YES);
    if (state === "CANCEL_REQUESTED")
      await press(parentOf(mother), await wishOn("cancel", childId, day(TUESDAY)));
    expect(await reservationOf(childId, day(TUESDAY))).toMatchObject({ state });
    expect(await cellOf(father, TUESDAY)).toMatchObject({ state: "taken", value: null });
    expect(await press(parentOf(father), wish)).toEqual(["taken"]);
  });

  test("is free for the other one after a refusal, whose reason stays with the first", async () => {
    const { structureId, mother, father, childId, wish, day } = await shared();
    const { id } = (await reservationOf(childId, day(TUESDAY)))!;
    await decideAll(await staffOf(structureId), childId, no("Impayés de la mère."));
    const seen = await bookNow(childId, day(TUESDAY));
    expect(JSON.stringify(await monthOf(parentOf(father), "2026-11"))).not.toContain("Impayés");
    expect(await cellOf(father, TUESDAY)).toMatchObject({ state: "free", value: wishValue(seen) });
    expect(await press(parentOf(father), wish)).toEqual(["changed"]);
    expect(await press(parentOf(father), seen)).toEqual(["requested"]);
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
    expect(await press(parentOf(father), await bookNow(childId, day(TUESDAY)))).toEqual(["requested"]);
    expect(await press(parentOf(mother), wish)).toEqual(["taken"]);
  });

  test("counts once for capacity, whoever asks", async () => {
    const { father, wish, day } = await shared({ capacity: 1 });
    expect(await press(parentOf(father), wish)).toEqual(["taken"]);
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });
});
