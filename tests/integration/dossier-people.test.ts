import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import {
  addPerson,
  askFile,
  confirmFile,
  inviteAdult,
  removePerson,
  saveDomain,
  withdrawWish,
} from "@/lib/dossier/commands";
import { familyFile, fileBlocks, fileDomain } from "@/lib/dossier/queries";
import { newPersonPayload } from "@/lib/dossier/schema";
import { newId } from "@/lib/ids";
import { makeFamily, makeStaff, makeStructure, parentOf } from "../factories";
import { answers, makeHome, makeTwoHomes, setAuthority } from "../factories/dossier";

const ROSE = { firstName: "Rose", lastName: "Petit", phone: "06 12 34 56 78", mayCollect: "oui" };
const rose = (...children: string[]) => newPersonPayload.parse({ ...ROSE, children });

describe("authorised persons", () => {
  test("are added, edited and removed at once", async () => {
    const { claire, karim, childId } = await makeHome();
    const added = await addPerson(claire, rose(childId));
    if (!added.ok) throw new Error(added.code);
    const { id } = added.value;
    expect(added.value.waiting).toBe(false);
    expect((await familyFile(karim)).persons).toMatchObject([
      { id, name: "Rose Petit", mayCollect: true, emergencyContact: false, childIds: [childId] },
    ]);
    const edited = { firstName: "Rose", lastName: "", phone: "+33612345678", emergencyContact: "oui" };
    expect(
      await saveDomain(karim, answers("PERSON", id, "identity", { ...edited, children: childId })),
    ).toEqual({ ok: true, value: { applied: 3, waiting: 0 } });
    expect((await familyFile(claire)).persons).toMatchObject([
      { name: "Rose", mayCollect: false, emergencyContact: true },
    ]);
    expect(
      await saveDomain(
        karim,
        answers("PERSON", id, "identity", { ...edited, emergencyContact: "", children: childId }, 2),
      ),
    ).toMatchObject({ fields: { mayCollect: "person-use" } });
    expect(await removePerson(karim, { personId: id })).toMatchObject({ ok: true });
    expect(await removePerson(karim, { personId: id })).toEqual({ ok: false, code: "not-found" });
    expect((await familyFile(claire)).persons).toEqual([]);
    expect(await fileDomain(claire, { subject: "PERSON", id, domain: "identity" })).toBeNull();
  });

  test("are one household's own: neither the other home nor its staff reach them", async () => {
    const { claire, sofia, agentThere, childId } = await makeTwoHomes();
    const added = await addPerson(claire, rose(childId));
    if (!added.ok) throw new Error(added.code);
    const { id } = added.value;
    expect((await familyFile(sofia)).persons).toEqual([]);
    for (const actor of [sofia, agentThere]) {
      expect(await fileDomain(actor, { subject: "PERSON", id, domain: "identity" })).toBeNull();
      expect(await removePerson(actor, { personId: id })).toEqual({ ok: false, code: "not-found" });
    }
  });

  test("are for children of whom the parent may speak only", async () => {
    const { claire, karim, family } = await makeHome();
    const [childId] = family.childIds as [string];
    const stranger = await makeFamily([await makeStructure()]);
    expect(await addPerson(claire, rose(childId, stranger.childIds[0]!))).toMatchObject({
      fields: { children: "not-found" },
    });
    await setAuthority(karim.adultId, childId, "NO");
    expect(await addPerson(karim, rose(childId))).toMatchObject({ fields: { children: "not-found" } });
  });

  test("keep the children that who edits them does not see", async () => {
    const structureId = await makeStructure();
    const family = await makeFamily([structureId], {
      adults: [{}, { firstName: "Karim" }],
      children: ["Léa", "Tom"].map((firstName) => ({
        firstName,
        lastName: "Martin",
        birthDate: "2018-05-04",
        sex: null,
        schoolClass: null,
      })),
    });
    const [claire, karim] = [parentOf(family, 0), parentOf(family, 1)];
    const [lea, tom] = family.childIds as [string, string];
    const added = await addPerson(claire, rose(lea, tom));
    if (!added.ok) throw new Error(added.code);
    await setAuthority(karim.adultId, tom, "WITHDRAWN");
    const { id } = added.value;
    expect((await familyFile(karim)).persons).toMatchObject([{ childIds: [lea] }]);
    await saveDomain(
      karim,
      answers("PERSON", id, "identity", { ...ROSE, emergencyContact: "oui", children: lea }),
    );
    expect((await familyFile(claire)).persons).toMatchObject([{ childIds: [lea, tom].sort() }]);
  });

  test("wait where the structure checks them", async () => {
    const { claire, childId } = await makeHome({ domains: { "PERSON.identity": "VALIDATED" } });
    const added = await addPerson(claire, rose(childId));
    expect(added).toMatchObject({ ok: true, value: { waiting: true } });
    const file = await familyFile(claire);
    expect(file.persons).toEqual([]);
    expect(file.wishes).toMatchObject([{ kind: "ADD_PERSON", name: "Rose Petit", state: "PENDING" }]);
  });
});

