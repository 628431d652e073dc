import { beforeAll, describe, expect, it, vi } from "vitest";
import { createActivity, createStructure, openDays } from "@/lib/activities/commands";
import { mint, NotAllowed, type ParentActor } from "@/lib/actor";
import { db, pool, transaction } from "@/lib/db";
import { storeHouseholds } from "@/lib/families/commands";
import { familyHome, ownPeople, ownStructures } from "@/lib/home/queries";
import { newId } from "@/lib/ids";
import { publicStructures } from "@/lib/organisation/queries";
import { type RecordedReservation, recordReservations } from "@/lib/reservations/commands";
import { tariffsOfHousehold } from "@/lib/tariffs/queries";
import type { TariffRule } from "@/lib/tariffs/schema";
import { setNow } from "../clock";
import { visitorFrom } from "../factories/accounts";
import { setAuthority } from "../factories/authority";
import { newHousehold, system, TODAY } from "../factories/families";
import { organisation } from "../factories/signups";

const MEAL: TariffRule = {
  kind: "qf-bands",
  flag: "meal",
  bands: [
    { belowCents: 110_000, priceCents: 99 },
    { belowCents: 150_000, priceCents: 380 },
    { belowCents: null, priceCents: 480 },
  ],
};
const dayBefore = { limit: { kind: "days-before" as const, days: 1, at: "18:00" } };
const adult = (firstName: string, email: string | null, phone: string) => ({
  civility: null,
  firstName,
  lastName: "Martin",
  email,
  phone,
});
const child = (firstName: string) => ({
  firstName,
  lastName: "Martin",
  birthDate: "2019-05-14",
  sex: null,
  schoolClass: "CE1",
});

let canteen: string;
let outing: string;
let camille: ParentActor;
let julien: ParentActor;
let marc: ParentActor;
let lea: string;
let zoe: string;

/** Camille and Julien with Léa and Zoé; Marc, alone, with Zoé every other week. */
beforeAll(async () => {
  const { id: organisationId } = await organisation();
  const structureId = await createStructure(system, organisationId, {
    name: "Les Tilleuls",
    kind: "LEISURE",
    description: "",
    address: "12 allée des Tilleuls",
    email: "tilleuls@exemple.test",
    phone: "+33465710012",
    position: 0,
  });
  const shared = {
    position: 0,
    validFrom: "2026-09-01",
    bookRule: dayBefore,
    cancelRule: dayBefore,
    groups: [{ name: "Tous", minAge: 2, maxAge: 12 }],
  };
  canteen = await createActivity(system, structureId, {
    ...shared,
    name: "Cantine",
    slots: [{ name: "Repas", startsAt: "11:45", endsAt: "13:30" }],
    tariffs: [{ name: "Repas", rule: MEAL }],
  });
  outing = await createActivity(system, structureId, {
    ...shared,
    name: "Sortie",
    position: 1,
    cancelMode: "NEVER",
    enrolmentMode: "ON_REQUEST",
    slots: [{ name: "Journée", startsAt: "08:00", endsAt: "18:00" }],
    tariffs: [{ name: "Sortie", rule: { kind: "fixed", flag: "care", priceCents: 400 } }],
  });
  await openDays(system, {
    activityId: canteen,
    firstDay: "2026-11-01",
    lastDay: "2026-12-18",
    weekdays: [1, 2, 4, 5],
    season: "school",
    capacities: { Tous: 20 },
  });
  const [first, second] = await transaction(async (tx) => {
    const [one] = await storeHouseholds(system, tx, TODAY, [
      newHousehold({
        structureIds: [structureId],
        address: "4 rue du Lavoir",
        adults: [
          adult("Camille", "camille@exemple.test", "+33639980101"),
          adult("Julien", "julien@exemple.test", "+33639980102"),
        ],
        children: [child("Léa"), child("Zoé")],
        quotient: { valueCents: 120_000, source: "CAF" },
      }),
    ]);
    const [other] = await storeHouseholds(system, tx, TODAY, [
      newHousehold({
        structureIds: [structureId],
        address: "9 impasse Secrète",
        adults: [adult("Marc", "marc@exemple.test", "+33639980109")],
        children: [{ ...child("Zoé"), childId: one!.childIds[1]! }],
        quotient: { valueCents: 77_700, source: "CAF" },
      }),
    ]);
    return [one!, other!];
  });
  const parent = (home: typeof first, place: number) =>
    mint<ParentActor>({
      kind: "parent",
      accountId: home.accountIds[place]!,
      sessionId: newId(),
      adultId: home.adultIds[place]!,
      householdId: home.householdId,
      locale: "fr",
    });
  camille = parent(first, 0);
  julien = parent(first, 1);
  marc = parent(second, 0);
  [lea, zoe] = first.childIds as [string, string];
});

