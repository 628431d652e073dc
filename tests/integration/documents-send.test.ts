import { beforeEach, describe, expect, it, vi } from "vitest";
import { db, transaction } from "@/lib/db";
import { openFile, sendUpload, withdrawUpload } from "@/lib/documents/commands";
import { familyPieces, missingPieces } from "@/lib/documents/queries";
import { MAX_WAITING } from "@/lib/documents/schema";
import { writeChildHealth } from "@/lib/health/commands";
import { makeStaff, system } from "../factories";
import { setAuthority } from "../factories/authority";
import { freely, makePieceType, PHOTO, sent, separatedHomes } from "../factories/documents";

let scene: Awaited<ReturnType<typeof separatedHomes>>;
beforeEach(async () => {
  scene = await separatedHomes();
});

const files = () => db().storedFile.count({ where: { state: "READY" } });
const lineOf = async (actor: Parameters<typeof familyPieces>[0], typeId: string, childId: string | null) =>
  (await familyPieces(actor)).lines.find((line) => line.typeId === typeId && line.childId === childId);

describe("a document is sent", () => {
  it("for an asked-for piece, with its file, its line of history and nothing else", async () => {
    const { here, claire, paul, lea } = scene;
    const typeId = await makePieceType(here, { name: "Assurance" });
    expect(await lineOf(claire, typeId, lea)).toMatchObject({ status: "missing" });
    const upload = await sent(claire, { typeId, childId: lea, note: "La voici" });
    expect(upload).toMatchObject({
      state: "RECEIVED",
      title: "Assurance",
      health: false,
      householdId: claire.householdId,
      accountId: claire.accountId,
    });
    expect(await db().storedFile.findUnique({ where: { id: upload.fileId } })).toMatchObject({
      state: "READY",
      sealed: false,
      name: "attestation.png",
    });
    expect(
      await db().auditEvent.findMany({
        where: { householdId: claire.householdId, kind: { contains: "document" } },
      }),
    ).toMatchObject([
      { kind: "household.document-sent", actorId: claire.accountId, details: { uploadId: upload.id } },
    ]);
    expect(await lineOf(claire, typeId, lea)).toMatchObject({ status: "received", sentOn: "2026-11-16" });
    const { uploads } = await familyPieces(paul);
    expect(uploads).toMatchObject([
      { title: "Assurance", childName: "Léa", sentBy: "Claire", note: "La voici" },
    ]);
  });

  it("sealed when it is a health piece, by its type or because the family says so", async () => {
    const { here, claire, lea } = scene;
    const typeId = await makePieceType(here, { kind: "VACCINATION", health: true });
    const uploads = [
      await sent(claire, { typeId, childId: lea }),
      await sent(claire, { childId: lea, health: true }),
    ];
    const stored = await db().storedFile.findMany({
      where: { id: { in: uploads.map(({ fileId }) => fileId) } },
    });
    expect(stored.map(({ sealed }) => sealed)).toEqual([true, true]);
    expect(uploads.map(({ health }) => health)).toEqual([true, true]);
  });

  it("for the household, without a child", async () => {
    const { here, claire } = scene;
    const typeId = await makePieceType(here, { kind: "QF_PROOF", scope: "HOUSEHOLD" });
    await sent(claire, { typeId });
    expect(await lineOf(claire, typeId, null)).toMatchObject({ status: "received" });
  });
});

