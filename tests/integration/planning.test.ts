// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { afterEach, describe, expect, test, vi } from "vitest";
import AddPage from "@/app/(equipe)/equipe/planning/ajouter/page";
import NewClosurePage from "@/app/(equipe)/equipe/planning/fermetures/nouvelle/page";
import ClosuresPage from "@/app/(equipe)/equipe/planning/fermetures/page";
import PlanningPage from "@/app/(equipe)/equipe/planning/page";
import ReservationPage from "@/app/(equipe)/equipe/planning/reservations/[id]/page";
import { NotAllowed } from "@/lib/actor";
import { closeDays } from "@/lib/closures/commands";
import { db } from "@/lib/db";
import { childrenNamed } from "@/lib/families/queries";
import { newId } from "@/lib/ids";
import { dayChoices, planningDay, reservationStory } from "@/lib/planning/queries";
import { addByHand, cancelByHand } from "@/lib/reservations/commands";
import { child, makeFamilies, makeFamily, makeStaff, makeStructure, parentOf, staffOf } from "../factories";
import { expectSoundDays, idOf, seen } from "./by-hand-scenes";
import { twoHomes, WEEKS } from "./custody-scenes";
import { pageReader, props } from "./page-statements";
import { book, press } from "./reservations-books";
import { asked, decideAll, setting, YES } from "./reservations-scenes";

vi.mock("next-intl/server", async () => (await import("./page-statements")).silentText());

const TUESDAY = "2026-11-24";
const THURSDAY = "2026-11-26";

/** The frame asks for who is signed in, and for what waits. */
const FRAME = 2;

afterEach(expectSoundDays);

describe("the day of a structure", () => {
  test("tells who comes, asks and waits, by slot and group, in order of name", async () => {
    const scene = await asked([TUESDAY], { capacity: 2, waitMode: "OFFER" });
    const { agent, structureId, childId, day, name } = scene;
    const others = await makeFamilies(
      [structureId],
      [
        { children: [child({ firstName: "Zoé", lastName: "Abel" })] },
        { children: [child({ firstName: "Ali", lastName: "Zola", schoolClass: "CE2" })] },
      ],
    );
    await decideAll(agent, childId, YES);
    await press(parentOf(others[0]!), book(others[0]!.childIds[0]!, day(TUESDAY)));
    await press(parentOf(others[1]!), {
      kind: "wait",
      childId: others[1]!.childIds[0]!,
      slotDayId: day(TUESDAY),
      version: 0,
    });
    const { activities, week } = await planningDay(agent, { structureId, date: TUESDAY });
    expect(activities).toMatchObject([
      {
        name,
        slots: [
          {
            name: "Repas",
            groups: [
              {
                open: true,
                held: 2,
                capacity: 2,
                children: [
                  { lastName: "Zola", schoolClass: "CE2", state: "WAITLISTED", rank: 1 },
                  { lastName: "Abel", state: "REQUESTED", rank: null },
                  { lastName: "Martin", state: "RESERVED", rank: null, attendance: null },
                ],
              },
            ],
          },
        ],
      },
    ]);
    expect(week.map(({ open, children, requests }) => [open, children, requests])).toEqual([
      [true, 0, 0],
      [true, 1, 1],
      [true, 0, 0],
      [true, 0, 0],
      [true, 0, 0],
      [false, 0, 0],
      [false, 0, 0],
    ]);
  });

  test("names the closure of a shut day, and is empty for another structure", async () => {
    const { agent, structureId } = await asked([TUESDAY]);
    const whole = { structureId, activityId: null, slotId: null, firstDay: TUESDAY, lastDay: TUESDAY };
    await closeDays(agent, { ...whole, cause: "WEATHER", message: "Neige", billed: false });
    const { activities } = await planningDay(agent, { structureId, date: TUESDAY });
    expect(activities[0]!.slots[0]!.groups[0]).toMatchObject({
      open: false,
      cause: "WEATHER",
      message: "Neige",
      children: [{ state: "CANCELLED" }],
    });
    const stranger = await staffOf(await makeStructure());
    expect((await planningDay(stranger, { structureId, date: TUESDAY })).activities).toEqual([]);
    await expect(
      planningDay(await makeStaff([structureId], ["FAMILIES"]), { structureId, date: TUESDAY }),
    ).rejects.toThrow(NotAllowed);
  });
});

