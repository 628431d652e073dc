import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { wishValue } from "@/lib/reservations/schema";
import { child, makeFamily, parentOf } from "../factories";
import {
  book,
  expectSoundBooks,
  heldOn,
  press,
  reservationOf,
  send,
  storyOf,
  wishOn,
} from "./reservations-books";
import { decideAll, setting, stateOn, tickDay, YES } from "./reservations-scenes";

const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";

afterEach(expectSoundBooks);

describe("one press of the button", () => {
  test("asks for every free cell ticked: DR, that holds its place", async () => {
    const { family, parent, childId, day, name } = await setting();
    const outcomes = await send(parent, ...(await tickDay(family, TUESDAY)), book(childId, day(THURSDAY)));
    expect(outcomes).toEqual(
      [TUESDAY, THURSDAY].map((date) => ({
        outcome: "requested",
        because: null,
        child: "Léa Martin",
        activity: name,
        slot: "Repas",
        date,
        wish: wishValue({ kind: "book", childId, slotDayId: day(date), version: 0 }),
        late: false,
        changed: null,
        rank: null,
        other: null,
      })),
    );
    expect(await stateOn(family, TUESDAY)).toEqual([["requested"]]);
    expect(await heldOn(day(TUESDAY))).toBe(1);
    const row = await reservationOf(childId, day(TUESDAY));
    expect(row).toMatchObject({
      state: "REQUESTED",
      holds: true,
      version: 1,
      householdId: family.householdId,
    });
    expect(await db().reservationHistory.findMany({ where: { reservationId: row!.id } })).toMatchObject([
      {
        accountId: parent.accountId,
        from: null,
        to: "REQUESTED",
        requestId: row!.requestId,
        at: new Date("2026-11-16T09:00:00+01:00"),
      },
    ]);
    expect(await db().mail.count()).toBe(0);
  });

  test("reserves at once where the activity validates by itself", async () => {
    const { family, parent, childId, day } = await setting({ autoValidate: true, capacity: 1 });
    expect(await press(parent, ...(await tickDay(family, TUESDAY)))).toEqual(["reserved"]);
    expect(await stateOn(family, TUESDAY)).toEqual([["reserved"]]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("RESERVED");
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });

  test("gathers requests without holding places where staff allocate them", async () => {
    const { structureId, parent, childId, day } = await setting({
      capacityMode: "ALLOCATE",
      capacity: 1,
    });
    const other = await makeFamily([structureId]);
    expect(await press(parent, book(childId, day(TUESDAY)))).toEqual(["requested"]);
    expect(await press(parentOf(other), book(other.childIds[0]!, day(TUESDAY)))).toEqual(["requested"]);
    expect(await heldOn(day(TUESDAY))).toBe(0);
  });

  test("never reserves past the last place, even where staff allocate and the activity validates by itself", async () => {
    const { structureId, parent, childId, day } = await setting({
      capacityMode: "ALLOCATE",
      autoValidate: true,
      capacity: 1,
    });
    const other = await makeFamily([structureId]);
    expect(await press(parent, book(childId, day(TUESDAY)))).toEqual(["reserved"]);
    expect(await press(parentOf(other), book(other.childIds[0]!, day(TUESDAY)))).toEqual(["full"]);
  });

  test("asks to cancel what is reserved: DA, that keeps its place", async () => {
    const { family, parent, childId, day } = await setting({ autoValidate: true });
    await press(parent, book(childId, day(TUESDAY)));
    expect(await press(parent, ...(await tickDay(family, TUESDAY)))).toEqual(["cancel-requested"]);
    expect(await stateOn(family, TUESDAY)).toEqual([["cancelRequested"]]);
    expect(await tickDay(family, TUESDAY).catch(() => "nothing to tick")).toBe("nothing to tick");
    expect(await heldOn(day(TUESDAY))).toBe(1);
    expect(await storyOf(childId, day(TUESDAY))).toBe("RESERVED > CANCEL_REQUESTED");
  });

  test("withdraws what is not decided, then may ask again", async () => {
    const { family, parent, childId, day } = await setting();
    for (const expected of ["requested", "withdrawn", "requested"]) {
      expect(await press(parent, ...(await tickDay(family, TUESDAY)))).toEqual([expected]);
    }
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > CANCELLED > REQUESTED");
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });

  test("asks, cancels and withdraws together, for several children and slots", async () => {
    const SLOTS = [
      { name: "Matin", startsAt: "07:30", endsAt: "08:30" },
      { name: "Soir", startsAt: "16:30", endsAt: "18:30" },
    ];
    const children = [child(), child({ firstName: "Tom" })];
    const { agent, family, parent, day } = await setting({ slots: SLOTS }, { children });
    const [lea, tom] = family.childIds as [string, string];
    await press(parent, book(lea, day(TUESDAY, "Matin")));
    await decideAll(agent, lea, YES);
    await press(parent, book(tom, day(TUESDAY, "Soir")));
    const outcomes = await press(
      parent,
      await wishOn("cancel", lea, day(TUESDAY, "Matin")),
      await wishOn("withdraw", tom, day(TUESDAY, "Soir")),
      book(lea, day(TUESDAY, "Soir")),
      book(tom, day(TUESDAY, "Matin")),
    );
    expect(outcomes).toEqual(["cancel-requested", "withdrawn", "requested", "requested"]);
    expect(await stateOn(family, TUESDAY)).toEqual([
      ["cancelRequested", "requested"],
      ["requested", "free"],
    ]);
  });

  test("takes the same cell ticked twice as one wish", async () => {
    const { parent, childId, day } = await setting();
    const wish = book(childId, day(TUESDAY));
    expect(await press(parent, wish, wish, wish)).toEqual(["requested"]);
    const withdraw = await wishOn("withdraw", childId, day(TUESDAY));
    expect(await press(parent, withdraw, wish, withdraw)).toEqual(["withdrawn"]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > CANCELLED");
  });
});

describe("sent again, or by both parents", () => {
  test("a request sent twice is one request", async () => {
    const { parent, childId, day } = await setting();
    await press(parent, book(childId, day(TUESDAY)));
    expect(await send(parent, book(childId, day(TUESDAY)))).toMatchObject([
      { outcome: "unchanged", because: "already-asked" },
    ]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED");
  });

  test("a cancellation sent twice is one cancellation", async () => {
    const { parent, childId, day } = await setting({ autoValidate: true });
    await press(parent, book(childId, day(TUESDAY)));
    const wish = await wishOn("cancel", childId, day(TUESDAY));
    await press(parent, wish);
    expect(await send(parent, wish)).toMatchObject([{ outcome: "unchanged", because: "already-asked" }]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("RESERVED > CANCEL_REQUESTED");
  });

  test("a withdrawal sent twice is one withdrawal", async () => {
    const { parent, childId, day } = await setting();
    await press(parent, book(childId, day(TUESDAY)));
    const wish = await wishOn("withdraw", childId, day(TUESDAY));
    await press(parent, wish);
    expect(await send(parent, wish)).toMatchObject([{ outcome: "unchanged", because: "already-asked" }]);
    expect(await storyOf(childId, day(TUESDAY))).toBe("REQUESTED > CANCELLED");
    expect(await heldOn(day(TUESDAY))).toBe(0);
  });

  test("eight times at once is once", async () => {
    const { parent, childId, day } = await setting();
    const wishes = [TUESDAY, THURSDAY].map((date) => book(childId, day(date)));
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) => press(parent, ...(index % 2 ? wishes : wishes.toReversed()))),
    );
    expect(all.flat().filter((word) => word === "requested")).toHaveLength(2);
    expect(all.flat().filter((word) => word === "already-asked")).toHaveLength(14);
    expect(await heldOn(day(TUESDAY))).toBe(1);
  });

  test("by both adults of a household at once: one asks, the other finds it asked", async () => {
    const { family, childId, day } = await setting({ capacity: 1 }, { adults: [{}, {}] });
    const words = await Promise.all(
      [0, 1].map((index) => press(parentOf(family, index), book(childId, day(TUESDAY)))),
    );
    expect(words.flat().sort()).toEqual(["already-asked", "requested"]);
  });

  test("by both households of a child at once: one asks, for the other it is taken", async () => {
    const { structureId, family, childId, day } = await setting();
    const father = await makeFamily([structureId], { children: [child({ childId })] });
    for (const date of ["2026-11-19", "2026-11-20", "2026-11-23", TUESDAY, THURSDAY]) {
      const words = await Promise.all(
        [family, father].map((home) => press(parentOf(home), book(childId, day(date)))),
      );
      expect(words.flat().sort()).toEqual(["requested", "taken"]);
      expect(await heldOn(day(date))).toBe(1);
    }
  });
});
