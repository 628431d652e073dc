import { beforeAll, describe, expect, test } from "vitest";
import { NotAllowed, type ParentActor, type StaffActor } from "@/lib/actor";
import { db, transaction } from "@/lib/db";
import { logHealthRead, readChildHealth, writeChildHealth } from "@/lib/health/commands";
import { childrenHealth, healthChild, healthReaders, staffChildHealth } from "@/lib/health/queries";
import { type ChildHealthValue, NO_HEALTH } from "@/lib/health/schema";
import { newId } from "@/lib/ids";
import {
  admin,
  child,
  makeFamily,
  makeStaff,
  makeStructure,
  parentOf,
  system,
  type TestFamily,
} from "../factories";

const CANARY = "Canari-Arachide-Zébulon";
const HEALTH: Partial<ChildHealthValue> = {
  allergies: [{ what: CANARY, kind: "FOOD", severity: "SEVERE", action: "" }],
  diets: ["PEANUT_FREE"],
  healthNote: `${CANARY} encore`,
};

let here: string;
let there: string;
let family: TestFamily;
let other: TestFamily;
let shared: string;
let own: string;
let med: StaffActor;
let alice: ParentActor;

const write = (childId: string, patch: Partial<ChildHealthValue>) =>
  transaction((tx) => writeChildHealth(system, tx, childId, patch));
const read = (childId: string) => transaction((tx) => readChildHealth(system, tx, childId));
const reads = (childId: string) =>
  db().healthRead.findMany({
    where: { childId },
    orderBy: { id: "asc" },
    select: { accountId: true, purpose: true, at: true },
  });

beforeAll(async () => {
  here = await makeStructure();
  there = await makeStructure();
  family = await makeFamily([here], {
    adults: [{}, { firstName: "Alain" }],
    children: [child({ firstName: "Zoé" }), child({ firstName: "Noé" })],
  });
  [own, shared] = family.childIds as [string, string];
  other = await makeFamily([there], { children: [child({ firstName: "Noé", childId: shared })] });
  med = await makeStaff([here], ["HEALTH"]);
  alice = parentOf(family);
});

describe("the sealed health of a child", () => {
  test("comes back as it was written, and a patch leaves the rest", async () => {
    const { childIds } = await makeFamily([here]);
    const id = childIds[0]!;
    expect(await read(id)).toEqual(NO_HEALTH);
    await write(id, HEALTH);
    await write(id, { diets: [], pai: { active: false } });
    expect(await read(id)).toEqual({ ...NO_HEALTH, ...HEALTH, diets: [], pai: { active: false } });
  });

  test("stands nowhere in plain text, nor under another child", async () => {
    await write(own, HEALTH);
    const row = await db().childHealth.findUniqueOrThrow({ where: { childId: own } });
    const bytes = Buffer.from(row.sealed);
    for (const text of [CANARY, "Arachide", "PEANUT_FREE", "allergies"]) {
      expect(bytes.includes(Buffer.from(text)), text).toBe(false);
      expect(bytes.toString("base64").includes(Buffer.from(text).toString("base64").slice(0, 8)), text).toBe(
        false,
      );
    }
    const { childIds } = await makeFamily([here]);
    await db().childHealth.create({ data: { ...row, sealed: bytes, childId: childIds[0]! } });
    await expect(read(childIds[0]!)).rejects.toThrow("belong elsewhere");
  });

  test("loses nothing where two write different fields at the same time", async () => {
    const { childIds } = await makeFamily([here]);
    const id = childIds[0]!;
    const patches: Partial<ChildHealthValue>[] = [
      { healthNote: "a" },
      { dietNote: "b" },
      { diets: ["NO_PORK"] },
      { allergies: [] },
      { treatments: [] },
    ];
    await Promise.all(patches.map((patch) => write(id, patch)));
    expect(await read(id)).toEqual(Object.assign({}, NO_HEALTH, ...patches));
  });
});

