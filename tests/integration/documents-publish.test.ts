import { beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { openFile, publishDocument, withdrawDocument } from "@/lib/documents/commands";
import {
  documentCounts,
  findAddressees,
  householdLetters,
  offeredDocuments,
  publishChoices,
  publishedDocuments,
} from "@/lib/documents/queries";
import type { NewDocument } from "@/lib/documents/schema";
import { makeStaff } from "../factories";
import { PHOTO, separatedHomes } from "../factories/documents";

let scene: Awaited<ReturnType<typeof separatedHomes>>;
let agent: StaffActor;
beforeEach(async () => {
  await db().publishedDocument.deleteMany();
  scene = await separatedHomes();
  agent = await makeStaff([scene.here], ["DOCUMENTS"]);
});

const menu = (given: Partial<NewDocument> = {}): NewDocument => ({
  audience: "STRUCTURE",
  structureId: scene.here,
  householdId: null,
  category: "MENU",
  title: "Menus",
  description: "",
  from: "2026-11-16",
  to: null,
  ...given,
});
const letter = (given: Partial<NewDocument> = {}) =>
  menu({
    audience: "HOUSEHOLD",
    householdId: scene.claire.householdId,
    title: "Courrier",
    category: "LETTER",
    ...given,
  });

async function publish(actor: StaffActor, document: NewDocument) {
  const answer = await publishDocument(actor, document, PHOTO);
  if (!answer.ok) throw new Error(answer.code);
  return db().publishedDocument.findUniqueOrThrow({ where: { id: answer.value.documentId } });
}

describe("a published document", () => {
  it("is offered to the families of its structure, and opens for them alone", async () => {
    const { claire, stranger, marc } = scene;
    const { fileId } = await publish(agent, menu());
    for (const parent of [claire, stranger]) {
      expect(await offeredDocuments(parent)).toMatchObject([
        { title: "Menus", isNew: true, mime: "image/png" },
      ]);
      expect(await openFile(parent, fileId)).not.toBeNull();
    }
    expect(await offeredDocuments(marc)).toEqual([]);
    expect(await openFile(marc, fileId)).toBeNull();
    expect(await householdLetters(claire)).toEqual([]);
  });

  it("is new until its reader opened it, once", async () => {
    const { claire, paul } = scene;
    const { id, fileId } = await publish(agent, menu());
    expect(await documentCounts(claire)).toEqual({
      documents: 1,
      newDocuments: 1,
      letters: 0,
      newLetters: 0,
    });
    await Promise.all([openFile(claire, fileId), openFile(claire, fileId)]);
    expect((await offeredDocuments(claire)).map(({ isNew }) => isNew)).toEqual([false]);
    expect((await offeredDocuments(paul)).map(({ isNew }) => isNew)).toEqual([true]);
    expect(await db().documentOpening.count({ where: { documentId: id } })).toBe(1);
  });

  it("bears the name of its file where it has no title", async () => {
    expect(await publish(agent, menu({ title: "" }))).toMatchObject({ title: "attestation" });
  });

  it.each<[string, Partial<NewDocument>]>([
    ["tomorrow", { from: "2026-11-17" }],
    ["until yesterday", { from: "2026-11-01", to: "2026-11-15" }],
  ])("is not shown %s", async (_when, dates) => {
    const { fileId } = await publish(agent, menu(dates));
    expect(await offeredDocuments(scene.claire)).toEqual([]);
    expect(await openFile(scene.claire, fileId)).toBeNull();
    expect(await openFile(agent, fileId)).not.toBeNull();
  });

  it("for everybody reaches everybody; only an administrator publishes for the town", async () => {
    await publish(agent, menu({ audience: "EVERYBODY" }));
    const town = menu({ audience: "EVERYBODY", structureId: null, title: "Bulletin" });
    expect(await publishDocument(agent, town, PHOTO)).toMatchObject({ code: "not-found" });
    expect(await publishDocument(agent, letter({ structureId: null }), PHOTO)).toMatchObject({
      code: "not-found",
    });
    const bulletin = await publish(await makeStaff("admin"), town);
    expect((await offeredDocuments(scene.marc)).map(({ title }) => title).sort()).toEqual([
      "Bulletin",
      "Menus",
    ]);
    expect(await withdrawDocument(agent, bulletin.id)).toMatchObject({ code: "not-found" });
  });

  it("is withdrawn once, by who publishes there", async () => {
    const { id, fileId } = await publish(agent, menu());
    const far = await makeStaff([scene.there], ["DOCUMENTS"]);
    expect(await withdrawDocument(far, id)).toMatchObject({ code: "not-found" });
    const twice = await Promise.all([withdrawDocument(agent, id), withdrawDocument(agent, id)]);
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await offeredDocuments(scene.claire)).toEqual([]);
    expect(await openFile(scene.claire, fileId)).toBeNull();
    expect(await publishedDocuments(agent, { page: 1 })).toMatchObject({
      total: 1,
      documents: [{ state: "withdrawn" }],
    });
    expect(await publishedDocuments(far, { page: 1 })).toEqual({ total: 0, documents: [] });
  });
});