async function book(actor: ParentActor, childId: string, date: string, state: RecordedReservation["state"]) {
  const day = await db().slotDay.findFirstOrThrow({
    where: { slot: { activityId: canteen }, date: new Date(date) },
  });
  const { householdId, accountId } = actor;
  await recordReservations(system, [
    {
      childId,
      slotId: day.slotId,
      slotDayId: day.id,
      date,
      householdId,
      accountId,
      state,
      attendance: null,
      reason: state === "REFUSED" ? "Complet" : null,
      at: new Date("2026-11-02T09:00:00Z"),
    },
  ]);
}

describe("a parent's home", () => {
  it("has nothing to say of a household that asked for nothing", async () => {
    expect(await familyHome(camille)).toEqual({
      firstName: "Camille",
      email: "camille@exemple.test",
      requests: 0,
      cancellations: 0,
      answers: 0,
      next: null,
      hasQuotient: true,
    });
  });

  it("counts what waits and finds the next reserved slot, of its own household only", async () => {
    await book(camille, lea, "2026-11-12", "REQUESTED");
    await book(camille, lea, "2026-11-13", "RESERVED");
    await book(camille, lea, "2026-11-16", "RESERVED");
    await book(camille, zoe, "2026-11-16", "CANCEL_REQUESTED");
    await book(camille, lea, "2026-11-17", "REQUESTED");
    await book(camille, zoe, "2026-11-17", "REQUESTED");
    await book(camille, lea, "2026-11-19", "REFUSED");
    await book(marc, zoe, "2026-11-19", "RESERVED");
    await book(marc, zoe, "2026-11-20", "REQUESTED");
    await book(camille, lea, "2026-11-23", "RESERVED");
    const next = { date: "2026-11-16", activity: "Cantine", slot: "Repas", children: ["Léa", "Zoé"] };
    expect(await familyHome(camille)).toMatchObject({ requests: 2, cancellations: 1, next });
    expect(await familyHome(marc)).toMatchObject({
      requests: 1,
      cancellations: 0,
      next: { date: "2026-11-19", children: ["Zoé"] },
    });
  });

  it("forgets a slot when it ends, on the organisation's clock", async () => {
    setNow("2026-11-16T13:29:59+01:00");
    expect((await familyHome(camille)).next?.date).toBe("2026-11-16");
    setNow("2026-11-16T13:30:00+01:00");
    expect(await familyHome(camille)).toMatchObject({ cancellations: 0, next: { date: "2026-11-23" } });
    setNow("2026-11-16T09:00:00+01:00");
  });

  it("asks the database once", async () => {
    const query = vi.spyOn(pool(), "query");
    await familyHome(camille);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });
});

describe("a parent's own family", () => {
  it("has its structures and its names", async () => {
    expect((await ownStructures(camille)).map(({ name }) => name)).toEqual(["Les Tilleuls"]);
    expect(await ownPeople(camille)).toEqual({
      adults: [
        { id: camille.adultId, name: "Camille Martin" },
        { id: julien.adultId, name: "Julien Martin" },
      ],
      children: [
        { id: lea, name: "Léa Martin" },
        { id: zoe, name: "Zoé Martin" },
      ],
    });
    expect((await ownPeople(marc)).children).toEqual([{ id: zoe, name: "Zoé Martin" }]);
  });

  it("never lets a byte of a shared child's other household through", async () => {
    const everything = JSON.stringify(
      await Promise.all([
        ownPeople(camille),
        familyHome(camille),
        tariffsOfHousehold(camille),
        ownStructures(camille),
      ]),
    );
    for (const secret of ["Marc", "marc@", "Secrète", "639980109", "77700", marc.householdId, marc.adultId]) {
      expect(everything).not.toContain(secret);
    }
  });

  it("hides a child from an adult whose authority was withdrawn, everywhere", async () => {
    await setAuthority(julien.adultId, lea, "WITHDRAWN");
    expect((await ownPeople(julien)).children.map(({ id }) => id)).toEqual([zoe]);
    expect(await familyHome(julien)).toMatchObject({ requests: 1, next: { children: ["Zoé"] } });
    expect((await tariffsOfHousehold(julien)).activities[0]?.children).toEqual(["Zoé"]);
    expect((await ownPeople(camille)).children).toHaveLength(2);
    await setAuthority(julien.adultId, lea, "YES");
  });

  it("keeps the file of a child closed to an adult without authority", async () => {
    await setAuthority(julien.adultId, lea, "NO");
    expect((await ownPeople(julien)).children.map(({ id }) => id)).toEqual([zoe]);
    expect(await familyHome(julien)).toMatchObject({ requests: 2 });
    await setAuthority(julien.adultId, lea, "YES");
  });
});