describe("nothing is kept of a document", () => {
  const NOBODY = "0198f3c2-7b1e-7a51-9c3e-000000000000";
  it.each<[string, () => Promise<Parameters<typeof freely>[0]>, string]>([
    ["for a piece that does not exist", async () => ({ typeId: NOBODY, childId: scene.lea }), "not-found"],
    [
      "for a piece of a structure that is not the household's",
      async () => ({ typeId: await makePieceType(scene.there), childId: scene.lea }),
      "not-found",
    ],
    [
      "for a piece that is asked for no longer",
      async () => ({
        typeId: await makePieceType(scene.here, { archivedAt: new Date() }),
        childId: scene.lea,
      }),
      "not-found",
    ],
    ["for a child of nobody", async () => ({ childId: NOBODY }), "not-found"],
    ["for a child of strangers", async () => ({ childId: scene.strangers.childIds[0]! }), "not-found"],
    [
      "of a child without the child",
      async () => ({ typeId: await makePieceType(scene.here) }),
      "form-invalid",
    ],
    [
      "of the household for a child",
      async () => ({ typeId: await makePieceType(scene.here, { scope: "HOUSEHOLD" }), childId: scene.lea }),
      "not-found",
    ],
    ["of health without a child", async () => ({ health: true }), "form-invalid"],
  ])("%s", async (_what, given, code) => {
    const upload = freely(await given());
    const before = await files();
    expect(await sendUpload(scene.claire, upload, PHOTO)).toMatchObject({ ok: false, code });
    expect(await files()).toBe(before);
    expect(await db().familyUpload.count({ where: { householdId: scene.claire.householdId } })).toBe(0);
  });

  it.each(["NO", "WITHDRAWN"] as const)(
    "about a child without parental authority (%s)",
    async (authority) => {
      const { home, claire, lea } = scene;
      await setAuthority(home.adults[0]!.adultId, lea, authority);
      expect(await sendUpload(claire, freely({ childId: lea }), PHOTO)).toMatchObject({ code: "not-found" });
    },
  );

  it("whose file is refused, and says why", async () => {
    const word = { name: "lettre.docx", bytes: new TextEncoder().encode("PK\u0003\u0004 mot") };
    expect(await sendUpload(scene.claire, freely(), word)).toMatchObject({ code: "file-office" });
    expect(await db().familyUpload.count({ where: { householdId: scene.claire.householdId } })).toBe(0);
  });

  it("past what may wait", async () => {
    const { claire } = scene;
    const { fileId: _, id: __, ...row } = await sent(claire);
    for (let waiting = 1; waiting < MAX_WAITING; waiting++) {
      const file = await db().storedFile.create({
        data: {
          store: "DISK",
          key: `${claire.householdId}-${waiting}`,
          name: "a.pdf",
          mime: "image/png",
          size: 1,
          sha256: "0".repeat(64),
          state: "READY",
          createdAt: row.createdAt,
        },
      });
      await db().familyUpload.create({ data: { ...row, fileId: file.id } });
    }
    expect(await sendUpload(claire, freely(), PHOTO)).toMatchObject({ code: "too-many-uploads" });
  });
});

describe("a document is taken back", () => {
  it("by either adult of the household, once", async () => {
    const { claire, paul } = scene;
    const upload = await sent(claire);
    const twice = await Promise.all([withdrawUpload(claire, upload.id), withdrawUpload(paul, upload.id)]);
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await familyPieces(claire)).uploads).toEqual([]);
    expect(await openFile(claire, upload.fileId)).toBeNull();
    expect(await db().auditEvent.count({ where: { kind: "household.document-withdrawn" } })).toBe(1);
  });

  it("by nobody else, nor after staff's answer", async () => {
    const { claire, paul, marc, stranger, lea, home } = scene;
    const upload = await sent(claire, { childId: lea });
    for (const other of [marc, stranger]) {
      expect(await withdrawUpload(other, upload.id)).toMatchObject({ code: "not-found" });
    }
    await setAuthority(home.adults[1]!.adultId, lea, "NO");
    expect(await withdrawUpload(paul, upload.id)).toMatchObject({ code: "not-found" });
    await db().familyUpload.update({
      where: { id: upload.id },
      data: { state: "VERIFIED", decidedAt: new Date() },
    });
    expect(await withdrawUpload(claire, upload.id)).toMatchObject({ code: "upload-decided" });
  });
});

describe("the pieces of a child of two homes", () => {
  it("count for both once verified; the other home reads a date, and opens nothing", async () => {
    const { here, there, claire, marc, noe } = scene;
    const [hereType, thereType] = [await makePieceType(here), await makePieceType(there)];
    const upload = await sent(claire, { typeId: hereType, childId: noe });
    expect(await lineOf(marc, thereType, noe)).toMatchObject({ status: "missing" });
    const verified = { state: "VERIFIED", decidedAt: new Date(), validTo: new Date("2027-08-31") } as const;
    await db().familyUpload.update({ where: { id: upload.id }, data: verified });
    expect(await lineOf(marc, thereType, noe)).toMatchObject({
      status: "verified",
      otherHome: true,
      until: "2027-08-31",
      sentOn: null,
    });
    const told = JSON.stringify(await familyPieces(marc));
    expect(told).not.toContain(upload.id);
    expect(told).not.toContain(upload.fileId);
    expect(await openFile(marc, upload.fileId)).toBeNull();
  });

  it("of the household itself are never the other's", async () => {
    const { here, there, claire, marc } = scene;
    const piece = { kind: "QF_PROOF", scope: "HOUSEHOLD" } as const;
    const [hereType, thereType] = [await makePieceType(here, piece), await makePieceType(there, piece)];
    const upload = await sent(claire, { typeId: hereType });
    await db().familyUpload.update({
      where: { id: upload.id },
      data: { state: "VERIFIED", decidedAt: new Date() },
    });
    expect(await lineOf(marc, thereType, null)).toMatchObject({ status: "missing" });
  });
});

