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

test("a commune may say everything of its activities, and is told what it misnames", async () => {
  const { organisation, structures } = example();
  const [structure] = structures;
  const [canteen, care] = structure!.activities;
  const full = (given: object) => ({
    organisation: { ...organisation, residentPostalCodes: ["38140", "38150"] },
    structures: [{ ...structure!, activities: [{ ...canteen!, ...given }, care!] }],
  });
  const refused = (given: object) =>
    townSettings.safeParse(full(given)).error?.issues.map(({ path }) => path.join("."));
  const at = "structures.0.activities.0";
  const link = { slot: "Repas", kind: "EXCLUDES", other: "Matin", activity: "Périscolaire" };
  const opening = canteen!.openings[0]!;
  expect(refused({ links: [link] })).toBeUndefined();
  expect(refused({ links: [{ ...link, slot: "Goûter" }] })).toEqual([`${at}.links.0.slot`]);
  expect(refused({ links: [{ ...link, other: "Goûter" }] })).toEqual([`${at}.links.0.other`]);
  expect(refused({ links: [{ ...link, activity: "Danse" }] })).toEqual([`${at}.links.0.activity`]);
  expect(refused({ openings: [{ ...opening, slots: ["Goûter"] }] })).toEqual([`${at}.openings.0.slots`]);
  expect(refused({ openings: [{ ...opening, capacities: { Grands: 3 } }] })).toEqual([
    `${at}.openings.0.capacities`,
  ]);
  expect(refused({ openings: [{ ...opening, firstDay: "2027-01-01", lastDay: "2026-01-01" }] })).toHaveLength(
    1,
  );
  expect(refused({ limits: { week: { min: 3, max: 2 } } })).toHaveLength(1);
  expect(refused({ waitMode: "SOMETIMES" })).toEqual([`${at}.waitMode`]);
  expect(refused({ opening })).toEqual([at]);
});

test("days come from the openings stored with them, and links from the names", async () => {
  const activity = await db().activity.findFirstOrThrow({
    where: { name: "Mercredis" },
    select: {
      waitMode: true,
      openings: { select: { season: true, weekdays: true, places: true } },
      slots: { select: { name: true, links: { select: { kind: true, other: { select: { name: true } } } } } },
    },
  });
  expect(activity.waitMode).toBe("AUTOMATIC");
  expect(activity.openings).toMatchObject([{ season: "SCHOOL", weekdays: [3] }]);
  expect(activity.openings[0]!.places).toHaveLength(2);
  const meal = activity.slots.find(({ name }) => name === "Repas")!;
  expect(meal.links.map(({ kind, other }) => `${kind} ${other.name}`).sort()).toEqual([
    "NEEDS Après-midi",
    "NEEDS Matin",
  ]);
  expect(await db().slotDay.count({ where: { adjusted: true } })).toBe(0);
  expect(await db().organisation.findFirst({ select: { residentPostalCodes: true } })).toEqual({
    residentPostalCodes: ["38140"],
  });
});
