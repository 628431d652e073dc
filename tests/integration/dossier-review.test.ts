import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import {
  addPerson,
  askFile,
  checkDomain,
  decideFile,
  inviteAdult,
  removePerson,
  saveDomain,
  withdrawWish,
} from "@/lib/dossier/commands";
import { familyFile, fileDomain, waitingWishes } from "@/lib/dossier/queries";
import { type FileVerdict, newPersonPayload } from "@/lib/dossier/schema";
import { makeFamily, makeStaff, makeStructure, parentOf } from "../factories";
import { answers, makeHome, makeTwoHomes, setAuthority } from "../factories/dossier";

const rose = (...children: string[]) =>
  newPersonPayload.parse({
    firstName: "Rose",
    lastName: "Petit",
    phone: "06 12 34 56 78",
    mayCollect: "oui",
    children,
  });

async function added(...given: Parameters<typeof addPerson>): Promise<string> {
  const result = await addPerson(...given);
  if (!result.ok) throw new Error(result.code);
  return result.value.id;
}

describe("a parent without authority, in the same household", () => {
  test.each(["NO", "WITHDRAWN"] as const)(
    "opens by no second login what is closed to it (%s)",
    async (authority) => {
      const structureId = await makeStructure();
      const family = await makeFamily([structureId], {
        adults: [{ firstName: "Claire", email: null }, { firstName: "Karim" }],
      });
      const [claire, karim] = [family.adults[0]!, parentOf(family, 1)];
      await setAuthority(karim.adultId, family.childIds[0]!, authority);
      const invitation = { adultId: claire.adultId, email: `second-${claire.adultId}@exemple.test` };
      expect(await inviteAdult(karim, invitation)).toEqual({ ok: false, code: "invite-by-structure" });
      expect(await db().account.count({ where: { adultId: claire.adultId } })).toBe(0);
    },
  );

  test.each(["NO", "WITHDRAWN"] as const)(
    "neither sees nor removes whom the other one trusts (%s)",
    async (authority) => {
      const { claire, karim, childId } = await makeHome();
      const id = await added(claire, rose(childId));
      await setAuthority(karim.adultId, childId, authority);
      expect((await familyFile(karim)).persons).toEqual([]);
      expect(await fileDomain(karim, { subject: "PERSON", id, domain: "identity" })).toBeNull();
      expect(await removePerson(karim, { personId: id })).toEqual({ ok: false, code: "not-found" });
      const edit = answers("PERSON", id, "identity", { phone: "+33612345679", mayCollect: "oui" });
      expect(await saveDomain(karim, edit)).toEqual({ ok: false, code: "not-found" });
      expect((await familyFile(claire)).persons).toMatchObject([{ id, childIds: [childId] }]);
    },
  );

  test("takes a person away from its own children alone", async () => {
    const family = await makeFamily([await makeStructure()], {
      adults: [{}, { firstName: "Karim" }],
      children: ["Léa", "Tom"].map((firstName) => ({
        firstName,
        lastName: "Martin",
        birthDate: "2018-05-04",
        sex: null,
        schoolClass: null,
      })),
    });
    const [lea, tom] = family.childIds as [string, string];
    const [claire, karim] = [parentOf(family), parentOf(family, 1)];
    const id = await added(claire, rose(lea, tom));
    await setAuthority(karim.adultId, lea, "WITHDRAWN");
    expect(await removePerson(karim, { personId: id })).toMatchObject({ ok: true });
    expect((await familyFile(karim)).persons).toEqual([]);
    expect((await familyFile(claire)).persons).toMatchObject([{ id, childIds: [lea] }]);
  });
});

describe("the wish that an adult be removed", () => {
  test("is hidden from that adult, who cannot take it back, and hears nothing of it", async () => {
    const { claire, karim, agent, family } = await makeHome();
    const message = "Il ne vit plus avec nous";
    const asked = await askFile(claire, { kind: "REMOVE_ADULT", subjectId: karim.adultId, message });
    if (!asked.ok) throw new Error(asked.code);
    const { id } = asked.value;
    expect((await familyFile(karim)).wishes).toEqual([]);
    expect((await familyFile(claire)).wishes).toMatchObject([{ id, message }]);
    expect(await withdrawWish(karim, { id })).toEqual({ ok: false, code: "not-found" });
    expect(
      await decideFile(agent, new Map([[id, { accept: false as const, reason: "Il faut un jugement" }]])),
    ).toMatchObject({ ok: true });
    const mails = await db().mail.findMany({
      where: { template: "file-decision", householdId: family.householdId },
    });
    expect(mails.map(({ accountId }) => accountId)).toEqual([claire.accountId]);
    expect((await familyFile(karim)).wishes).toEqual([]);
  });

  test("about oneself stays one's own", async () => {
    const { karim } = await makeHome();
    const asked = await askFile(karim, { kind: "REMOVE_ADULT", subjectId: karim.adultId, message: "" });
    if (!asked.ok) throw new Error(asked.code);
    expect((await familyFile(karim)).wishes).toHaveLength(1);
    expect(await withdrawWish(karim, { id: asked.value.id })).toMatchObject({ ok: true });
  });
});