describe("a household's tariffs", () => {
  it("follow its own quotient, for the activities of its children", async () => {
    const { quotient, activities } = await tariffsOfHousehold(camille);
    expect(quotient?.valueCents).toBe(120_000);
    expect(activities).toMatchObject([
      { name: "Cantine", structure: "Les Tilleuls", children: ["Léa", "Zoé"], tariffs: [{ name: "Repas" }] },
    ]);
    expect(activities[0]?.tariffs[0]?.own).toEqual({ from: 110_000, below: 150_000, price: 380 });
    expect((await tariffsOfHousehold(marc)).activities[0]?.tariffs[0]?.own.price).toBe(99);
  });

  it("are the highest from the day after the last day of the quotient", async () => {
    const { householdId } = marc;
    await db().quotientFamilial.updateMany({
      where: { householdId },
      data: { validTo: new Date("2026-11-16") },
    });
    expect((await tariffsOfHousehold(marc)).activities[0]?.tariffs[0]?.own.price).toBe(99);
    // Half past midnight in Paris, still the day before in UTC.
    setNow("2026-11-17T00:30:00+01:00");
    const { quotient, activities } = await tariffsOfHousehold(marc);
    expect(quotient).toBeNull();
    expect(activities[0]?.tariffs[0]?.own.price).toBe(480);
    expect((await familyHome(marc)).hasQuotient).toBe(false);
    setNow("2026-11-16T09:00:00+01:00");
  });

  it("are the prices in force today", async () => {
    await db().tariff.updateMany({
      where: { activityId: canteen },
      data: { validTo: new Date("2026-12-31") },
    });
    await db().tariff.create({
      data: {
        activityId: canteen,
        name: "Repas",
        validFrom: new Date("2027-01-01"),
        rule: { kind: "fixed", flag: "meal", priceCents: 500 },
      },
    });
    expect((await tariffsOfHousehold(camille)).activities[0]?.tariffs.map(({ own }) => own.price)).toEqual([
      380,
    ]);
    setNow("2027-01-01T00:00:00+01:00");
    expect((await tariffsOfHousehold(camille)).activities[0]?.tariffs.map(({ own }) => own.price)).toEqual([
      500,
    ]);
    setNow("2026-11-16T09:00:00+01:00");
  });
});

describe("the structures that anybody may see", () => {
  it("come with their deadlines and prices in force", async () => {
    const [structure] = await publicStructures(visitorFrom());
    expect(structure).toMatchObject({ name: "Les Tilleuls", kind: "LEISURE", phone: "+33465710012" });
    expect(structure?.activities).toMatchObject([
      {
        id: canteen,
        deadlines: { book: { limit: { kind: "days-before", days: 1, at: "18:00" } } },
        tariffs: [{ name: "Repas", lowest: 99, highest: 480 }],
      },
      {
        id: outing,
        deadlines: { cancel: { limit: { kind: "never" } } },
        tariffs: [{ name: "Sortie", lowest: 400, highest: 400 }],
      },
    ]);
  });

  it("tell nothing of a family to a visitor", async () => {
    const visitor = visitorFrom() as unknown as ParentActor;
    for (const query of [familyHome, ownPeople, ownStructures, tariffsOfHousehold]) {
      await expect(query(visitor)).rejects.toBeInstanceOf(NotAllowed);
    }
  });
});