describe("a letter", () => {
  it("reaches one household, whose adults are told once each; nobody else ever opens it", async () => {
    const { claire, paul, marc, stranger, home } = scene;
    const { fileId } = await publish(agent, letter());
    const mails = await db().mail.findMany({
      where: { template: "document-published", householdId: claire.householdId },
    });
    expect(mails.map(({ to }) => to).sort()).toEqual(home.adults.map(({ email }) => email).sort());
    expect(mails[0]?.params).toMatchObject({ title: "Courrier" });
    for (const parent of [claire, paul]) {
      expect(await householdLetters(parent)).toMatchObject([{ title: "Courrier", isNew: true }]);
      expect(await openFile(parent, fileId)).not.toBeNull();
    }
    for (const parent of [marc, stranger]) {
      expect(await householdLetters(parent)).toEqual([]);
      expect(await openFile(parent, fileId)).toBeNull();
    }
    expect(await openFile(await makeStaff([scene.here], ["FAMILIES"]), fileId)).toBeNull();
  });

  it("of one structure is neither read nor withdrawn by the agents of another one of the family", async () => {
    const { id, fileId } = await publish(agent, letter());
    await db().householdStructure.create({
      data: { householdId: scene.claire.householdId, structureId: scene.there },
    });
    const far = await makeStaff([scene.there], ["DOCUMENTS"]);
    expect(await openFile(far, fileId)).toBeNull();
    expect(await publishedDocuments(far, { page: 1 })).toEqual({ total: 0, documents: [] });
    expect(await withdrawDocument(far, id)).toMatchObject({ code: "not-found" });
    expect(await openFile(agent, fileId)).not.toBeNull();
  });

  it("goes to a household of one's own structures only", async () => {
    const far = letter({ householdId: scene.marc.householdId });
    expect(await publishDocument(agent, far, PHOTO)).toMatchObject({ code: "not-found" });
    expect(await publishDocument(agent, letter({ structureId: scene.there }), PHOTO)).toMatchObject({
      code: "not-found",
    });
    expect(await db().mail.count({ where: { householdId: scene.marc.householdId } })).toBe(0);
  });

  it("finds its addressee by any name, in one's own structures", async () => {
    const { claire } = scene;
    const addressee = { id: claire.householdId, adults: "Claire Martin, Paul Martin", children: "Léa, Noé" };
    expect(await findAddressees(agent, { q: "Léa" })).toContainEqual(expect.objectContaining(addressee));
    expect(await findAddressees(agent, { id: claire.householdId })).toMatchObject([addressee]);
    expect(await findAddressees(agent, { id: scene.marc.householdId })).toEqual([]);
    expect(await findAddressees(agent, { q: "Roux" })).toEqual([]);
    expect(await findAddressees(agent, { q: "%" })).toEqual([]);
    expect((await publishChoices(agent)).structures.map(({ id }) => id)).toEqual([scene.here]);
  });
});

vi.setConfig({ testTimeout: 20_000 });
