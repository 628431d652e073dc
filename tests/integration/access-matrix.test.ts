import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { refuse } from "@/lib/result";
import { CALLS, type Call } from "./access/calls";
import { gatedFunctions } from "./access/functions";
import { COLUMNS, MATRIX } from "./access/matrix";
import { outcomeOf } from "./access/outcome";
import { changes, type Snapshot, takeSnapshot } from "./access/snapshot";
import { makeWorld, type World } from "./access/world";

const functions = await gatedFunctions();
const functionOf = (call: string) => call.split(" ")[0]!;

let world: World;
let before: Snapshot;

beforeAll(async () => {
  world = await makeWorld();
  before = await takeSnapshot();
});

const changed = async () => [...changes(before, await takeSnapshot()).keys()];

describe("the matrix", () => {
  it("has a line for every query and command, and no other", () => {
    expect([...new Set([...MATRIX.keys()].map(functionOf))].sort()).toEqual([...functions.keys()].sort());
    expect(Object.keys(CALLS).sort()).toEqual([...MATRIX.keys()].sort());
  });

  it("has a column for every actor", () => {
    expect(COLUMNS).toEqual(Object.keys(world.actors));
  });

  it.each([...MATRIX])("%s", async (name, expected) => {
    const kind = functions.get(functionOf(name))!;
    const found: string[] = [];
    for (const column of COLUMNS) found.push(await outcomeOf(CALLS[name]!, kind, column, world, before));
    const byColumn = (words: string[]) =>
      Object.fromEntries(COLUMNS.map((column, at) => [column, words[at]]));
    expect(byColumn(found)).toEqual(byColumn(expected));
    expect(await changed()).toEqual([]);
  });
});

describe("the matrix sees", () => {
  const rename = (id: string) => db().household.update({ where: { id }, data: { city: "Ailleurs" } });

  it.each<[string, "queries" | "commands", Call, string]>([
    ["a query without its condition", "queries", () => db().adult.findMany(), "ABCP"],
    ["one row too many", "queries", (_, { A, B }) => [B.householdId, A.householdId], "AB"],
    ["an amount", "queries", () => db().quotientFamilial.findMany({ select: { valueCents: true } }), "ABC"],
    [
      "a change of somebody else's row",
      "commands",
      async (_, { A }) => void (await rename(A.householdId)),
      "+A",
    ],
    [
      "a refusal that changes something",
      "commands",
      async (_, { A }) => {
        await rename(A.householdId);
        return refuse("not-found");
      },
      "no, but changes household",
    ],
    [
      "a query that changes something",
      "queries",
      async (_, { B }) => void (await rename(B.householdId)),
      "a query changes household",
    ],
  ])("%s", async (_what, kind, call, word) => {
    expect(await outcomeOf(call, kind, "B", world, before)).toBe(word);
    expect(await changed()).toEqual([]);
  });
});
