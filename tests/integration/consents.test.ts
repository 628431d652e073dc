import { describe, expect, test } from "vitest";
import { answerConsent, recordPaperConsent } from "@/lib/consents/commands";
import { awaitedAnswers, consentsOf, effectiveConsents, householdConsents } from "@/lib/consents/queries";
import type { ConsentKind, NewAnswer } from "@/lib/consents/schema";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeFamily, makeStaff, makeStructure, parentOf } from "../factories";
import { setAuthority } from "../factories/authority";
import { twoHomes } from "./custody-scenes";

const notFound = { ok: false, code: "not-found" };

const answer = (childId: string, kind: ConsentKind, given: Partial<NewAnswer> = {}): NewAnswer => ({
  childId,
  kind,
  granted: true,
  supports: kind === "PHOTO" ? ["DISPLAY"] : [],
  purposes: kind === "PHOTO" ? ["FAMILIES"] : [],
  from: kind === "LEAVE_ALONE" ? "16:45" : null,
  validTo: kind === "PHOTO" ? "2027-08-31" : null,
  ...given,
});
const refusal: Partial<NewAnswer> = { granted: false, supports: [], purposes: [], from: null, validTo: null };

const viewOf = async (reader: Parameters<typeof consentsOf>[0], childId: string, kind: ConsentKind) =>
  (await consentsOf(reader, childId))!.consents.find(({ effective }) => effective.kind === kind)!;

const stored = (childId: string) => db().consent.findMany({ where: { childId }, orderBy: { id: "asc" } });

describe("a parent's answer", () => {
  test("waits for the other parent, and each reads what the other said without a name", async () => {
    const { mother, father, childId, mum, dad } = await twoHomes();
    expect(await answerConsent(mum, answer(childId, "PHOTO"))).toEqual({ ok: true });
    expect((await viewOf(mum, childId, "PHOTO")).effective.state).toBe("waiting");
    expect(await answerConsent(dad, answer(childId, "PHOTO", { supports: ["DISPLAY", "PRESS"] }))).toEqual({
      ok: true,
    });
    const seen = await viewOf(dad, childId, "PHOTO");
    expect(seen.effective).toMatchObject({ state: "granted", supports: ["DISPLAY"], validTo: "2027-08-31" });
    expect(seen.people.map(({ person }) => person.who)).toEqual(["other", "you"]);
    const bytes = JSON.stringify(await consentsOf(dad, childId));
    const [adult] = mother.adults;
    for (const secret of [mother.householdId, adult!.adultId, adult!.accountId!, adult!.email!, "Zéphyrine"])
      expect(bytes).not.toContain(secret);
    expect(father.householdId).not.toBe(mother.householdId);
  });

  test("is awaited from each parent until it is given", async () => {
    const { childId, mum, dad } = await twoHomes();
    await answerConsent(mum, answer(childId, "PHOTO"));
    await answerConsent(mum, answer(childId, "TRANSPORT", refusal));
    expect([await awaitedAnswers(mum), await awaitedAnswers(dad)]).toEqual([
      new Map([[childId, 2]]),
      new Map([[childId, 4]]),
    ]);
  });

  test("is taken back at any time, and stays in the history", async () => {
    const { childId, mum } = await twoHomes();
    await answerConsent(mum, answer(childId, "TRANSPORT"));
    expect((await viewOf(mum, childId, "TRANSPORT")).effective.state).toBe("granted");
    await answerConsent(mum, answer(childId, "TRANSPORT", refusal));
    const { effective, history } = await viewOf(mum, childId, "TRANSPORT");
    expect(effective.state).toBe("refused");
    expect(history.map(({ granted }) => granted)).toEqual([false, true]);
    const [first] = await stored(childId);
    await expect(
      db().consent.update({ where: { id: first!.id }, data: { granted: false } }),
    ).rejects.toThrow();
  });

  test("pressed twice at once is stored once, with its line of history", async () => {
    const { childId, mum } = await twoHomes();
    await Promise.all([1, 2].map(() => answerConsent(mum, answer(childId, "LEAVE_ALONE"))));
    expect(await stored(childId)).toMatchObject([{ kind: "LEAVE_ALONE", details: { from: "16:45" } }]);
    const events = await db().auditEvent.count({
      where: { kind: "consent.answered", details: { path: ["childId"], equals: childId } },
    });
    expect(events).toBe(1);
  });

  test.each(["2026-11-15", "2031-11-17"])("until %s is refused by its field", async (validTo) => {
    const { childId, mum } = await twoHomes();
    expect(await answerConsent(mum, answer(childId, "PHOTO", { validTo }))).toMatchObject({
      ok: false,
      fields: { jusquAu: "consent-end" },
    });
    expect(await stored(childId)).toEqual([]);
  });

  test.each(["NO", "WITHDRAWN"] as const)(
    "is neither given nor read with an authority of %s",
    async (authority) => {
      const { father, childId, mum, dad } = await twoHomes();
      await answerConsent(dad, answer(childId, "PHOTO", refusal));
      await setAuthority(father.adults[0]!.adultId, childId, authority);
      expect(await answerConsent(dad, answer(childId, "PHOTO"))).toMatchObject(notFound);
      expect(await consentsOf(dad, childId)).toBeNull();
      // The word of who lost authority counts no more: the mother alone decides.
      await answerConsent(mum, answer(childId, "PHOTO"));
      expect((await viewOf(mum, childId, "PHOTO")).effective.state).toBe("granted");
      expect(await stored(childId)).toHaveLength(2);
    },
  );

  test("is not given about another family's child", async () => {
    const { childId, structureId } = await twoHomes();
    const stranger = parentOf(await makeFamily([structureId]));
    for (const id of [childId, newId()])
      expect(await answerConsent(stranger, answer(id, "PHOTO"))).toMatchObject(notFound);
    for (const id of [childId, newId(), "nonsense"]) expect(await consentsOf(stranger, id)).toBeNull();
    expect(await stored(childId)).toEqual([]);
  });
});

