import { beforeEach, describe, expect, test, vi } from "vitest";
import { addProof, decideProof, expireProofs, setAbsences, withdrawAbsence } from "@/lib/absences/commands";
import { staffAbsences } from "@/lib/absences/queries";
import { db, transaction } from "@/lib/db";
import { decideUploads, openFile, withdrawUpload } from "@/lib/documents/commands";
import { queueCounts } from "@/lib/requests/queries";
import { setNow } from "../clock";
import { makeFamily, makeStaff, makeStructure, parentOf, system } from "../factories";
import { setAuthority } from "../factories/authority";
import { PHOTO } from "../factories/documents";
import {
  absenceIds,
  absentees,
  declared,
  eventsOf,
  lettersOf,
  MONDAY,
  mailsOf,
  ownAbsences,
  whysOf,
} from "./absences-scenes";

beforeEach(() => setNow("2026-11-16T09:00:00+01:00"));

const RULE = {
  carenceDays: 1,
  proofDays: 3,
  reasons: {
    illness: { accepted: true, proof: true },
    outing: { accepted: true, proof: true },
    strike: { accepted: true, proof: false },
    teacher: { accepted: false, proof: false },
    closure: { accepted: false, proof: false },
    family: { accepted: false, proof: false },
    other: { accepted: false, proof: false },
  },
};
const NO = { accept: false as const, reason: "Le nom est illisible" };
const YES = { accept: true as const };

/** Léa's first three days, declared ill, with or without a proof; a nurse who opens proofs of illness. */
async function ill(reason: "illness" | "outing" = "illness", { proof = true } = {}) {
  const scene = await absentees(RULE);
  const [declarationId] = (await declared(scene.claire, scene.leas.slice(0, 3), reason)) as [string];
  const ids = scene.leas.slice(0, 3);
  const nurse = await makeStaff([scene.structureId], ["REQUESTS", "FAMILIES", "HEALTH"]);
  const sent = proof ? await addProof(scene.claire, declarationId, PHOTO) : null;
  if (sent && !sent.ok) throw new Error(sent.code);
  const uploadId = sent?.value.uploadId ?? "";
  return { ...scene, declarationId, ids, nurse, uploadId };
}

describe("a proof", () => {
  test("is a document about the child, of health where it is ill, and counts until it is answered", async () => {
    const { claire, uploadId, ids, family, lea } = await ill();
    expect(await db().familyUpload.findUniqueOrThrow({ where: { id: uploadId } })).toMatchObject({
      title: "Justificatif d’absence",
      health: true,
      childId: lea,
      state: "RECEIVED",
    });
    expect([await lettersOf(ids), await whysOf(claire)]).toEqual(["AI AJ AJ", "carence checking checking"]);
    expect(await eventsOf(family)).toEqual(["declared", "proof-sent"]);
    setNow("2026-12-10T09:00:00+01:00");
    expect(await expireProofs(system)).toBe(0);
    expect(await lettersOf(ids)).toBe("AI AJ AJ");
  });

  test("is not asked for twice, nor where none is asked for, nor taken late or from somebody else", async () => {
    const { claire, declarationId, structureId, toms, ...scene } = await ill();
    expect(await addProof(claire, declarationId, PHOTO)).toMatchObject({ code: "absence-proof-there" });
    const [strike] = await declared(claire, toms, "strike");
    expect(await addProof(claire, strike!, PHOTO)).toMatchObject({ code: "absence-proof-none" });
    const stranger = parentOf(await makeFamily([structureId]));
    expect(await addProof(stranger, declarationId, PHOTO)).toMatchObject({ code: "not-found" });
    await setAuthority(scene.family.adults[1]!.adultId, scene.lea, "WITHDRAWN");
    expect(await addProof(scene.paul, declarationId, PHOTO)).toMatchObject({ code: "not-found" });
    expect((await ownAbsences(scene.paul)).declarations.map(({ child }) => child)).toEqual(["Tom Martin"]);
    const late = await ill("illness", { proof: false });
    setNow("2026-11-20T00:00:00+01:00");
    expect(await addProof(late.claire, late.declarationId, PHOTO)).toMatchObject({
      code: "absence-proof-late",
    });
    const bad = { name: "virus.exe", bytes: new Uint8Array([77, 90, 1]) };
    setNow("2026-11-19T23:59:59+01:00");
    expect(await addProof(late.claire, late.declarationId, bad)).toMatchObject({ code: "file-kind" });
    expect(await addProof(late.claire, late.declarationId, PHOTO)).toMatchObject({ ok: true });
  });

  test("sent by both adults at once is one", async () => {
    const { claire, paul, declarationId, family } = await ill("illness", { proof: false });
    const both = await Promise.all([claire, paul].map((actor) => addProof(actor, declarationId, PHOTO)));
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["absence-proof-there", "ok"]);
    expect(await db().familyUpload.count({ where: { householdId: family.householdId } })).toBe(1);
  });

  test("taken back by the family, or with the last day of its absence, counts no more", async () => {
    const { claire, uploadId, declarationId, ids } = await ill();
    expect(await withdrawUpload(claire, uploadId)).toMatchObject({ ok: true });
    expect(await whysOf(claire)).toBe("carence awaited awaited");
    expect(await addProof(claire, declarationId, PHOTO)).toMatchObject({ ok: true });
    setNow("2026-11-16T09:00:00+01:00");
    await withdrawAbsence(claire, await absenceIds(declarationId));
    expect(await lettersOf(ids)).toBe("– – –");
    const uploads = await db().familyUpload.findMany({ where: { householdId: claire.householdId } });
    expect(uploads.map(({ state }) => state)).toEqual(["WITHDRAWN", "WITHDRAWN"]);
  });
});