describe("staff who read", () => {
  test("leave one row for one child", async () => {
    await write(own, HEALTH);
    const before = await reads(own);
    const found = await staffChildHealth(med, own);
    expect(found).toMatchObject({ childId: own, firstName: "Zoé", health: HEALTH });
    const after = await reads(own);
    expect(after.slice(before.length)).toEqual([
      { accountId: med.accountId, purpose: "SCREEN", at: new Date("2026-11-16T08:00:00Z") },
    ]);
  });

  test("open several children with one row each, those of other structures left out and unlogged", async () => {
    const stranger = (await makeFamily([there])).childIds[0]!;
    const counts = async () =>
      Promise.all([own, shared, stranger].map(async (id) => (await reads(id)).length));
    const before = await counts();
    const found = await transaction((tx) => childrenHealth(med, tx, [own, shared, own, stranger], "TRIP"));
    expect(found.map(({ firstName }) => firstName)).toEqual(["Noé", "Zoé"]);
    expect(await counts()).toEqual([before[0]! + 1, before[1]! + 1, before[2]]);
  });

  test("learn whose page it is without a row", async () => {
    const before = await reads(own);
    expect(await healthChild(med, own)).toEqual({
      childId: own,
      firstName: "Zoé",
      lastName: "Martin",
      birthDate: "2018-05-04",
    });
    expect(await healthChild(await makeStaff([there], ["HEALTH"]), own)).toBeNull();
    expect(await reads(own)).toEqual(before);
  });

  test("of either home's structures may, others find nothing and leave no row", async () => {
    const far = await makeStaff([there], ["HEALTH"]);
    expect(await staffChildHealth(far, shared)).not.toBeNull();
    expect(await staffChildHealth(await admin(), own)).not.toBeNull();
    const before = await reads(own);
    expect(await staffChildHealth(far, own)).toBeNull();
    expect(await staffChildHealth(med, newId())).toBeNull();
    expect(await staffChildHealth(med, "rien")).toBeNull();
    expect(await reads(own)).toEqual(before);
  });

  test("without the permission are turned away, whatever else they hold", async () => {
    const agent = await makeStaff([here], ["FAMILIES", "REQUESTS", "IMPORTS", "DOCUMENTS", "SETTINGS"]);
    const before = await reads(own);
    await expect(staffChildHealth(agent, own)).rejects.toThrow(NotAllowed);
    await expect(transaction((tx) => childrenHealth(agent, tx, [own], "TRIP"))).rejects.toThrow(NotAllowed);
    await expect(transaction((tx) => logHealthRead(agent, tx, [own], "SHEET"))).rejects.toThrow(NotAllowed);
    await expect(staffChildHealth(alice as never, own)).rejects.toThrow(NotAllowed);
    expect(await reads(own)).toEqual(before);
  });

  test("read nothing where the log cannot be written", async () => {
    const ghost = { ...med, accountId: newId() } as StaffActor;
    await expect(staffChildHealth(ghost, own)).rejects.toThrow();
  });
});

describe("“Qui a consulté”", () => {
  test("tells parents with authority, in each home, who read and why", async () => {
    await staffChildHealth(med, shared);
    for (const actor of [alice, parentOf(other)]) {
      const told = await healthReaders(actor, shared);
      expect(told?.readings[0]).toEqual({
        at: new Date("2026-11-16T08:00:00Z"),
        by: "Agnès Petit",
        purpose: "SCREEN",
      });
      expect(told?.total).toBe((await reads(shared)).length);
    }
  });

  test("keeps silent for other households, and without authority", async () => {
    expect(await healthReaders(parentOf(other), own)).toBeNull();
    expect(await healthReaders(alice, newId())).toBeNull();
    expect(await healthReaders(alice, "rien")).toBeNull();
    const alain = parentOf(family, 1);
    expect(await healthReaders(alain, own)).not.toBeNull();
    await db().guardianship.update({
      where: { adultId_childId: { adultId: alain.adultId, childId: own } },
      data: { parentalAuthority: "NO" },
    });
    expect(await healthReaders(alain, own)).toBeNull();
  });

  test("remembers a reading whose reader was erased, and pages long lists", async () => {
    const { householdId: _, ...made } = await makeFamily([here]);
    const id = made.childIds[0]!;
    const actor = { ...alice, householdId: _, adultId: made.adults[0]!.adultId };
    const gone = await makeStaff([here], ["HEALTH"]);
    for (let i = 0; i < 51; i++) await transaction((tx) => logHealthRead(gone, tx, [id], "SHEET"));
    await db().account.delete({ where: { id: gone.accountId } });
    const first = await healthReaders(actor, id);
    expect(first).toMatchObject({
      total: 51,
      readings: expect.arrayContaining([expect.objectContaining({ by: null })]),
    });
    expect(first?.readings).toHaveLength(50);
    expect((await healthReaders(actor, id, 2))?.readings).toHaveLength(1);
  });

  test("is a log that nobody rewrites", async () => {
    await expect(
      db().healthRead.updateMany({ where: { childId: shared }, data: { purpose: "TRIP" } }),
    ).rejects.toThrow("stands for ever");
  });
});