describe("a structure's settings", () => {
  test("say which consents every parent must give; the most demanding structure counts", async () => {
    const { father, childId, mum, structureId } = await twoHomes();
    const other = await makeStructure();
    await db().householdStructure.create({ data: { householdId: father.householdId, structureId: other } });
    await db().fileSettings.create({ data: { structureId, bothParents: [] } });
    await answerConsent(mum, answer(childId, "PHOTO"));
    await answerConsent(mum, answer(childId, "EMERGENCY_CARE"));
    expect((await viewOf(mum, childId, "PHOTO")).effective.state).toBe("waiting");
    await db().fileSettings.create({ data: { structureId: other, bothParents: ["EMERGENCY_CARE"] } });
    expect((await viewOf(mum, childId, "PHOTO")).effective.state).toBe("granted");
    expect(await viewOf(mum, childId, "EMERGENCY_CARE")).toMatchObject({
      everyAdult: true,
      effective: { state: "waiting" },
    });
  });
});

describe("staff", () => {
  test("copy a signed paper, told from an answer online", async () => {
    const { mother, father, childId, agent, mum, dad } = await twoHomes();
    const [{ adultId }] = father.adults as [(typeof father.adults)[0]];
    expect(await recordPaperConsent(agent, { ...answer(childId, "PHOTO"), adultId })).toEqual({ ok: true });
    await answerConsent(mum, answer(childId, "PHOTO"));
    const { people, effective } = await viewOf(dad, childId, "PHOTO");
    expect(effective.state).toBe("granted");
    expect(people.map(({ answer: given }) => given?.onPaper)).toEqual([false, true]);
    const [seen] = await householdConsents(agent, mother.householdId);
    expect(seen!.consents[0]!.people.map(({ person }) => person)).toMatchObject([
      { who: "home", name: "Zéphyrine Martin" },
      { who: "home", name: "Hippolyte Martin" },
    ]);
  });

  test("of another structure neither read nor write", async () => {
    const { mother, childId } = await twoHomes();
    const elsewhere = await makeStaff([await makeStructure()], ["FAMILIES", "HEALTH"]);
    const paper = { ...answer(childId, "PHOTO"), adultId: mother.adults[0]!.adultId };
    expect(await recordPaperConsent(elsewhere, paper)).toMatchObject(notFound);
    expect(await householdConsents(elsewhere, mother.householdId)).toEqual([]);
    expect(await householdConsents(elsewhere, "nonsense")).toEqual([]);
    expect((await effectiveConsents(elsewhere, [childId])).size).toBe(0);
    expect(await stored(childId)).toEqual([]);
  });

  test("who know one home only neither name the other's adult nor write for it", async () => {
    const { mother, father, childId, agent } = await twoHomes();
    await db().householdStructure.deleteMany({ where: { householdId: father.householdId } });
    const [seen] = await householdConsents(agent, mother.householdId);
    expect(seen!.consents[0]!.people.map(({ person }) => person.who)).toEqual(["home", "other"]);
    expect(JSON.stringify(seen)).not.toContain("Hippolyte");
    const paper = { ...answer(childId, "PHOTO"), adultId: father.adults[0]!.adultId };
    expect(await recordPaperConsent(agent, paper)).toMatchObject(notFound);
  });

  test("do not write for an adult without authority, nor for another child's", async () => {
    const { father, childId, agent, structureId } = await twoHomes();
    const stranger = await makeFamily([structureId]);
    await setAuthority(father.adults[0]!.adultId, childId, "NO");
    for (const { adultId } of [father.adults[0]!, stranger.adults[0]!])
      expect(await recordPaperConsent(agent, { ...answer(childId, "PHOTO"), adultId })).toMatchObject(
        notFound,
      );
    expect(await stored(childId)).toEqual([]);
  });

  test("with the permission santé read what is in force, for a sheet", async () => {
    const { childId, mum, structureId } = await twoHomes();
    await answerConsent(mum, answer(childId, "LEAVE_ALONE"));
    const nurse = await makeStaff([structureId], ["HEALTH"]);
    expect((await effectiveConsents(nurse, [childId, newId()])).get(childId)).toMatchObject({
      LEAVE_ALONE: { state: "granted", from: "16:45" },
      PHOTO: { state: "waiting" },
    });
    await expect(effectiveConsents(await makeStaff([structureId]), [childId])).rejects.toThrow();
  });
});