describe("wishes", () => {
  const child = { firstName: "Zoé", lastName: "Martin", birthDate: "2021-03-02" };
  const newChild = { ...child, sex: null, school: null, schoolClass: null };

  test("wait for staff, once each, until they are withdrawn", async () => {
    const { claire, karim } = await makeHome();
    const wish = { kind: "ADD_CHILD", payload: newChild, message: "Née hier" } as const;
    const [one, other] = await Promise.all([askFile(claire, wish), askFile(karim, wish)]);
    const asked = [one, other].find(({ ok }) => ok);
    expect([one, other].find(({ ok }) => !ok)).toEqual({ ok: false, code: "wish-asked-already" });
    if (!asked?.ok) throw new Error("none was kept");
    expect((await familyFile(karim)).wishes).toMatchObject([
      { kind: "ADD_CHILD", name: "Zoé Martin", message: "Née hier", state: "PENDING", own: true },
    ]);
    expect(await withdrawWish(karim, asked.value)).toMatchObject({ ok: true });
    expect(await withdrawWish(karim, asked.value)).toEqual({ ok: false, code: "change-decided" });
    expect((await familyFile(karim)).wishes).toEqual([]);
  });

  test("are about one's own household", async () => {
    const { claire, sofia, childId, first, second } = await makeTwoHomes();
    const removal = (kind: "REMOVE_ADULT" | "REMOVE_CHILD" | "CUSTODY", subjectId: string) =>
      ({ kind, subjectId, message: "" }) as const;
    const [stranger] = second.adults;
    expect(await askFile(claire, removal("REMOVE_ADULT", stranger!.adultId))).toMatchObject({
      code: "not-found",
    });
    await setAuthority(sofia.adultId, childId, "NO");
    expect(await askFile(sofia, removal("CUSTODY", childId))).toMatchObject({ code: "not-found" });
    expect(await askFile(claire, removal("REMOVE_CHILD", childId))).toMatchObject({ ok: true });
    const wish = await db().fileRequest.findFirstOrThrow({ where: { householdId: first.householdId } });
    expect(await withdrawWish(sofia, wish)).toEqual({ ok: false, code: "not-found" });
    expect((await familyFile(sofia)).wishes).toEqual([]);
    expect(await db().householdChild.count({ where: { childId } })).toBe(2);
  });

  test("for a child older than its parent are refused by the field", async () => {
    const { claire } = await makeHome();
    await db().adult.update({ where: { id: claire.adultId }, data: { birthDate: new Date("2021-03-02") } });
    expect(await askFile(claire, { kind: "ADD_CHILD", payload: newChild, message: "" })).toMatchObject({
      fields: { birthDate: "child-older-than-adult" },
    });
  });
});