describe("staff's answer", () => {
  test("justifies for good, or bills, with one mail for each adult with a login; a day of carence stays", async () => {
    const good = await ill();
    expect(await decideProof(good.nurse, { declarationId: good.declarationId, verdict: YES })).toMatchObject({
      ok: true,
    });
    expect([await lettersOf(good.ids), await whysOf(good.claire)]).toEqual([
      "AI AJ AJ",
      "carence proved proved",
    ]);
    const bad = await ill("outing");
    await setAuthority(bad.family.adults[1]!.adultId, bad.tom, "WITHDRAWN");
    expect(await decideProof(bad.agent, { declarationId: bad.declarationId, verdict: NO })).toMatchObject({
      ok: true,
    });
    expect([await lettersOf(bad.ids), await whysOf(bad.claire)]).toEqual([
      "AI AI AI",
      "carence refused refused",
    ]);
    const mails = await mailsOf(bad.family);
    expect(mails.map(({ to }) => to).sort()).toEqual(bad.family.adults.map(({ email }) => email).sort());
    expect(mails[0]?.params).toMatchObject({
      children: [{ name: "Léa", days: Array(3).fill({ outcome: "refused", reason: NO.reason }) }],
    });
    expect(await eventsOf(bad.family)).toEqual(["declared", "proof-sent", "proof-refused"]);
    expect(await decideProof(bad.agent, { declarationId: bad.declarationId, verdict: YES })).toMatchObject({
      code: "already-decided",
    });
  });

  test("keeps what it says of an illness in the portal, and the document to those who may read health", async () => {
    const { agent, nurse, declarationId, claire, family } = await ill();
    const list = (actor: typeof agent) => staffAbsences(actor, { filter: "verifier", today: MONDAY });
    expect((await list(agent)).declarations).toMatchObject([{ closed: true, file: null, proof: "RECEIVED" }]);
    const [seen] = (await list(nurse)).declarations;
    expect(seen).toMatchObject({ closed: false, file: { health: true } });
    expect(await openFile(agent, seen!.file!.id)).toBeNull();
    expect(await openFile(nurse, seen!.file!.id)).not.toBeNull();
    expect(await decideProof(agent, { declarationId, verdict: YES })).toMatchObject({ code: "not-found" });
    await decideProof(nurse, { declarationId, verdict: NO });
    expect(JSON.stringify(await mailsOf(family))).not.toContain(NO.reason);
    expect((await ownAbsences(claire)).declarations[0]).toMatchObject({ refusal: NO.reason, mayProve: true });
  });

  test("to any other proof is for who answers requests: they open it, in their structures alone", async () => {
    const { agent, declarationId } = await ill("outing");
    const { declarations } = await staffAbsences(agent, { filter: "verifier", today: MONDAY });
    expect(await openFile(agent, declarations[0]!.file!.id)).not.toBeNull();
    const far = await makeStaff([await makeStructure()], ["REQUESTS", "HEALTH", "FAMILIES"]);
    expect(await openFile(far, declarations[0]!.file!.id)).toBeNull();
    expect(await decideProof(far, { declarationId, verdict: YES })).toMatchObject({ code: "not-found" });
    expect([(await queueCounts(agent)).absences, (await queueCounts(far)).absences]).toEqual([1, 0]);
  });

  test("may be followed by another proof, as long as it is time", async () => {
    const { claire, agent, declarationId, ids } = await ill("outing");
    await decideProof(agent, { declarationId, verdict: NO });
    expect(await addProof(claire, declarationId, PHOTO)).toMatchObject({ ok: true });
    expect(await lettersOf(ids)).toBe("AI AJ AJ");
    await decideProof(agent, { declarationId, verdict: YES });
    expect(await whysOf(claire)).toBe("carence proved proved");
  });

  test("of two at once is one, with one mail for each adult", async () => {
    const { agent, nurse, declarationId, family } = await ill("outing");
    const both = await Promise.all(
      [agent, nurse].map((actor, index) => decideProof(actor, { declarationId, verdict: index ? YES : NO })),
    );
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["already-decided", "ok"]);
    expect(await mailsOf(family)).toHaveLength(2);
  });

  test.each([
    ["refused", NO, "AI AI AI"],
    ["accepted", { accept: true as const, from: null, to: null }, "AI AJ AJ"],
  ])("%s in the queue of documents has the same effect", async (outcome, verdict, letters) => {
    const { nurse, uploadId, ids, family } = await ill();
    expect(await decideUploads(nurse, new Map([[uploadId, verdict]]))).toMatchObject({ ok: true });
    expect(await lettersOf(ids)).toBe(letters);
    expect(await eventsOf(family)).toEqual(["declared", "proof-sent", `proof-${outcome}`]);
    expect(await mailsOf(family)).toHaveLength(2);
    expect(await mailsOf(family, "piece-decision")).toEqual([]);
  });

  test("falls with its transaction", async () => {
    const { nurse, uploadId, ids } = await ill();
    const failing = transaction(async (tx) => {
      await decideUploads(nurse, new Map([[uploadId, NO]]), tx);
      throw new Error("cut");
    });
    await expect(failing).rejects.toThrow("cut");
    expect(await lettersOf(ids)).toBe("AI AJ AJ");
  });
});

