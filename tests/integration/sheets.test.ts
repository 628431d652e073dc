import { beforeAll, describe, expect, test } from "vitest";
import { NotAllowed, type StaffActor } from "@/lib/actor";
import { db, transaction } from "@/lib/db";
import { writeChildHealth } from "@/lib/health/commands";
import type { ChildHealthValue } from "@/lib/health/schema";
import { newId } from "@/lib/ids";
import { recordReservations } from "@/lib/reservations/commands";
import { healthSheet, tripSheet } from "@/lib/sheets/commands";
import { tripActivities, tripChildren } from "@/lib/sheets/queries";
import {
  child,
  makeActivity,
  makeFamily,
  makeStaff,
  makeStructure,
  makeTown,
  parentOf,
  system,
  type TestActivity,
  type TestFamily,
} from "../factories";
import { outline, readPdf } from "../unit/print/read-pdf";

const DAY = "2026-11-24";
const HEALTH: Partial<ChildHealthValue> = {
  vaccinations: [{ code: "DTP", date: "2019-04-02", exempt: false }],
  pai: {
    active: true,
    from: "2026-09-01",
    to: "2027-07-05",
    kit: "Anapen 150",
    kitPlace: "dans son sac",
    action: "Piquer la cuisse,\nappeler le 15.",
  },
  allergies: [{ what: "Arachide", kind: "FOOD", severity: "SEVERE", action: "Aucune trace" }],
  treatments: [
    { name: "Ventoline", dosage: "une bouffée", from: null, to: "2026-12-31", prescription: false },
  ],
  doctor: { name: "Dr Roux", phone: "+33476000012", city: "Valmont" },
  diets: ["PEANUT_FREE", "NO_PORK"],
};

let town: TestActivity;
let there: string;
let home: TestFamily;
let secondHome: TestFamily;
let lea: string;
let noe: string;
let med: StaffActor;

const readings = async (childId: string) =>
  (await db().healthRead.findMany({ where: { childId }, orderBy: { id: "asc" } })).map(
    ({ accountId, purpose }) => ({
      accountId,
      purpose,
    }),
  );

async function reserve(family: TestFamily, childId: string) {
  const slotDayId = town.day(DAY);
  const { slotId } = await db().slotDay.findUniqueOrThrow({ where: { id: slotDayId } });
  const { accountId } = parentOf(family);
  const row = { childId, householdId: family.householdId, accountId, slotId, slotDayId, date: DAY };
  const state = "RESERVED" as const;
  await recordReservations(system, [
    { ...row, state, reason: null, attendance: null, at: new Date("2026-11-01T08:00:00Z") },
  ]);
}

beforeAll(async () => {
  town = await makeTown({ name: "Mercredis" });
  there = await makeStructure();
  home = await makeFamily([town.structureId], {
    adults: [
      { firstName: "Claire", phone: "+33611111111" },
      { firstName: "Barré", lastName: "Écarté", phone: "+33622222222" },
    ],
    children: [
      child({ firstName: "Léa", lastName: "N’Diaye" }),
      child({ firstName: "Noé", birthDate: "2021-12-01" }),
    ],
  });
  [lea, noe] = home.childIds as [string, string];
  secondHome = await makeFamily([there], {
    adults: [{ firstName: "Thomas", phone: "+33633333333" }],
    children: [child({ firstName: "Noé", childId: noe })],
  });
  med = await makeStaff([town.structureId], ["HEALTH"]);
  await transaction((tx) => writeChildHealth(system, tx, lea, HEALTH));
  const judgment = await db().storedFile.create({
    data: {
      store: "DISK",
      key: newId(),
      name: "jugement.pdf",
      mime: "application/pdf",
      size: 1,
      sha256: "0".repeat(64),
      state: "READY",
      createdAt: new Date("2026-11-01T08:00:00Z"),
    },
  });
  await db().guardianship.update({
    where: { adultId_childId: { adultId: home.adults[1]!.adultId, childId: lea } },
    data: { parentalAuthority: "WITHDRAWN", authorityFileId: judgment.id },
  });
  await db().authorisedPerson.create({
    data: {
      householdId: secondHome.householdId,
      firstName: "Odette",
      lastName: "Grand",
      relation: "grand-mère",
      phone: "+33644444444",
      mayCollect: true,
      emergencyContact: true,
      createdAt: new Date("2026-11-01T08:00:00Z"),
      children: { create: { childId: noe } },
    },
  });
  await reserve(home, lea);
});

