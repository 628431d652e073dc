import { afterEach, describe, expect, test } from "vitest";
import { giveDay } from "@/lib/custody/commands";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { child, makeFamily, makeTown, parentOf, staffOf } from "../factories";
import { setAuthority } from "../factories/authority";
import { twoHomes, WEEKS } from "./custody-scenes";
import { book, expectSoundBooks, press, reservationOf, wishOn } from "./reservations-books";
import { cellOf, decideAll, monthOf, YES } from "./reservations-scenes";

/** By WEEKS the father's; the Friday changes to the mother at 16:30. */
const TUESDAY = "2026-11-24";
const FRIDAY = "2026-11-27";

const SLOTS = [
  { name: "Repas", startsAt: "11:45", endsAt: "13:30" },
  { name: "Soir", startsAt: "16:30", endsAt: "18:30" },
];

afterEach(expectSoundBooks);

describe("a day of the other home", () => {
  test("is locked for one home and free for the other, in the calendar and in what is sent", async () => {
    const { mother, father, childId, mum, dad, day, settle } = await twoHomes();
    await settle(WEEKS);
    expect(await cellOf(mother, TUESDAY)).toMatchObject({
      state: "otherHome",
      value: null,
      choice: { action: null, because: "other-home" },
    });
    expect(await cellOf(father, TUESDAY)).toMatchObject({ state: "free" });
    expect(await press(mum, book(childId, day(TUESDAY)))).toEqual(["other-home"]);
    expect(await reservationOf(childId, day(TUESDAY))).toBeNull();
    expect(await press(dad, book(childId, day(TUESDAY)))).toEqual(["requested"]);
    expect(await cellOf(mother, TUESDAY)).toMatchObject({ state: "taken" });
  });

  test("is nobody's once that home is archived, or lost all authority", async () => {
    const { mother, father, childId, mum, day, settle } = await twoHomes();
    await settle(WEEKS);
    await db().household.update({ where: { id: father.householdId }, data: { status: "ARCHIVED" } });
    expect(await cellOf(mother, TUESDAY)).toMatchObject({ state: "free" });
    await db().household.update({ where: { id: father.householdId }, data: { status: "ACTIVE" } });
    expect(await cellOf(mother, TUESDAY)).toMatchObject({ state: "otherHome" });
    await setAuthority(father.adults[0]!.adultId, childId, "WITHDRAWN");
    expect(await cellOf(mother, TUESDAY)).toMatchObject({ state: "free" });
    expect(await press(mum, book(childId, day(TUESDAY)))).toEqual(["requested"]);
  });

  test("goes by the hour of the slot where the child changes homes", async () => {
    const { mother, childId, mum, dad, day, settle } = await twoHomes({ slots: SLOTS });
    await settle(WEEKS);
    const month = await monthOf(mum, "2026-11");
    const cells = month.children[0]!.days.find(({ date }) => date === FRIDAY)!.cells;
    expect(cells.map(({ state }) => state)).toEqual(["otherHome", "free"]);
    const both = [book(childId, day(FRIDAY, "Repas")), book(childId, day(FRIDAY, "Soir"))];
    expect(await press(dad, ...both)).toEqual(["requested", "other-home"]);
    expect(await press(mum, ...both)).toEqual(["taken", "requested"]);
    expect(mother.childIds).toEqual([childId]);
  });

  test("leaves to each home what it has already: it cancels and withdraws", async () => {
    const { childId, mum, structureId, day, settle } = await twoHomes();
    await press(mum, book(childId, day(TUESDAY)), book(childId, day("2026-11-25")));
    await settle(WEEKS);
    expect(await press(mum, await wishOn("withdraw", childId, day("2026-11-25")))).toEqual(["withdrawn"]);
    await decideAll(await staffOf(structureId), childId, YES);
    expect(await press(mum, await wishOn("cancel", childId, day(TUESDAY)))).toEqual(["cancel-requested"]);
    // Version 2: the request withdrawn.
    expect(await press(mum, book(childId, day("2026-11-25"), 2))).toEqual(["other-home"]);
  });

  test("is anybody's where custody is not known, and follows a day given", async () => {
    const { mother, father, childId, dad, settle } = await twoHomes();
    expect([await cellOf(mother, TUESDAY), await cellOf(father, TUESDAY)]).toMatchObject([
      { state: "free" },
      { state: "free" },
    ]);
    await settle(WEEKS);
    await giveDay(dad, { childId, date: TUESDAY });
    expect([await cellOf(mother, TUESDAY), await cellOf(father, TUESDAY)]).toMatchObject([
      { state: "free" },
      { state: "otherHome" },
    ]);
  });

  test("is never both given and booked, when one home does both at once", async () => {
    for (let run = 0; run < 5; run += 1) {
      const { father, childId, dad, day, settle } = await twoHomes();
      await settle(WEEKS);
      const [[sent], given] = await Promise.all([
        press(dad, book(childId, day(TUESDAY))),
        giveDay(dad, { childId, date: TUESDAY }),
      ]);
      expect([sent, given.ok]).toEqual(given.ok ? ["other-home", true] : ["requested", false]);
      expect(await cellOf(father, TUESDAY)).toMatchObject({ state: given.ok ? "otherHome" : "requested" });
    }
  });
});