describe("by hand", () => {
  test("staff justify or bill a day, whatever the rule says and the proof becomes", async () => {
    const { agent, nurse, claire, declarationId, ids, family } = await ill();
    const all = await absenceIds(declarationId);
    const set = (absenceIds: string[], status: "ABSENT_JUSTIFIED" | "ABSENT_UNJUSTIFIED") =>
      setAbsences(agent, { absenceIds, status, reason: "Vu avec la directrice" });
    expect(await set(all.slice(0, 1), "ABSENT_JUSTIFIED")).toMatchObject({ value: { days: 1 } });
    expect(await set(all.slice(1, 2), "ABSENT_UNJUSTIFIED")).toMatchObject({ ok: true });
    await decideProof(nurse, { declarationId, verdict: YES });
    expect([await lettersOf(ids), await whysOf(claire)]).toEqual(["AJ AI AJ", "by-hand by-hand proved"]);
    expect((await ownAbsences(claire)).declarations[0]?.days[0]).toMatchObject({
      decidedReason: "Vu avec la directrice",
    });
    expect(await eventsOf(family)).toEqual([
      "declared",
      "proof-sent",
      "decided",
      "decided",
      "proof-accepted",
    ]);
  });

  test("not a day of another structure, nor one that was withdrawn", async () => {
    const { agent, claire, declarationId } = await ill();
    const all = await absenceIds(declarationId);
    const far = await makeStaff([await makeStructure()]);
    const given = { absenceIds: all, status: "ABSENT_UNJUSTIFIED" as const, reason: "Non" };
    expect(await setAbsences(far, given)).toMatchObject({ code: "not-found" });
    await withdrawAbsence(claire, all.slice(2));
    expect(await setAbsences(agent, given)).toMatchObject({ code: "not-found" });
  });
});

describe("the job", () => {
  test("bills what was never proved, the day after, in one mail for each adult, whoever runs it", async () => {
    const { claire, ids, toms, family } = await ill("illness", { proof: false });
    await declared(claire, toms.slice(0, 2), "outing");
    setNow("2026-11-19T23:00:00+01:00");
    expect(await expireProofs(system)).toBe(0);
    setNow("2026-11-20T00:00:00+01:00");
    const runs = await Promise.all([expireProofs(system), expireProofs(system)]);
    expect(runs.reduce((a, b) => a + b)).toBe(3);
    expect(await expireProofs(system)).toBe(0);
    expect([await lettersOf(ids), await lettersOf(toms.slice(0, 2))]).toEqual(["AI AI AI", "AI AI"]);
    const mails = await mailsOf(family);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.params).toMatchObject({ children: [{ name: "Léa" }, { name: "Tom" }] });
    expect((await eventsOf(family)).filter((kind) => kind === "expired")).toHaveLength(2);
  });

  test("leaves alone what staff said by hand, and a child noted as present", async () => {
    const { agent, declarationId, ids } = await ill("illness", { proof: false });
    const all = await absenceIds(declarationId);
    await setAbsences(agent, { absenceIds: all.slice(1, 2), status: "ABSENT_JUSTIFIED", reason: "Vu" });
    await db().attendance.update({ where: { reservationId: ids[2]! }, data: { status: "PRESENT" } });
    setNow("2026-12-01T05:00:00+01:00");
    await expireProofs(system);
    expect(await lettersOf(ids)).toBe("AI AJ P");
  });
});

vi.setConfig({ testTimeout: 20_000 });
