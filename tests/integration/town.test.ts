import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setUpTown } from "@/lib/activities/commands";
import { townSettings } from "@/lib/activities/schema";
import { db } from "@/lib/db";
import { findOrganisation } from "@/lib/organisation/commands";
import { defaultPieceTypes } from "@/lib/settings/rules";
import { system } from "../factories";

const EXAMPLE = join(import.meta.dirname, "../../examples/commune.json");
const example = () => townSettings.parse(JSON.parse(readFileSync(EXAMPLE, "utf8")));
const DAYS = { firstDay: "2026-09-01", lastDay: "2027-08-31", isDemo: false };
const administrator = {
  firstName: "Sophie",
  lastName: "Garnier",
  email: "mairie@exemple.test",
  passwordHash: null,
  isAdmin: true,
  grants: [],
};

test("a commune whose settings break half-way leaves nothing, so that it can be set up again", async () => {
  const { organisation, structures } = example();
  const twice = [...structures, { ...structures[0]!, activities: [] }];
  await expect(
    setUpTown(system, { organisation, structures: twice }, { ...DAYS, administrator }),
  ).rejects.toThrow();
  expect(await findOrganisation(system)).toBeNull();
  expect(await db().structure.count()).toBe(0);
  expect(await db().staff.count()).toBe(0);
});

test("a commune without its administrator is not set up either", async () => {
  const broken = { ...administrator, email: "no e-mail" };
  await expect(setUpTown(system, example(), { ...DAYS, administrator: broken })).rejects.toThrow();
  expect(await findOrganisation(system)).toBeNull();
});

test("a whole commune is set up at once, its days and its administrator included", async () => {
  const town = await setUpTown(system, example(), { ...DAYS, administrator });
  expect([...town.structures.keys()]).toEqual(example().structures.map(({ name }) => name));
  expect(await db().slotDay.count()).toBeGreaterThan(1_000);
  expect(await db().fileSettings.count()).toBe(town.structures.size);
  expect(await db().pieceType.count()).toBe(town.structures.size * defaultPieceTypes.length);
  expect(
    await db().account.findMany({ select: { email: true, staff: { select: { isAdmin: true } } } }),
  ).toEqual([{ email: administrator.email, staff: { isAdmin: true } }]);
});
