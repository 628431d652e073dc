import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import {
  book,
  bookNow,
  expectSoundBooks,
  heldOn,
  press,
  reservationOf,
  storyOf,
  wishOn,
} from "./reservations-books";
import { decideAll, decideOn, no, setting, tickDay, YES } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";

afterEach(expectSoundBooks);

describe("a cell that changed since the parent saw it", () => {
  test("free when ticked, reserved by now: it stays so", async () => {
    const { agent, parent, childId, day } = await setting();
    await press(parent, book(childId, day(TUESDAY)));
    await decideAll(agent, childId, YES);
    expect(await press(parent, book(childId, day(TUESDAY)))).toEqual(["already-asked"]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > RESERVED");
  });

  test("a request when ticked to withdraw, reserved by now: it is not cancelled behind anyone's back", async () => {
    const { agent, parent, childId, day } = await setting();
    await press(parent, book(childId, day(TUESDAY)));
    const wish = await wishOn("withdraw", childId, day(TUESDAY));
    await decideAll(agent, childId, YES);
    expect(await press(parent, wish)).toEqual(["changed"]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > RESERVED");
  });

  test("reserved when ticked to cancel, free again by now", async () => {
    const { agent, parent, childId, day } = await setting({ autoValidate: true });
    await press(parent, book(childId, day(TUESDAY)));
    const wish = await wishOn("cancel", childId, day(TUESDAY));
    await press(parent, wish);
    await decideAll(agent, childId, YES);
    expect(await press(parent, wish)).toEqual(["changed"]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("RESERVED > CANCEL_REQUESTED > CANCELLED");
  });

  test("asked again after a withdrawal: the old page's withdrawal does not touch the new request", async () => {
    const { parent, childId, day } = await setting();
    await press(parent, book(childId, day(TUESDAY)));
    const stale = await wishOn("withdraw", childId, day(TUESDAY));
    await press(parent, stale);
    await press(parent, await bookNow(childId, day(TUESDAY)));
    expect(await press(parent, stale)).toEqual(["changed"]);
    expect((await reservationOf(childId, day(TUESDAY)))?.state).toBe("REQUESTED");
  });

  test("cancelled, refused by staff, and cancelled again from the old page: only the newest page counts", async () => {
    const { agent, parent, childId, day } = await setting({ autoValidate: true });
    await press(parent, book(childId, day(TUESDAY)));
    const stale = await wishOn("cancel", childId, day(TUESDAY));
    await press(parent, stale);
    await decideAll(agent, childId, no("Complet."));
    expect(await press(parent, stale)).toEqual(["changed"]);
    expect(await press(parent, await wishOn("cancel", childId, day(TUESDAY)))).toEqual(["cancel-requested"]);
  });

  test("withdrawn while staff decide: one of both wins, nothing is half done", async () => {
    const { agent, parent, childId, day } = await setting();
    for (const date of ["2026-11-19", "2026-11-20", "2026-11-23", TUESDAY, THURSDAY, "2026-11-27"]) {
      await press(parent, book(childId, day(date)));
      const wish = await wishOn("withdraw", childId, day(date));
      const [words, decided] = await Promise.all([
        press(parent, wish),
        decideOn(agent, [wish.reservationId, YES]),
      ]);
      const { state } = (await reservationOf(childId, day(date)))!;
      expect([words[0], decided.ok && decided.value.accepted, state]).toBeOneOf([
        ["withdrawn", 0, "CANCELLED"],
        ["changed", 1, "RESERVED"],
      ]);
    }
  });

  test("the child moved to another group: what stands in the old one can still be withdrawn, and only once", async () => {
    const groups = [
      { name: "Grands", minAge: 6, maxAge: 12 },
      { name: "Petits", minAge: 2, maxAge: 12 },
    ];
    const { activityId, family, parent, childId, day } = await setting({ groups });
    await press(parent, book(childId, day(TUESDAY)));
    const { id: groupId } = await db().group.findFirstOrThrow({ where: { activityId, name: "Petits" } });
    await db().enrolment.updateMany({ where: { childId }, data: { groupId } });
    const inNewGroup = book(childId, day(TUESDAY, "Repas", "Petits"));
    expect(await press(parent, inNewGroup)).toEqual(["already-asked"]);
    expect(await press(parent, ...(await tickDay(family, TUESDAY)), inNewGroup)).toEqual(["withdrawn"]);
    expect(await heldOn(day(TUESDAY))).toBe(0);
    const again = await bookNow(childId, day(TUESDAY));
    expect(await press(parent, { ...inNewGroup, version: again.version })).toEqual(["requested"]);
    expect(await heldOn(day(TUESDAY, "Repas", "Petits"))).toBe(1);
  });
});
