import { beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/actor";
import { db, transaction } from "@/lib/db";
import { decideUploads, remindExpiring } from "@/lib/documents/commands";
import { householdPieces, waitingUploads } from "@/lib/documents/queries";
import type { UploadVerdict } from "@/lib/documents/schema";
import { makeStaff, system } from "../factories";
import { setAuthority } from "../factories/authority";
import { makePieceType, sent, separatedHomes } from "../factories/documents";

let scene: Awaited<ReturnType<typeof separatedHomes>>;
let agent: StaffActor;
beforeEach(async () => {
  scene = await separatedHomes();
  agent = await makeStaff([scene.here], ["FAMILIES"]);
});

const accept = (to: string | null = "2027-08-31"): UploadVerdict => ({
  accept: true,
  from: "2026-11-16",
  to,
});
const refuse: UploadVerdict = { accept: false, reason: "Le nom est illisible" };
const answer = (...verdicts: [{ id: string }, UploadVerdict][]) =>
  new Map(verdicts.map(([{ id }, verdict]) => [id, verdict]));
const mailsTo = (householdId: string, template: string) =>
  db().mail.findMany({ where: { householdId, template }, orderBy: { to: "asc" } });
const stateOf = async ({ id }: { id: string }) => db().familyUpload.findUniqueOrThrow({ where: { id } });

describe("a decision", () => {
  it("accepts one and refuses another, in one mail for each adult with a login", async () => {
    const { here, claire, home, lea } = scene;
    const typeId = await makePieceType(here, { name: "Assurance" });
    const [good, bad] = [await sent(claire, { typeId, childId: lea }), await sent(claire)];
    expect(await decideUploads(agent, answer([good, accept()], [bad, refuse]))).toEqual({
      ok: true,
      value: { accepted: 1, refused: 1, already: 0 },
    });
    expect(await stateOf(good)).toMatchObject({
      state: "VERIFIED",
      validTo: new Date("2027-08-31"),
      decidedById: agent.accountId,
    });
    expect(await stateOf(bad)).toMatchObject({
      state: "REFUSED",
      reason: "Le nom est illisible",
      validTo: null,
    });
    const mails = await mailsTo(claire.householdId, "piece-decision");
    expect(mails.map(({ to }) => to).sort()).toEqual(home.adults.map(({ email }) => email).sort());
    expect(mails[0]?.params).toEqual({
      items: [
        { piece: "Assurance", child: "Léa", outcome: "verified", until: "2027-08-31", reason: null },
        { piece: "Certificat", child: null, outcome: "refused", until: null, reason: "Le nom est illisible" },
      ],
    });
    const events = await db().auditEvent.findMany({
      where: { actorId: agent.accountId },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ kind }) => kind).sort()).toEqual([
      "household.document-refused",
      "household.document-verified",
    ]);
  });

  it("names no health piece, nor why it is refused, in a mail", async () => {
    const { here, claire, lea } = scene;
    const nurse = await makeStaff([here], ["FAMILIES", "HEALTH"]);
    const upload = await sent(claire, { title: "Diabète", childId: lea, health: true });
    await decideUploads(nurse, answer([upload, refuse]));
    const [mail] = await mailsTo(claire.householdId, "piece-decision");
    expect(mail?.params).toEqual({
      items: [{ piece: null, child: "Léa", outcome: "refused", until: null, reason: null }],
    });
    expect(await stateOf(upload)).toMatchObject({ reason: "Le nom est illisible" });
  });

  it("tells of a child only the adults who exercise authority over it", async () => {
    const { claire, home, lea } = scene;
    await setAuthority(home.adults[1]!.adultId, lea, "WITHDRAWN");
    await decideUploads(agent, answer([await sent(claire, { childId: lea }), accept()]));
    expect((await mailsTo(claire.householdId, "piece-decision")).map(({ to }) => to)).toEqual([
      home.adults[0]!.email,
    ]);
  });

  it("taken by two agents at once is one: the other is told, and one mail leaves", async () => {
    const { here, claire } = scene;
    const upload = await sent(claire);
    const other = await makeStaff([here], ["FAMILIES"]);
    const both = await Promise.all([
      decideUploads(agent, answer([upload, accept(null)])),
      decideUploads(other, answer([upload, refuse])),
    ]);
    expect(both.map((one) => one.ok && one.value.already).sort()).toEqual([0, 1]);
    expect(await mailsTo(claire.householdId, "piece-decision")).toHaveLength(2);
  });

  it("stands with its caller's transaction, or falls with it", async () => {
    const upload = await sent(scene.claire);
    const failing = transaction(async (tx) => {
      await decideUploads(agent, answer([upload, accept(null)]), tx);
      throw new Error("later");
    });
    await expect(failing).rejects.toThrow("later");
    expect(await stateOf(upload)).toMatchObject({ state: "RECEIVED" });
    expect(await mailsTo(scene.claire.householdId, "piece-decision")).toEqual([]);
  });

  it("of somebody else's family, or of a health piece without the permission, is refused whole", async () => {
    const { claire, marc, lea } = scene;
    const own = await sent(claire);
    const foreign = await sent(marc);
    const health = await sent(claire, { childId: lea, health: true });
    for (const other of [foreign, health]) {
      expect(await decideUploads(agent, answer([own, accept()], [other, accept()]))).toMatchObject({
        code: "not-found",
      });
    }
    expect(await stateOf(own)).toMatchObject({ state: "RECEIVED" });
    expect(await decideUploads(agent, new Map())).toMatchObject({ code: "nothing-ticked" });
  });

  it.each<[string, UploadVerdict, string]>([
    ["is over already", { accept: true, from: null, to: "2026-11-15" }, "validity-over"],
    ["ends before it starts", { accept: true, from: "2027-01-02", to: "2027-01-01" }, "end-before-start"],
    ["is to be chosen, and is not", accept(null), "validity-required"],
  ])("whose validity %s is refused by its document", async (_what, verdict, code) => {
    const typeId = await makePieceType(scene.here, { validity: "CHOSEN", scope: "HOUSEHOLD" });
    const upload = await sent(scene.claire, { typeId });
    expect(await decideUploads(agent, answer([upload, verdict]))).toMatchObject({
      fields: { [upload.id]: code },
    });
    expect(await stateOf(upload)).toMatchObject({ state: "RECEIVED" });
  });
});