test("staff learn no health value from a refusal that nobody logged", async () => {
  const { claire, structureId, childId } = await makeHome();
  const noted = { healthNote: "Secret 1", doctor: { name: "Dr Roux", phone: "", city: "" } };
  expect(await saveDomain(claire, answers("CHILD", childId, "health", noted))).toMatchObject({ ok: true });
  const nurse = await makeStaff([structureId], ["HEALTH"]);
  const probe = answers("CHILD", childId, "health", { healthNote: "x", doctor: {} }, 0);
  const refused = await checkDomain(nurse, probe);
  expect(refused).toMatchObject({
    ok: false,
    code: "changed-meanwhile",
    values: { "doctor.name": "Dr Roux" },
  });
  expect(await db().healthRead.findMany({ where: { childId } })).toMatchObject([
    { accountId: nurse.accountId, purpose: "SCREEN" },
  ]);
});

describe("a parent who asks to add a child that another home brought", () => {
  const zoe = { firstName: "Zoé", lastName: "Martin", birthDate: "2021-03-02", sex: null, schoolClass: null };
  const asked = async () => {
    const home = await makeHome();
    const other = await makeFamily([home.structureId], { children: [zoe] });
    await askFile(home.claire, { kind: "ADD_CHILD", payload: { ...zoe, school: null }, message: "" });
    const [wish] = await waitingWishes(home.agent, { limit: 10 });
    const decide = (verdict: FileVerdict) => decideFile(home.agent, new Map([[wish!.id, verdict]]));
    const childId = other.childIds[0]!;
    const tie = () =>
      db().guardianship.findUnique({
        where: { adultId_childId: { adultId: home.claire.adultId, childId } },
      });
    return { ...home, childId, decide, tie };
  };

  test("holds no authority over it unless staff name that parent", async () => {
    const { claire, childId, decide, tie } = await asked();
    expect(await decide({ accept: true, duplicates: "memes" })).toMatchObject({ value: { accepted: 1 } });
    expect(await tie()).toMatchObject({ parentalAuthority: "NO", mayCollect: false });
    expect(await fileDomain(claire, { subject: "CHILD", id: childId, domain: "health" })).toBeNull();
  });

  test("gets back no authority that a judgment withdrew", async () => {
    const { claire, childId, decide, tie } = await asked();
    await db().guardianship.create({ data: { adultId: claire.adultId, childId, payerShare: 0 } });
    await setAuthority(claire.adultId, childId, "WITHDRAWN");
    const same: FileVerdict = { accept: true, duplicates: "memes", authority: [claire.adultId] };
    expect(await decide(same)).toMatchObject({ value: { accepted: 1 } });
    expect(await tie()).toMatchObject({ parentalAuthority: "WITHDRAWN" });
    expect((await familyFile(claire)).children.map(({ id }) => id)).not.toContain(childId);
  });
});

describe("a person whom a parent wishes to authorise, where staff validate", () => {
  const scene = async () => {
    const home = await makeHome({ domains: { "PERSON.identity": "VALIDATED" } });
    const id = await added(home.claire, rose(home.childId));
    const decide = () => decideFile(home.agent, new Map([[id, { accept: true as const }]]));
    return { ...home, id, decide };
  };

  test("is unknown to an adult to whom the child is closed, on the page and by mail", async () => {
    const { claire, karim, agent, childId, householdId, id, decide } = await scene();
    await setAuthority(karim.adultId, childId, "WITHDRAWN");
    expect((await familyFile(karim)).wishes).toEqual([]);
    expect(await withdrawWish(karim, { id })).toEqual({ ok: false, code: "not-found" });
    expect((await familyFile(claire)).wishes).toHaveLength(1);
    expect(await decide()).toMatchObject({ value: { accepted: 1 } });
    const [person] = (await familyFile(claire)).persons;
    const edit = { firstName: "Rose", lastName: "Petit", phone: "+33612345670", mayCollect: "oui" };
    const place = answers("PERSON", person!.id, "identity", { ...edit, children: childId });
    expect(await saveDomain(claire, place)).toMatchObject({ value: { waiting: 1 } });
    const [change] = await db().fieldChange.findMany({ where: { subjectId: person!.id, state: "PENDING" } });
    await decideFile(agent, new Map([[change!.id, { accept: false as const, reason: "Numéro inconnu" }]]));
    const mails = await db().mail.findMany({ where: { template: "file-decision", householdId } });
    expect(mails.map(({ accountId }) => accountId)).toEqual([claire.accountId, claire.accountId]);
  });

  test("collects no child over whom that parent lost authority meanwhile", async () => {
    const { claire, childId, householdId, decide } = await scene();
    await setAuthority(claire.adultId, childId, "WITHDRAWN");
    expect(await decide()).toMatchObject({ value: { accepted: 1 } });
    expect(await db().authorisedPersonChild.count({ where: { person: { householdId } } })).toBe(0);
  });
});

test("staff are not told the name of an adult of a home that is none of their families", async () => {
  const { claire, agentHere, agentThere, childId } = await makeTwoHomes();
  const place = { subject: "CHILD", id: childId, domain: "school" } as const;
  await saveDomain(claire, answers("CHILD", childId, "school", { school: "École du Lac" }));
  const changed = async (actor: typeof agentHere) =>
    (await fileDomain(actor, place))!.fields.find(({ key }) => key === "school")!.changed;
  expect(await changed(agentHere)).toMatchObject({ by: "HOME", name: expect.stringContaining("Claire") });
  expect(await changed(agentThere)).toMatchObject({ by: "OTHER_HOME", name: null });
});
