import { beforeEach, describe, expect, test } from "vitest";
import { NotAllowed } from "@/lib/actor";
import { fromDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { askFile, decideFile, saveDomain } from "@/lib/dossier/commands";
import type { PieceKind } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { checkPiece, decidePieces } from "@/lib/requests/commands";
import { familyRequests, fileRequests, queueCounts } from "@/lib/requests/queries";
import type { CheckPiece } from "@/lib/requests/schema";
import { setNow } from "../clock";
import { makeFamily, makeStaff, makeStructure, parentOf, type TestFamily } from "../factories";
import { answers, makeHome } from "../factories/dossier";

const at = (time: string) => setNow(`2026-11-23T${time}:00+01:00`);

beforeEach(() => at("09:00"));

type Sent = { kind?: PieceKind; validity?: "SCHOOL_YEAR" | "MONTHS" | "CHOSEN"; health?: boolean };

/** A document that a family sent for a piece of its structure. */
async function send({ householdId, adults }: TestFamily, structureId: string, given: Sent = {}) {
  const { kind = "INSURANCE", validity = "SCHOOL_YEAR", health = false } = given;
  const file = {
    store: "DISK",
    name: "piece.pdf",
    mime: "application/pdf",
    size: 3,
    state: "READY",
  } as const;
  const createdAt = new Date("2026-11-23T08:00:00Z");
  const months = validity === "MONTHS" ? 12 : null;
  const { id } = await db().familyUpload.create({
    data: {
      household: { connect: { id: householdId } },
      account: { connect: { id: adults[0]!.accountId! } },
      file: { create: { ...file, key: newId(), sha256: "0".repeat(64), createdAt } },
      pieceType: {
        create: { name: newId(), kind, scope: "HOUSEHOLD", health, validity, months, structureId },
      },
      title: "Pièce",
      health,
      createdAt,
    },
  });
  return id;
}

async function home(permissions: ("FAMILIES" | "HEALTH" | "REQUESTS")[] = ["FAMILIES"]) {
  const structureId = await makeStructure();
  const family = await makeFamily([structureId]);
  const agent = await makeStaff([structureId], permissions);
  return { structureId, family, agent, sends: (given?: Sent) => send(family, structureId, given) };
}

const upload = (id: string) => db().familyUpload.findUniqueOrThrow({ where: { id } });
const quotients = (householdId: string) => db().quotientFamilial.findMany({ where: { householdId } });
const mails = (householdId: string) =>
  db().mail.count({ where: { householdId, template: "piece-decision" } });

const NO = { accept: false as const, reason: "Illisible" };
const QUOTIENT = {
  valueCents: 65_050,
  source: "CAF",
  referenceMonth: "2026-10-01",
  from: "2026-11-01",
} as const;
const check = (uploadId: string, given: Partial<CheckPiece> = {}): CheckPiece => ({
  uploadId,
  next: null,
  verdict: { accept: true, from: "2026-11-23", to: "2027-08-31" },
  quotient: null,
  ...given,
});

describe("several documents at once", () => {
  test("are accepted for as long as their types say, with one mail; those to be read wait", async () => {
    const { agent, family, sends } = await home();
    const sound = [await sends(), await sends({ kind: "OTHER", validity: "MONTHS" })];
    const toRead = [await sends({ kind: "QF_PROOF" }), await sends({ validity: "CHOSEN" })];
    expect(await decidePieces(agent, { ids: [...sound, ...toRead], verdict: { accept: true } })).toEqual({
      ok: true,
      value: { accepted: 2, refused: 0, already: 0, toOpen: 2 },
    });
    const rows = await Promise.all(sound.map(upload));
    expect(rows.map(({ state, validTo }) => [state, validTo && fromDbDate(validTo)])).toEqual([
      ["VERIFIED", "2027-08-31"],
      ["VERIFIED", "2027-11-22"],
    ]);
    expect((await Promise.all(toRead.map(upload))).map(({ state }) => state)).toEqual([
      "RECEIVED",
      "RECEIVED",
    ]);
    expect(await mails(family.householdId)).toBe(1);
    expect(await queueCounts(agent)).toMatchObject({ pieces: 2 });
  });

  test("are refused with their reason, whatever they are", async () => {
    const { agent, sends } = await home();
    const ids = [await sends(), await sends({ kind: "QF_PROOF" })];
    expect(await decidePieces(agent, { ids, verdict: NO })).toMatchObject({
      value: { accepted: 0, refused: 2, toOpen: 0 },
    });
    for (const id of ids) expect(await upload(id)).toMatchObject({ state: "REFUSED", reason: NO.reason });
  });

  test("of health stay waiting for who may not open them", async () => {
    const { agent, structureId, sends } = await home();
    const id = await sends({ kind: "VACCINATION", health: true });
    expect(await decidePieces(agent, { ids: [id], verdict: { accept: true } })).toMatchObject({
      value: { accepted: 0, toOpen: 1 },
    });
    expect(await decidePieces(agent, { ids: [id], verdict: NO })).toMatchObject({ code: "not-found" });
    expect(await checkPiece(agent, check(id))).toMatchObject({ code: "not-found" });
    expect((await upload(id)).state).toBe("RECEIVED");
    const reader = await makeStaff([structureId], ["FAMILIES", "HEALTH"]);
    expect(await decidePieces(reader, { ids: [id], verdict: { accept: true } })).toMatchObject({
      value: { accepted: 1 },
    });
  });

  test("of two agents at once are decided once; the other is told", async () => {
    const { agent, structureId, family, sends } = await home();
    const colleague = await makeStaff([structureId], ["FAMILIES"]);
    const id = await sends();
    const answers = await Promise.all([
      decidePieces(agent, { ids: [id], verdict: { accept: true } }),
      decidePieces(colleague, { ids: [id], verdict: NO }),
    ]);
    const sum = (key: "accepted" | "refused" | "already") =>
      answers.reduce((total, it) => total + (it.ok ? it.value[key] : 0), 0);
    expect(sum("accepted") + sum("refused")).toBe(1);
    expect(sum("already")).toBe(1);
    expect(await mails(family.householdId)).toBe(1);
  });

  test("of another structure's family are out of reach, and of other permissions too", async () => {
    const [mine, theirs] = [await home(), await home()];
    const id = await theirs.sends();
    for (const verdict of [{ accept: true as const }, NO]) {
      expect(await decidePieces(mine.agent, { ids: [id], verdict })).toMatchObject({ code: "not-found" });
    }
    expect(await checkPiece(mine.agent, check(id))).toMatchObject({ code: "not-found" });
    const requests = await makeStaff([theirs.structureId], ["REQUESTS", "HEALTH"]);
    await expect(decidePieces(requests, { ids: [id], verdict: NO })).rejects.toThrow(NotAllowed);
    await expect(checkPiece(requests, check(id))).rejects.toThrow(NotAllowed);
    expect((await upload(id)).state).toBe("RECEIVED");
  });
});

describe("a proof of quotient", () => {
  test("records its quotient, valid as long as the proof", async () => {
    const { agent, family, sends } = await home();
    const id = await sends({ kind: "QF_PROOF" });
    expect(await checkPiece(agent, check(id, { quotient: QUOTIENT }))).toMatchObject({
      value: { accepted: 1 },
    });
    const [recorded, ...others] = await quotients(family.householdId);
    expect(others).toEqual([]);
    expect(recorded).toMatchObject({
      valueCents: 65_050,
      source: "CAF",
      uploadId: id,
      checkedById: agent.staffId,
    });
    expect(fromDbDate(recorded!.validTo!)).toBe("2027-08-31");
  });

  test.each<[string, Partial<CheckPiece>, Record<string, string>]>([
    ["without a value", { quotient: null }, { valeur: "required" }],
    ["in the past", { quotient: { ...QUOTIENT, from: "2026-10-01" } }, { debut: "quotient-too-early" }],
    [
      "of a month to come",
      { quotient: { ...QUOTIENT, referenceMonth: "2027-01-01" } },
      { mois: "date-in-future" },
    ],
    [
      "that ends before it applies",
      { quotient: QUOTIENT, verdict: { accept: true, from: null, to: "2026-10-31" } },
      { au: "validity-over" },
    ],
    [
      "that ends before its quotient starts",
      {
        quotient: { ...QUOTIENT, from: "2027-01-01" },
        verdict: { accept: true, from: null, to: "2026-12-31" },
      },
      { au: "end-before-start" },
    ],
  ])("%s stores nothing", async (_what, given, fields) => {
    const { agent, family, sends } = await home();
    const id = await sends({ kind: "QF_PROOF" });
    expect(await checkPiece(agent, check(id, given))).toMatchObject({ ok: false, fields });
    expect((await upload(id)).state).toBe("RECEIVED");
    expect(await quotients(family.householdId)).toEqual([]);
    expect(await mails(family.householdId)).toBe(0);
  });

  test("refused, or decided by a colleague meanwhile, records no quotient", async () => {
    const { agent, family, structureId, sends } = await home();
    const refused = await sends({ kind: "QF_PROOF" });
    expect(await checkPiece(agent, check(refused, { verdict: NO, quotient: QUOTIENT }))).toMatchObject({
      value: { refused: 1 },
    });
    expect(await quotients(family.householdId)).toEqual([]);
    const colleague = await makeStaff([structureId], ["FAMILIES"]);
    const id = await sends({ kind: "QF_PROOF" });
    const both = await Promise.all(
      [agent, colleague].map((actor) => checkPiece(actor, check(id, { quotient: QUOTIENT }))),
    );
    expect(both.map((it) => it.ok && it.value.accepted).sort()).toEqual([0, 1]);
    expect(await quotients(family.householdId)).toHaveLength(1);
  });

  test("is the only document that records one", async () => {
    const { agent, family, sends } = await home();
    await checkPiece(agent, check(await sends(), { quotient: QUOTIENT }));
    expect(await quotients(family.householdId)).toEqual([]);
  });
});

describe("changes and wishes", () => {
  /** Three homes of one structure whose adults asked for something at 9:00, 9:10 and 9:20. */
  async function three() {
    const first = await makeHome();
    const later = [await makeFamily([first.structureId]), await makeFamily([first.structureId])];
    await askFile(first.claire, { kind: "OTHER", message: "Une question" });
    for (const [index, family] of later.entries()) {
      at(`09:${index + 1}0`);
      const typed = { firstName: "Léa", lastName: "Martin", birthDate: "2018-05-04", birthPlace: "Grenoble" };
      await saveDomain(parentOf(family), answers("CHILD", family.childIds[0]!, "identity", typed));
    }
    const homes = [first.householdId, ...later.map(({ householdId }) => householdId)];
    return { ...first, homes };
  }

  test("stand in one list, the oldest first, and each family leads to the next", async () => {
    const { agent, homes } = await three();
    const entries = await fileRequests(agent);
    expect(entries.map(({ type, householdId }) => [type, householdId])).toEqual([
      ["wish", homes[0]],
      ["change", homes[1]],
      ["change", homes[2]],
    ]);
    const pages = await Promise.all(homes.map((householdId) => familyRequests(agent, householdId)));
    expect(pages.map((page) => page?.next)).toEqual([homes[1], homes[2], null]);
    expect(pages.map((page) => page?.entries.length)).toEqual([1, 1, 1]);
  });

  test("decided by a colleague leave an empty page, and are counted apart", async () => {
    const { agent, homes, structureId } = await three();
    const [entry] = await fileRequests(agent);
    const id = entry?.type === "wish" ? entry.id : "";
    const colleague = await makeStaff([structureId], ["FAMILIES"]);
    await decideFile(colleague, new Map([[id, { accept: true }]]));
    expect(await familyRequests(agent, homes[0]!)).toBeNull();
    expect(await decideFile(agent, new Map([[id, NO]]))).toMatchObject({ value: { already: 1, refused: 0 } });
  });

  test("of another structure are neither listed nor opened", async () => {
    const { homes } = await three();
    const stranger = await makeStaff([await makeStructure()], ["FAMILIES", "HEALTH"]);
    expect(await fileRequests(stranger)).toEqual([]);
    expect(await familyRequests(stranger, homes[0]!)).toBeNull();
    expect(await familyRequests(stranger, "no id")).toBeNull();
    const requests = await makeStaff([await makeStructure()], ["REQUESTS", "HEALTH"]);
    await expect(fileRequests(requests)).rejects.toThrow(NotAllowed);
    await expect(familyRequests(requests, homes[0]!)).rejects.toThrow(NotAllowed);
  });

  test("of health are passed over on the way to the next family by who may not decide them", async () => {
    const first = await makeHome({ domains: { "CHILD.diet": "VALIDATED" } });
    const second = await makeFamily([first.structureId]);
    await askFile(first.claire, { kind: "OTHER", message: "Une question" });
    at("09:10");
    const childId = second.childIds[0]!;
    const saved = await saveDomain(
      parentOf(second),
      answers("CHILD", childId, "diet", { diets: ["NO_PORK"], dietNote: "" }),
    );
    expect(saved).toMatchObject({ ok: true, value: { waiting: 1 } });
    const plain = await makeStaff([first.structureId], ["FAMILIES"]);
    expect((await familyRequests(plain, first.householdId))?.next).toBeNull();
    expect((await familyRequests(first.agent, first.householdId))?.next).toBe(second.householdId);
    const [, closed] = await fileRequests(plain);
    expect(closed).toMatchObject({ closed: true, fields: [{ old: null, new: null }] });
    expect(await db().healthRead.count({ where: { childId, accountId: plain.accountId } })).toBe(0);
  });
});