describe("the “fiche sanitaire”", () => {
  test("tells all that is needed, is tagged, and leaves one row in the log", async () => {
    const before = await readings(lea);
    const sheet = await healthSheet(med, lea);
    expect(sheet?.name).toBe("fiche-sanitaire.pdf");
    const { text, info, marked, trees } = await readPdf(sheet!.bytes);
    expect(info).toMatchObject({ Title: "Fiche sanitaire de Léa N’Diaye", Language: "fr-FR" });
    expect(marked).toBe(true);
    expect(outline(trees[0]!)).toMatch(/^Root\(Document\(H1 H2 P P H2 L\(LI\(Lbl LBody/);
    for (const words of [
      "Date de naissance : 4 mai 2018 (8 ans)",
      "PAI du 1er septembre 2026 au 5 juillet 2027",
      "Anapen 150",
      "appeler le 15.",
      "Arachide (alimentaire, grave)",
      "Ventoline : une bouffée",
      "sans ordonnance : ne pas donner",
      "Dr Roux, 04 76 00 00 12, Valmont",
      "Sans porc",
      "2 avril 2019",
      "Rougeole, oreillons, rubéole (ROR) non indiquée à compléter",
      "Claire Martin 06 11 11 11 11",
      "12 rue des Tilleuls, 38140 Valmont-sur-Isère",
      "Barré Écarté autorité parentale retirée · ne pas lui remettre l’enfant",
      "Établie le 16 novembre 2026 à 9 h par Agnès Petit, Commune de Valmont-sur-Isère",
      "page 1 sur",
    ])
      expect(text).toContain(words);
    expect((await readings(lea)).slice(before.length)).toEqual([
      { accountId: med.accountId, purpose: "SHEET" },
    ]);
  });

  test("names the people of both homes, whatever structure asks", async () => {
    const { text } = await readPdf((await healthSheet(await makeStaff([there], ["HEALTH"]), noe))!.bytes);
    expect(text).toContain("Claire Martin");
    expect(text).toContain("Thomas Martin");
    expect(text).toContain("Odette Grand (grand-mère)");
    expect(text).toContain("identité à vérifier");
    expect(text).toContain("Non renseigné");
  });

  test("is nobody's without the permission, or in another structure", async () => {
    const before = await readings(lea);
    const agent = await makeStaff([town.structureId], ["FAMILIES", "REQUESTS"]);
    await expect(healthSheet(agent, lea)).rejects.toThrow(NotAllowed);
    expect(await healthSheet(await makeStaff([there], ["HEALTH"]), lea)).toBeNull();
    expect(await healthSheet(med, "rien")).toBeNull();
    expect(await readings(lea)).toEqual(before);
  });

  test("speaks its reader's language", async () => {
    const sheet = await healthSheet({ ...med, locale: "en" } as StaffActor, lea);
    expect(sheet?.name).toBe("health-sheet.pdf");
    const { info, text } = await readPdf(sheet!.bytes);
    expect(info.Language).toBe("en-GB");
    expect(text).toContain("Arachide (food, severe)");
  });
});

const trip = (childIds: string[]) => ({
  activityId: town.activityId,
  date: DAY,
  place: "Lac de Laffrey",
  childIds,
});

describe("the trip sheet", () => {
  test("offers the activities of one's structures, and their children, expected ones first", async () => {
    expect((await tripActivities(med)).map(({ name }) => name)).toEqual(["Mercredis"]);
    const offered = await tripChildren(med, { activityId: town.activityId, date: DAY });
    expect(offered.map(({ firstName, expected }) => [firstName, expected])).toEqual([
      ["Léa", true],
      ["Noé", false],
    ]);
    const far = await makeStaff([there], ["HEALTH"]);
    expect(await tripChildren(far, { activityId: town.activityId, date: DAY })).toEqual([]);
    expect(await tripChildren(med, { activityId: "rien", date: DAY })).toEqual([]);
    expect(await tripChildren(med, { activityId: town.activityId, date: "2026-02-30" })).toEqual([]);
    expect(await tripChildren(med, { activityId: town.activityId, date: "2026-08-31" })).toEqual([]);
  });

  test("tells what to know of each child and logs one reading for each", async () => {
    const before = await Promise.all([readings(lea), readings(noe)]);
    const made = await tripSheet(med, trip([noe, lea]));
    if (!made.ok) throw new Error(made.code);
    expect(made.value.name).toBe("fiche-de-sortie-2026-11-24.pdf");
    const { text, info } = await readPdf(made.value.bytes);
    expect(info.Title).toBe("Fiche de sortie du 24 novembre 2026");
    for (const words of [
      "Fiche de sortie : Lac de Laffrey",
      "Mercredis",
      "2 enfants",
      "Léa N’Diaye 8 ans Tous PAI, allergie grave, traitement, repas adapté",
      "Noé Martin 4 ans Tous santé non remplie",
      "Anapen 150",
      "Ne pas lui remettre l’enfant Barré Écarté",
      "La famille n’a pas rempli la santé.",
      "Claire Martin : 06 11 11 11 11",
      "Thomas Martin : 06 33 33 33 33",
      "Odette Grand : 06 44 44 44 44",
      "Soins en cas d’urgence : non (pas de réponse)",
    ])
      expect(text).toContain(words);
    const cardOfLea = text.slice(text.indexOf("Léa N’Diaye · 8 ans"), text.indexOf("Noé Martin · 4 ans"));
    expect(cardOfLea).not.toContain("Sirop");
    expect(cardOfLea).toContain("Claire Martin : 06 11 11 11 11");
    expect(cardOfLea).not.toContain("06 22 22 22 22");
    const after = await Promise.all([readings(lea), readings(noe)]);
    for (const at of [0, 1])
      expect(after[at]!.slice(before[at]!.length)).toEqual([{ accountId: med.accountId, purpose: "TRIP" }]);
  });

  test("is refused as a whole, and logs nothing, where one child or the activity is not one's own", async () => {
    const stranger = (await makeFamily([there])).childIds[0]!;
    const before = await db().healthRead.count();
    const notFound = { ok: false, code: "not-found" };
    expect(await tripSheet(med, trip([lea, stranger]))).toEqual(notFound);
    expect(await tripSheet(med, trip([lea, newId()]))).toEqual(notFound);
    const elsewhere = await makeActivity(there);
    expect(await tripSheet(med, { ...trip([lea]), activityId: elsewhere.activityId })).toEqual(notFound);
    const agent = await makeStaff([town.structureId], ["FAMILIES"]);
    await expect(tripSheet(agent, trip([lea]))).rejects.toThrow(NotAllowed);
    await expect(tripChildren(agent, { activityId: town.activityId, date: DAY })).rejects.toThrow(NotAllowed);
    expect(await db().healthRead.count()).toBe(before);
  });

  test("holds a whole school in a moment", async () => {
    const many = await makeFamily([town.structureId], {
      children: Array.from({ length: 120 }, (_, at) => child({ firstName: `Enfant${at}` })),
    });
    const made = await tripSheet(med, trip(many.childIds));
    if (!made.ok) throw new Error(made.code);
    const { pages } = await readPdf(made.value.bytes);
    expect(pages.length).toBeGreaterThan(10);
    expect(await db().healthRead.count({ where: { childId: { in: many.childIds } } })).toBe(120);
  });
});