describe("what waits for staff", () => {
  it("is closed where it is health and the permission is missing", async () => {
    const { here, claire, lea } = scene;
    const type = {
      name: "Vaccinations",
      kind: "VACCINATION",
      health: true,
      validity: "MONTHS",
      months: 12,
    } as const;
    const typeId = await makePieceType(here, type);
    const upload = await sent(claire, { typeId, childId: lea, note: "Rappel fait" });
    expect(await waitingUploads(agent, { limit: 10 })).toMatchObject([
      {
        id: upload.id,
        closed: true,
        title: null,
        note: null,
        fileId: null,
        name: null,
        household: "Claire Martin, Paul Martin",
      },
    ]);
    const nurse = await makeStaff([here], ["FAMILIES", "HEALTH"]);
    expect(await waitingUploads(nurse, { limit: 10 })).toMatchObject([
      {
        closed: false,
        note: "Rappel fait",
        suggested: { from: "2026-11-16", to: "2027-11-15", mustChoose: false },
      },
    ]);
    expect(await householdPieces(agent, claire.householdId)).toMatchObject({
      lines: [],
      uploads: [],
      healthClosed: true,
    });
    expect((await householdPieces(nurse, claire.householdId))?.uploads).toHaveLength(1);
    expect(
      await householdPieces(await makeStaff([scene.there], ["FAMILIES"]), claire.householdId),
    ).toBeNull();
  });
});

describe("the reminder", () => {
  const ending = async (given: Parameters<typeof makePieceType>[1] = {}, to = "2026-12-10") => {
    const { here, claire, lea } = scene;
    const typeId = await makePieceType(here, { name: "Assurance", ...given });
    const upload = await sent(claire, { typeId, childId: given?.scope === "HOUSEHOLD" ? null : lea });
    await decideUploads(await makeStaff("admin"), answer([upload, accept(to)]));
    return upload;
  };
  const reminders = () => mailsTo(scene.claire.householdId, "piece-expiring");

  it("leaves once for each piece, in one mail for each adult, whoever runs it and however often", async () => {
    await ending();
    await ending({ name: "Attestation", kind: "QF_PROOF", scope: "HOUSEHOLD" });
    const runs = await Promise.all([remindExpiring(system), remindExpiring(system), remindExpiring(system)]);
    expect(runs.reduce((a, b) => a + b)).toBe(2);
    expect(await remindExpiring(system)).toBe(0);
    const mails = await reminders();
    expect(mails).toHaveLength(2);
    expect(mails[0]?.params).toEqual({
      items: [
        { piece: "Assurance", child: "Léa", until: "2026-12-10" },
        { piece: "Attestation", child: null, until: "2026-12-10" },
      ],
    });
  });

  it("does not name a health piece", async () => {
    await ending({ name: "PAI", kind: "PAI", health: true });
    await remindExpiring(system);
    expect((await reminders())[0]?.params).toEqual({
      items: [{ piece: null, child: "Léa", until: "2026-12-10" }],
    });
  });

  it("is not for what ends later, was sent again, or is asked for no longer", async () => {
    await ending({ name: "A" }, "2026-12-17");
    const renewed = await ending({ name: "B", kind: "VACCINATION" });
    await sent(scene.claire, { typeId: renewed.pieceTypeId!, childId: scene.lea });
    const archived = await ending({ name: "C", kind: "IDENTITY" });
    await db().pieceType.update({ where: { id: archived.pieceTypeId! }, data: { archivedAt: new Date() } });
    await ending({ name: "D", kind: "PRESCRIPTION", reminderDays: 0 });
    expect(await remindExpiring(system)).toBe(0);
    expect(await reminders()).toEqual([]);
  });

  it("is not for a household that left", async () => {
    await ending();
    await db().household.update({ where: { id: scene.claire.householdId }, data: { status: "ARCHIVED" } });
    expect(await remindExpiring(system)).toBe(0);
  });
});

vi.setConfig({ testTimeout: 20_000 });