/** A family of two children whose structure asks for what `asks` says. */
async function blockedTown() {
  const town = await makeTown();
  const children = [child({ firstName: "Léa" }), child({ firstName: "Tom" })];
  const family = await makeFamily([town.structureId], { children });
  const ask = (data: { scope: "CHILD" | "HOUSEHOLD"; blocking?: boolean; archivedAt?: Date }) =>
    db().pieceType.create({
      data: {
        structureId: town.structureId,
        name: `Assurance ${newId()}`,
        kind: "INSURANCE",
        blocking: true,
        ...data,
      },
    });
  const confirmFrom = (confirmFrom: string, blockUnconfirmed = true) =>
    db().fileSettings.create({ data: { structureId: town.structureId, confirmFrom, blockUnconfirmed } });
  const [lea, tom] = family.childIds as [string, string];
  return { ...town, family, parent: parentOf(family), ask, confirmFrom, lea, tom };
}

describe("a file that is not confirmed", () => {
  test("blocks what is asked for, where the structure chose so, until it is", async () => {
    const { family, parent, confirmFrom, lea, day } = await blockedTown();
    await press(parent, book(lea, day("2026-11-25")));
    await db().household.update({
      where: { id: family.householdId },
      data: { createdAt: new Date("2025-01-01") },
    });
    await confirmFrom("09-01");
    expect((await monthOf(parent, "2026-11")).blocks).toEqual({ unconfirmed: true, pieces: [] });
    expect(await cellOf(family, TUESDAY)).toMatchObject({
      state: "blocked",
      value: null,
      choice: { because: "file-unconfirmed" },
    });
    expect(await press(parent, book(lea, day(TUESDAY)))).toEqual(["file-unconfirmed"]);
    expect(await press(parent, await wishOn("withdraw", lea, day("2026-11-25")))).toEqual(["withdrawn"]);
    await db().household.update({
      where: { id: family.householdId },
      data: { confirmedAt: new Date("2026-11-15T10:00:00Z") },
    });
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "free" });
    expect(await press(parent, book(lea, day(TUESDAY)))).toEqual(["requested"]);
  });

  test("blocks nothing where the structure did not choose so", async () => {
    const { family, confirmFrom } = await blockedTown();
    await confirmFrom("09-01", false);
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "free" });
  });
});

describe("a missing document", () => {
  test("of one child blocks that child", async () => {
    const { family, parent, ask, lea, tom, day } = await blockedTown();
    const { id, name } = await ask({ scope: "CHILD" });
    await verify(family, id, lea);
    const { blocks } = await monthOf(parent, "2026-11");
    expect(blocks.pieces).toEqual([{ childId: tom, childName: "Tom", name }]);
    expect(await press(parent, book(lea, day(TUESDAY)), book(tom, day(TUESDAY)))).toEqual([
      "requested",
      "file-incomplete",
    ]);
    await verify(family, id, tom);
    expect(await press(parent, book(tom, day(TUESDAY)))).toEqual(["requested"]);
  });

  test("of the household blocks every child, and each locked cell names it", async () => {
    const { family, parent, ask, lea, day } = await blockedTown();
    const { name } = await ask({ scope: "HOUSEHOLD" });
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "blocked", lacking: [name] });
    expect(await press(parent, book(lea, day(TUESDAY)))).toEqual(["file-incomplete"]);
  });

  test.each([{ blocking: false }, { archivedAt: new Date(0) }])("blocks nothing when %j", async (given) => {
    const { family, parent, ask } = await blockedTown();
    await ask({ scope: "CHILD", ...given });
    expect(await cellOf(family, TUESDAY)).toMatchObject({ state: "free", lacking: [] });
    expect((await monthOf(parent, "2026-11")).blocks.pieces).toEqual([]);
  });
});

/** A document of this type, received and found good for good. */
async function verify(family: { householdId: string }, pieceTypeId: string, childId: string) {
  const at = new Date("2026-11-10T10:00:00Z");
  const file = { store: "DISK", name: "a.pdf", mime: "application/pdf", size: 1, state: "READY" } as const;
  await db().familyUpload.create({
    data: {
      household: { connect: { id: family.householdId } },
      child: { connect: { id: childId } },
      pieceType: { connect: { id: pieceTypeId } },
      file: { create: { ...file, key: newId(), sha256: "0".repeat(64), createdAt: at } },
      title: "Assurance",
      state: "VERIFIED",
      createdAt: at,
      decidedAt: at,
      validFrom: new Date("2026-09-01"),
    },
  });
}
