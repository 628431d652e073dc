import { beforeAll, describe, expect, test } from "vitest";
import { NotAllowed, type StaffActor } from "@/lib/actor";
import { db, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import {
  archivePieceType,
  createPieceType,
  saveFileSettings,
  savePieceType,
  setUpFileSettings,
} from "@/lib/settings/commands";
import { pieceType, structureSettings } from "@/lib/settings/queries";
import { defaultFileSettings, defaultPieceTypes, pieceMark } from "@/lib/settings/rules";
import type { FileSettings, NewPiece, PieceText } from "@/lib/settings/schema";
import { makeFamily, makeStaff, makeStructure, system } from "../factories";

let here: string;
let there: string;
let agent: StaffActor;
let colleague: StaffActor;

beforeAll(async () => {
  [here, there] = [await makeStructure(), await makeStructure()];
  agent = await makeStaff([here], ["SETTINGS"]);
  colleague = await makeStaff([here], ["SETTINGS"]);
});

const settings = (given: Partial<FileSettings> = {}): FileSettings => ({ ...defaultFileSettings, ...given });
const hideSchool = settings({ fields: { ...defaultFileSettings.fields, "CHILD.school": "HIDDEN" } });

/** A structure of its own for one test, with an agent. */
async function own() {
  const structureId = await makeStructure();
  return { structureId, actor: await makeStaff([structureId], ["SETTINGS"]) };
}

describe("the settings of files", () => {
  test("are the defaults until somebody saves others", async () => {
    const { structureId, actor } = await own();
    const before = await structureSettings(actor, structureId);
    expect(before).toMatchObject({
      version: 0,
      settings: { ...defaultFileSettings, confirmation: "NONE", confirmFrom: null },
      pieces: [],
    });
    const asked = settings({ confirmation: "BLOCKING", confirmFrom: "10-15", bothParents: [] });
    expect(await saveFileSettings(actor, { structureId, version: 0, settings: asked })).toEqual({
      ok: true,
      value: { version: 1 },
    });
    expect(await structureSettings(actor, structureId)).toMatchObject({ version: 1, settings: asked });
    expect(await db().auditEvent.count({ where: { kind: "settings.file", actorId: actor.accountId } })).toBe(
      1,
    );
  });

  test("of two agents at once: one saves, the other is told what differs and may insist", async () => {
    const { structureId, actor } = await own();
    const other = settings({ confirmation: "NONE", confirmFrom: null });
    const answers = await Promise.all([
      saveFileSettings(actor, { structureId, version: 0, settings: hideSchool }),
      saveFileSettings(actor, { structureId, version: 0, settings: other }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      code: "settings-changed",
      values: { version: "1" },
      fields: {
        "champs.CHILD.school": "set-otherwise",
        annuelle: "set-otherwise",
        "chaque.jour": "set-otherwise",
      },
    });
    const loser = answers[0]!.ok ? other : hideSchool;
    expect(await saveFileSettings(actor, { structureId, version: 1, settings: loser })).toMatchObject({
      ok: true,
    });
    expect(await structureSettings(actor, structureId)).toMatchObject({ version: 2, settings: loser });
  });

  test("of somebody else's structure, or of none, are out of reach", async () => {
    for (const structureId of [there, newId()]) {
      expect(await structureSettings(agent, structureId)).toBeNull();
      expect(await saveFileSettings(agent, { structureId, version: 0, settings: hideSchool })).toMatchObject({
        code: "not-found",
      });
    }
    expect(await structureSettings(agent, "x' OR true --")).toBeNull();
    expect(await db().fileSettings.count({ where: { structureId: there } })).toBe(0);
  });

  test("are shut to who holds other permissions", async () => {
    const families = await makeStaff([here], ["FAMILIES", "REQUESTS", "HEALTH", "DOCUMENTS", "IMPORTS"]);
    await expect(structureSettings(families, here)).rejects.toThrow(NotAllowed);
    await expect(
      saveFileSettings(families, { structureId: here, version: 0, settings: hideSchool }),
    ).rejects.toThrow(NotAllowed);
  });

  test("of a new structure come with the usual documents", async () => {
    const { structureId, actor } = await own();
    await transaction((tx) => setUpFileSettings(system, tx, structureId));
    const found = await structureSettings(actor, structureId);
    expect(found).toMatchObject({ version: 1, settings: defaultFileSettings });
    expect(found?.pieces.map(({ id, structureId: of, archived, ...piece }) => piece)).toEqual(
      defaultPieceTypes,
    );
  });
});

const TEXT: PieceText = {
  name: "Fiche de liaison",
  hint: "",
  demand: "REQUIRED",
  health: false,
  validity: "SCHOOL_YEAR",
  months: null,
  reminderDays: 30,
};
const newPiece = (given: Partial<NewPiece> = {}): NewPiece => ({
  structureId: here,
  kind: "OTHER",
  scope: "CHILD",
  ...TEXT,
  name: `Fiche ${newId()}`,
  ...given,
});

async function made(given: Partial<NewPiece> = {}) {
  const created = await createPieceType(agent, newPiece(given));
  if (!created.ok) throw new Error(created.code);
  const piece = await pieceType(agent, created.value.id);
  return piece!;
}

describe("the documents to ask for", () => {
  test("are asked for what their nature settles, whatever was sent", async () => {
    expect(await made({ kind: "PAI", scope: "HOUSEHOLD" })).toMatchObject({ scope: "CHILD", health: true });
    expect(await made({ kind: "QF_PROOF", scope: "CHILD" })).toMatchObject({
      scope: "HOUSEHOLD",
      health: false,
    });
    expect(await made({ kind: "OTHER", scope: "HOUSEHOLD", health: true })).toMatchObject({
      scope: "HOUSEHOLD",
      health: true,
    });
  });

  test("stay of health where their nature says so", async () => {
    const piece = await made({ kind: "VACCINATION" });
    const text = { ...TEXT, name: piece.name, health: false };
    expect(await savePieceType(agent, { id: piece.id, seen: pieceMark(piece), text })).toMatchObject({
      ok: true,
    });
    expect((await pieceType(agent, piece.id))?.health).toBe(true);
  });

  test("become of health before anybody sent one only: what was sent is not sealed", async () => {
    const [untouched, sent] = [await made({ kind: "OTHER" }), await made({ kind: "OTHER" })];
    const { householdId } = await makeFamily([here]);
    const file = { store: "DISK", key: newId(), name: "a.pdf", mime: "application/pdf", size: 1 } as const;
    await db().familyUpload.create({
      data: {
        household: { connect: { id: householdId } },
        pieceType: { connect: { id: sent.id } },
        file: { create: { ...file, sha256: "0".repeat(64), state: "READY", createdAt: new Date() } },
        title: "Fiche",
        createdAt: new Date(),
      },
    });
    const turn = ({ id, ...piece }: typeof sent) =>
      savePieceType(agent, {
        id,
        seen: pieceMark(piece),
        text: { ...TEXT, name: piece.name, health: true },
      });
    expect(await turn(untouched)).toMatchObject({ ok: true });
    expect(await turn(sent)).toMatchObject({ fields: { sante: "piece-sent-open" } });
    expect((await pieceType(agent, sent.id))?.health).toBe(false);
  });

  test("bear a name once in a structure, also when two agents add them at once", async () => {
    const name = `Fiche ${newId()}`;
    const answers = await Promise.all(
      [agent, colleague].map((actor) => createPieceType(actor, newPiece({ name }))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ fields: { nom: "piece-name-taken" } });
    expect(await db().pieceType.count({ where: { name } })).toBe(1);
    const twin = await made();
    expect(
      await savePieceType(agent, { id: twin.id, seen: pieceMark(twin), text: { ...TEXT, name } }),
    ).toMatchObject({ fields: { nom: "piece-name-taken" } });
    expect((await pieceType(agent, twin.id))?.name).toBe(twin.name);
  });

  test("changed by two agents at once keep the first change; the other is told", async () => {
    const piece = await made();
    const seen = pieceMark(piece);
    const change = (actor: StaffActor, demand: PieceText["demand"]) =>
      savePieceType(actor, { id: piece.id, seen, text: { ...TEXT, name: piece.name, demand } });
    const answers = await Promise.all([change(agent, "BLOCKING"), change(colleague, "OPTIONAL")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const now = await pieceType(agent, piece.id);
    expect(now?.demand).toBe(answers[0].ok ? "BLOCKING" : "OPTIONAL");
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      code: "settings-changed",
      values: { lu: pieceMark(now!) },
    });
  });

  test("are archived and asked for again, once each", async () => {
    const piece = await made();
    const archive = (archived: boolean) => archivePieceType(agent, { id: piece.id, archived });
    await Promise.all([archive(true), archive(true)]);
    expect((await pieceType(agent, piece.id))?.archived).toBe(true);
    expect((await structureSettings(agent, here))?.pieces.at(-1)?.archived).toBe(true);
    await archive(false);
    expect((await pieceType(agent, piece.id))?.archived).toBe(false);
    const where = {
      kind: { startsWith: "settings.piece-" },
      details: { path: ["pieceTypeId"], equals: piece.id },
    };
    expect((await db().auditEvent.findMany({ where })).map(({ kind }) => kind).sort()).toEqual([
      "settings.piece-added",
      "settings.piece-archived",
      "settings.piece-restored",
    ]);
  });

  test("of another structure are out of reach", async () => {
    const piece = await made();
    const stranger = await makeStaff([there], ["SETTINGS"]);
    expect(await pieceType(stranger, piece.id)).toBeNull();
    expect(
      await savePieceType(stranger, {
        id: piece.id,
        seen: pieceMark(piece),
        text: { ...TEXT, demand: "OPTIONAL" },
      }),
    ).toMatchObject({ code: "not-found" });
    expect(await archivePieceType(stranger, { id: piece.id, archived: true })).toMatchObject({
      code: "not-found",
    });
    expect(await createPieceType(stranger, newPiece())).toMatchObject({ code: "not-found" });
    expect(await pieceType(agent, piece.id)).toEqual(piece);
  });
});