describe("what staff can give", () => {
  test("is each slot of the day with its places, or why not", async () => {
    const { agent, structureId, family, childId, day } = await asked([TUESDAY], { capacity: 1 });
    const wanted = { structureId, childId, householdId: family.householdId, date: TUESDAY };
    expect(await dayChoices(agent, wanted)).toMatchObject({
      firstName: "Léa",
      slots: [{ slot: "Repas", left: 0, because: null, state: "REQUESTED", isOtherHome: false }],
    });
    await decideAll(agent, childId, YES);
    expect((await dayChoices(agent, wanted))?.slots).toMatchObject([{ because: "reserved" }]);
    const other = await makeFamily([structureId]);
    const theirs = { ...wanted, childId: other.childIds[0]!, householdId: other.householdId };
    expect((await dayChoices(agent, theirs))?.slots).toMatchObject([{ because: "full", state: null }]);
    await db().slotDay.update({
      where: { id: day(THURSDAY) },
      data: { open: false, closedReason: "STRUCTURE" },
    });
    expect((await dayChoices(agent, { ...wanted, date: THURSDAY }))?.slots).toMatchObject([
      { because: "closed" },
    ]);
    const father = await makeFamily([structureId], { children: [child({ childId })] });
    expect((await dayChoices(agent, { ...wanted, householdId: father.householdId }))?.slots).toMatchObject([
      { because: "taken", state: null },
    ]);
    expect(await dayChoices(agent, { ...wanted, householdId: other.householdId })).toBeNull();
    expect(await dayChoices(await staffOf(await makeStructure()), wanted)).toBeNull();
  });

  test("warns where the child is with its other home, and lets staff reserve all the same", async () => {
    const { structureId, childId, mother, father, settle, day } = await twoHomes();
    await settle(WEEKS);
    const agent = await staffOf(structureId);
    const choices = async ({ householdId }: { householdId: string }) =>
      (await dayChoices(agent, { structureId, childId, householdId, date: TUESDAY }))?.slots;
    expect(await choices(father)).toMatchObject([{ because: null, isOtherHome: false }]);
    expect(await choices(mother)).toMatchObject([{ because: null, isOtherHome: true }]);
    const seat = { childId, householdId: mother.householdId, reason: null };
    expect((await addByHand(agent, { ...seat, slotDayIds: [day(TUESDAY)] })).ok).toBe(true);
  });

  test("goes to a child found by name among the structure's families only", async () => {
    const { agent, structureId, family, childId } = await setting();
    const elsewhere = await makeStructure();
    await makeFamily([elsewhere]);
    const found = await childrenNamed(agent, { structureId, q: "lea martin" });
    expect(found).toMatchObject([{ childId, householdId: family.householdId, adults: "Claire Martin" }]);
    expect(await childrenNamed(agent, { structureId, q: "quincampoix" })).toEqual([]);
    expect(await childrenNamed(agent, { structureId: elsewhere, q: "martin" })).toEqual([]);
  });
});

describe("the story of a reservation", () => {
  test("says who, when, from what to what and why, the latest first", async () => {
    const { agent, childId, day } = await asked([TUESDAY]);
    const page = await seen(childId, day(TUESDAY));
    await cancelByHand(agent, { ...page, reason: "Fièvre", due: false });
    const story = await reservationStory(agent, page.reservationId);
    expect(story).toMatchObject({
      state: "CANCELLED",
      reason: "Fièvre",
      adults: "Claire Martin",
      slot: "Repas",
    });
    expect(story!.history).toMatchObject([
      {
        from: "REQUESTED",
        to: "CANCELLED",
        by: "Agnès Petit",
        byStaff: true,
        kind: "BY_HAND",
        reason: "Fièvre",
      },
      { from: null, to: "REQUESTED", by: "Claire Martin", byStaff: false, kind: null, reason: null },
    ]);
    expect(await reservationStory(await staffOf(await makeStructure()), page.reservationId)).toBeNull();
    expect(await reservationStory(agent, newId())).toBeNull();
    expect(await reservationStory(agent, "x")).toBeNull();
  });
});

test("each page sends at most six statements, the frame's included", async () => {
  const { agent, structureId: structure, family, childId, day } = await asked([TUESDAY]);
  const id = await idOf(childId, day(TUESDAY));
  const statementsOf = await pageReader(agent);
  const enfant = { enfant: childId, foyer: family.householdId };
  const plan = { structure, portee: "", du: TUESDAY, au: "", cause: "STRIKE", message: "", facture: "non" };
  const pages: [string, () => Promise<unknown>][] = [
    ["planning", () => PlanningPage(props({}, { structure, jour: TUESDAY }))],
    ["ajouter", () => AddPage(props({}, { structure, jour: TUESDAY, ...enfant }))],
    ["reservation", () => ReservationPage(props({ id }))],
    ["fermetures", () => ClosuresPage(props({}, { structure }))],
    ["nouvelle", () => NewClosurePage(props({}, plan))],
  ];
  for (const [name, page] of pages) {
    expect({ name, most: (await statementsOf(page)) + FRAME <= 6 }).toEqual({ name, most: true });
  }
});