describe("what is missing", () => {
  it("blocks both parents alike; who lacks authority is not told the name of a health piece", async () => {
    const { here, claire, paul, lea, home } = scene;
    await makePieceType(here, { name: "Assurance", blocking: true });
    await makePieceType(here, { name: "Vaccinations", kind: "VACCINATION", health: true, blocking: true });
    await setAuthority(home.adults[1]!.adultId, lea, "NO");
    const ofLea = async (actor: typeof claire) =>
      (await missingPieces(actor))
        .filter(({ childId }) => childId === lea)
        .map(({ name, blocking }) => [name, blocking]);
    expect(await ofLea(claire)).toEqual([
      ["Assurance", true],
      ["Vaccinations", true],
    ]);
    expect(await ofLea(paul)).toEqual([
      ["Assurance", true],
      ["une pièce du dossier", true],
    ]);
    expect((await familyPieces(paul)).lines.some(({ childId }) => childId === lea)).toBe(false);
    await setAuthority(home.adults[1]!.adultId, lea, "WITHDRAWN");
    expect(await ofLea(paul)).toEqual([]);
  });

  it("holds a PAI only for the child who has one", async () => {
    const { here, claire, lea } = scene;
    await makePieceType(here, { name: "PAI", kind: "PAI", health: true });
    expect(await missingPieces(claire)).toEqual([]);
    const pai = {
      active: true,
      from: "2026-09-01",
      to: "2027-08-31",
      kit: "",
      kitPlace: "",
      action: "",
    } as const;
    await transaction((tx) => writeChildHealth(system, tx, lea, { pai }));
    expect(await missingPieces(claire)).toMatchObject([{ childId: lea, name: "PAI", status: "missing" }]);
  });
});

describe("a file opens", () => {
  it("for its household, and for staff of its structures", async () => {
    const { here, there, claire, paul, marc, stranger, noe } = scene;
    const upload = await sent(claire, { childId: noe });
    const [agent, far] = [await makeStaff([here], ["FAMILIES"]), await makeStaff([there], ["FAMILIES"])];
    for (const actor of [claire, paul, agent]) {
      expect(await openFile(actor, upload.fileId)).toMatchObject({
        fileId: upload.fileId,
        mime: "image/png",
      });
    }
    for (const actor of [marc, stranger, far, await makeStaff([here], ["REQUESTS", "DOCUMENTS", "HEALTH"])]) {
      expect(await openFile(actor, upload.fileId)).toBeNull();
    }
    expect(await openFile(claire, "n'importe quoi")).toBeNull();
  });

  it("no longer for who lost authority over the child", async () => {
    const { home, claire, paul, lea } = scene;
    const upload = await sent(claire, { childId: lea });
    await setAuthority(home.adults[1]!.adultId, lea, "WITHDRAWN");
    expect(await openFile(paul, upload.fileId)).toBeNull();
    expect(await openFile(claire, upload.fileId)).not.toBeNull();
  });

  it("of health, only with the permission, each opening logged", async () => {
    const { here, there, claire, lea } = scene;
    const upload = await sent(claire, { childId: lea, health: true });
    for (const actor of [await makeStaff([here], ["FAMILIES"]), await makeStaff([there], ["HEALTH"])]) {
      expect(await openFile(actor, upload.fileId)).toBeNull();
    }
    expect(await db().healthRead.count({ where: { childId: lea } })).toBe(0);
    const nurse = await makeStaff([here], ["HEALTH"]);
    expect(await openFile(nurse, upload.fileId)).not.toBeNull();
    await openFile(claire, upload.fileId);
    expect(await db().healthRead.findMany({ where: { childId: lea } })).toMatchObject([
      { accountId: nurse.accountId, purpose: "PIECE" },
    ]);
  });
});

vi.setConfig({ testTimeout: 20_000 });