describe("inviting the second adult", () => {
  async function alone() {
    const structureId = await makeStructure();
    const family = await makeFamily([structureId], {
      adults: [{}, { firstName: "Karim", email: null }],
    });
    return { family, claire: parentOf(family), karimId: family.adults[1]!.adultId };
  }

  test("makes one login and one mail, whoever presses twice", async () => {
    const { claire, karimId, family } = await alone();
    const email = `${newId()}@exemple.test`;
    const results = await Promise.all([1, 2].map(() => inviteAdult(claire, { adultId: karimId, email })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: "login-exists" });
    expect(await db().account.findMany({ where: { adultId: karimId } })).toMatchObject([{ email }]);
    expect(await db().mail.findMany({ where: { householdId: family.householdId } })).toMatchObject([
      { template: "invitation", to: email, params: { firstName: "Karim" } },
    ]);
    expect((await familyFile(claire)).adults[1]).toMatchObject({ login: "INVITED" });
  });

  test("is for one's own household, and an e-mail that has no login", async () => {
    const { claire, karimId, family } = await alone();
    const other = await alone();
    const email = `${newId()}@exemple.test`;
    expect(await inviteAdult(claire, { adultId: other.karimId, email })).toMatchObject({ code: "not-found" });
    const taken = other.family.adults[0]!.email!.toUpperCase();
    expect(await inviteAdult(claire, { adultId: karimId, email: taken })).toMatchObject({
      fields: { email: "email-taken-invite" },
    });
    expect(await db().mail.count({ where: { householdId: family.householdId } })).toBe(0);
  });
});

describe("the yearly confirmation", () => {
  const SEPTEMBER = { confirmFrom: "09-01", blockUnconfirmed: true };

  test("is due until a parent gives it, then for everybody", async () => {
    const { claire, karim } = await makeHome(SEPTEMBER);
    expect((await familyFile(karim)).confirmation).toEqual({
      confirmedOn: null,
      due: "2026-09-01",
      blocking: true,
    });
    expect(await fileBlocks(karim)).toMatchObject({ unconfirmed: true });
    expect(await confirmFile(claire)).toEqual({ ok: true, value: undefined });
    expect((await familyFile(karim)).confirmation).toMatchObject({ due: null, blocking: false });
    expect(await fileBlocks(karim)).toMatchObject({ unconfirmed: false });
    expect(await db().auditEvent.count({ where: { kind: "file.confirmed" } })).toBe(1);
  });

  test("waits for what is required", async () => {
    const { claire, karim } = await makeHome(SEPTEMBER);
    await db().adult.update({ where: { id: karim.adultId }, data: { phone: null } });
    expect(await confirmFile(claire)).toEqual({ ok: false, code: "required-missing" });
    expect(
      (await familyFile(claire)).adults[1]!.domains.find(({ domain }) => domain === "contact"),
    ).toMatchObject({ missing: ["phone"] });
  });

  test("does not wait for what staff have yet to decide", async () => {
    const { claire, karim } = await makeHome({ ...SEPTEMBER, domains: { "ADULT.contact": "VALIDATED" } });
    await db().adult.update({ where: { id: karim.adultId }, data: { phone: null } });
    await saveDomain(claire, answers("ADULT", karim.adultId, "contact", { phone: "0612345678" }));
    expect((await familyFile(claire)).adults[1]!.domains[1]).toMatchObject({ missing: [], waiting: 1 });
    expect(await confirmFile(claire)).toMatchObject({ ok: true });
  });

  test("is not asked where no structure wants it", async () => {
    const { claire } = await makeHome();
    expect((await familyFile(claire)).confirmation).toEqual({
      confirmedOn: null,
      due: null,
      blocking: false,
    });
  });
});

test("staff edit a family of their structures, and no other", async () => {
  const { agent, claire, structureId } = await makeHome();
  const far = await makeStaff([await makeStructure()], ["FAMILIES"]);
  const contact = answers("ADULT", claire.adultId, "contact", { phone: "", profession: "Menuisière" });
  expect(await saveDomain(far, contact)).toEqual({ ok: false, code: "not-found" });
  // What only families must fill, staff may leave out.
  expect(await saveDomain(agent, contact)).toEqual({ ok: true, value: { applied: 2, waiting: 0 } });
  const clerk = await makeStaff([structureId], ["REQUESTS"]);
  await expect(saveDomain(clerk, contact)).rejects.toThrow();
});
