import { beforeAll, describe, expect, test } from "vitest";
import { declareAbsence } from "@/lib/absences/commands";
import type { StaffActor } from "@/lib/actor";
import { toDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { mergeHouseholds, splitHousehold, undoMerge } from "@/lib/families/commands";
import { mergePreview } from "@/lib/families/queries";
import type { EnrolmentRequestState } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import {
  child,
  makeFamily,
  makeStaff,
  makeTown,
  parentOf,
  type TestActivity,
  type TestFamily,
} from "../factories";
import { reserve } from "./absences-scenes";
import { changes, takeSnapshot } from "./access/snapshot";
import { reservationOf } from "./reservations-books";

/** What a merge and its undoing leave behind, and no more. */
const TRACES = ["audit_event", "household_merge", "session", "account"];
const THURSDAY = "2026-11-19";
const SLOT = newId();

let town: TestActivity;
let agent: StaffActor;
let periodId: string;
let overId: string;
beforeAll(async () => {
  town = await makeTown({ capacity: 100 });
  agent = await makeStaff([town.structureId], ["FAMILIES"]);
  const window = { opensAt: new Date("2026-06-01T08:00:00Z"), closesAt: new Date("2026-07-01T08:00:00Z") };
  const period = (name: string, firstDay: string, lastDay: string) =>
    db().enrolmentPeriod.create({
      data: {
        activityId: town.activityId,
        name,
        firstDay: toDbDate(firstDay),
        lastDay: toDbDate(lastDay),
        ...window,
      },
    });
  periodId = (await period("Année", "2026-09-01", "2027-07-02")).id;
  overId = (await period("Avant", "2025-09-01", "2026-07-03")).id;
});

const at = new Date("2026-11-01T08:00:00Z");
const family = (firstName: string, adult = "Claire") =>
  makeFamily([town.structureId], {
    adults: [{ firstName: adult }],
    children: [child({ firstName, lastName: "Double" })],
  });

async function ask(
  home: TestFamily,
  childId: string,
  state: EnrolmentRequestState = "REQUESTED",
  period = periodId,
) {
  const { id: groupId } = await db().group.findFirstOrThrow({ where: { activityId: town.activityId } });
  const decidedAt = state === "ACCEPTED" ? at : null;
  const data = {
    periodId: period,
    groupId,
    childId,
    householdId: home.householdId,
    state,
    createdAt: at,
    decidedAt,
  };
  return (await db().enrolmentRequest.create({ data })).id;
}

async function week(home: TestFamily, name: string, childIds: string[]) {
  const cells = childIds.map((childId) => ({ childId, slotId: SLOT, weekday: 2 }));
  return db().weekTemplate.create({ data: { householdId: home.householdId, name, cells, createdAt: at } });
}
const weeksOf = async (householdId: string) =>
  (await db().weekTemplate.findMany({ where: { householdId }, orderBy: { name: "asc" } })).map(
    ({ name, cells }) => [name, (cells as { childId: string }[]).map(({ childId }) => childId)],
  );

/** An absence declared of a reserved day; the id of its declaration. */
async function absent(home: TestFamily, childId: string, date = THURSDAY) {
  await reserve(home, childId, town, [date]);
  const { id, version } = (await reservationOf(childId, town.day(date)))!;
  const cells = [{ reservationId: id, version }];
  const said = await declareAbsence(parentOf(home), { cells, reason: "family", note: "" });
  if (!said.ok) throw new Error(said.code);
  return said.value.declarationIds[0]!;
}
const homeOf = async (declarationId: string) =>
  (await db().absenceDeclaration.findUniqueOrThrow({ where: { id: declarationId } })).householdId;
const ends = (kept: TestFamily, merged: TestFamily) => ({
  keptId: kept.householdId,
  mergedId: merged.householdId,
});

describe("a merge", () => {
  test("brings absences, requests for enrolment and usual weeks, and its undoing gives them back", async () => {
    const [kept, other] = [await family("Léa"), await family("Léa")];
    const [stays, gives] = [kept.childIds[0]!, other.childIds[0]!];
    await week(kept, "Semaine type", [stays]);
    await week(other, "semaine TYPE", [gives]);
    await week(other, "Été", [gives]);
    const requestId = await ask(other, gives);
    const declarationId = await absent(other, gives);
    const { accountId } = other.adults[0]!;
    await db().calendarFeed.create({ data: { accountId: accountId!, createdAt: at } });
    const before = await takeSnapshot();

    const made = await mergeHouseholds(agent, ends(kept, other));
    if (!made.ok) throw new Error(made.code);
    expect(await weeksOf(kept.householdId)).toEqual([
      ["Semaine type", [stays]],
      ["semaine TYPE (2)", [stays]],
      ["Été", [stays]],
    ]);
    expect(await db().enrolmentRequest.findUnique({ where: { id: requestId } })).toMatchObject({
      householdId: kept.householdId,
      childId: stays,
    });
    expect(await homeOf(declarationId)).toBe(kept.householdId);
    expect(await db().calendarFeed.findFirst({ where: { accountId: accountId! } })).toMatchObject({
      revokedAt: null,
    });

    expect(await undoMerge(agent, { mergeId: made.value.mergeId })).toMatchObject({ ok: true });
    const left = [...changes(before, await takeSnapshot()).keys()];
    expect(left.filter((table) => !TRACES.includes(table))).toEqual([]);
  });

  test("waits until one of two requests for one period is settled; a period that is over is no matter", async () => {
    const [kept, other] = [await family("Noé"), await family("Noé")];
    await ask(kept, kept.childIds[0]!, "ACCEPTED", overId);
    const past = await ask(other, other.childIds[0]!, "ACCEPTED", overId);
    await ask(kept, kept.childIds[0]!);
    const requestId = await ask(other, other.childIds[0]!);
    expect((await mergePreview(agent, ends(kept, other)))?.conflicts).toEqual([
      { code: "two-enrolments", name: "Noé Double", other: town.name },
    ]);
    expect(await mergeHouseholds(agent, ends(kept, other))).toMatchObject({ code: "merge-conflicts" });
    await db().enrolmentRequest.update({ where: { id: requestId }, data: { state: "WITHDRAWN" } });
    expect(await mergeHouseholds(agent, ends(kept, other))).toMatchObject({ ok: true });
    expect((await db().enrolmentRequest.findUniqueOrThrow({ where: { id: past } })).householdId).toBe(
      other.householdId,
    );
  });
});

test("a split gives a child's coming absences, requests and usual week to the home where it goes", async () => {
  const home = await makeFamily([town.structureId], {
    adults: [{ firstName: "Claire" }, { firstName: "Paul" }],
    children: ["Léa", "Noé", "Zoé"].map((firstName) => child({ firstName })),
  });
  const [stays, goes, both] = home.childIds as [string, string, string];
  await week(home, "Semaine type", [stays, goes, both]);
  await week(home, "Noé seul", [goes]);
  const requests = [await ask(home, stays), await ask(home, goes), await ask(home, goes, "ACCEPTED", overId)];
  const declarations = [
    await absent(home, stays),
    await absent(home, goes),
    await absent(home, goes, "2026-11-12"),
  ];
  const made = await splitHousehold(agent, {
    householdId: home.householdId,
    adultIds: [home.adults[1]!.adultId],
    children: [
      { childId: stays, place: "reste" },
      { childId: goes, place: "part" },
      { childId: both, place: "deux" },
    ],
    address: "3 rue Neuve",
    postalCode: "38140",
    city: "Valmont-sur-Isère",
  });
  if (!made.ok) throw new Error(made.code);
  const [here, there] = [home.householdId, made.value.householdId];
  expect(await weeksOf(here)).toEqual([["Semaine type", [stays, both]]]);
  expect(await weeksOf(there)).toEqual([
    ["Noé seul", [goes]],
    ["Semaine type", [goes, both]],
  ]);
  const rows = await db().enrolmentRequest.findMany({
    where: { id: { in: requests } },
    orderBy: { id: "asc" },
  });
  expect(requests.map((id) => rows.find((row) => row.id === id)!.householdId)).toEqual([here, there, here]);
  expect(await Promise.all(declarations.map(homeOf))).toEqual([here, there, here]);
});
