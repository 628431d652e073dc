import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { addPerson, askFile, decideFile, saveDomain, withdrawChange } from "@/lib/dossier/commands";
import { familyFile, fileDomain, fileHistory, waitingChanges, waitingWishes } from "@/lib/dossier/queries";
import { type FileVerdict, newPersonPayload } from "@/lib/dossier/schema";
import { queueCounts } from "@/lib/requests/queries";
import { makeFamily, makeStaff, parentOf } from "../factories";
import { answers, makeHome, makeTwoHomes, setAuthority } from "../factories/dossier";

const IDENTITY = { firstName: "Léa", lastName: "Martin", birthDate: "2018-05-04" };
const YES: FileVerdict = { accept: true };
const no = (reason = "Pièce illisible"): FileVerdict => ({ accept: false, reason });

const mailsOf = (householdId: string) =>
  db().mail.findMany({ where: { householdId, template: "file-decision" }, orderBy: { to: "asc" } });

/** A home whose child's sex and birth place wait, by the ids of both changes. */
async function waiting() {
  const home = await makeHome();
  const { claire, childId, agent } = home;
  const typed = { ...IDENTITY, sex: "F", birthPlace: "Grenoble" };
  await saveDomain(claire, answers("CHILD", childId, "identity", typed));
  const [set] = await waitingChanges(agent, { limit: 10 });
  const idOf = (field: string) => set!.fields.find((it) => it.field === field)!.changeId;
  return { ...home, set: set!, sex: idOf("sex"), place: idOf("birthPlace") };
}

describe("changes", () => {
  test("are shown old and new, field by field, to the staff of the household", async () => {
    const { set, claire, childId, householdId } = await waiting();
    expect(set).toMatchObject({
      householdId,
      household: "Claire Martin, Karim Martin",
      subject: "CHILD",
      subjectId: childId,
      subjectName: "Léa Martin",
      domain: "identity",
      sealed: false,
      closed: false,
      by: "Claire Martin",
    });
    expect(set.fields).toMatchObject([
      { field: "sex", old: null, new: "F" },
      { field: "birthPlace", old: null, new: "Grenoble" },
    ]);
    const far = await makeTwoHomes();
    expect(await waitingChanges(far.agentHere, { limit: 10 })).toEqual([]);
    expect(await decideFile(far.agentHere, new Map([[set.fields[0]!.changeId, YES]]))).toEqual({
      ok: false,
      code: "not-found",
    });
    expect((await familyFile(claire)).children[0]!.domains[0]).toMatchObject({ waiting: 2 });
  });

  test("are decided one by one in one decision, with one mail for each adult", async () => {
    const { agent, claire, karim, householdId, childId, sex, place } = await waiting();
    expect(await queueCounts(agent)).toMatchObject({ files: 1, pieces: 0 });
    expect(
      await decideFile(
        agent,
        new Map([
          [sex, YES],
          [place, no()],
        ]),
      ),
    ).toEqual({ ok: true, value: { accepted: 1, refused: 1, already: 0, unanswered: 0 } });
    expect(await queueCounts(agent)).toMatchObject({ files: 0, pieces: 0 });
    const view = await fileDomain(claire, { subject: "CHILD", id: childId, domain: "identity" });
    expect(view).toMatchObject({ version: 2 });
    expect(view!.fields.find(({ key }) => key === "sex")).toMatchObject({ value: "F", waiting: null });
    expect(view!.fields.find(({ key }) => key === "birthPlace")).toMatchObject({
      value: null,
      waiting: null,
      refused: { value: "Grenoble", reason: "Pièce illisible" },
    });
    const mails = await mailsOf(householdId);
    expect(mails.map(({ accountId }) => accountId).sort()).toEqual(
      [claire.accountId, karim.accountId].sort(),
    );
    expect(mails[0]!.params).toEqual({
      items: [
        { name: "Léa Martin", what: "field", key: "sex", outcome: "accepted", reason: null },
        {
          name: "Léa Martin",
          what: "field",
          key: "birthPlace",
          outcome: "refused",
          reason: "Pièce illisible",
        },
      ],
    });
    expect(await fileHistory(agent, householdId)).toMatchObject([
      {
        by: "Claire Martin",
        subjectName: "Léa Martin",
        fields: [
          { key: "sex", old: null, new: "F", state: "ACCEPTED" },
          { key: "birthPlace", new: "Grenoble", state: "REFUSED", reason: "Pièce illisible" },
        ],
      },
    ]);
    // A newer save makes the refusal old.
    await saveDomain(
      claire,
      answers("CHILD", childId, "identity", { ...IDENTITY, sex: "F", birthPlace: "Voiron" }, 2),
    );
    const after = await fileDomain(claire, { subject: "CHILD", id: childId, domain: "identity" });
    expect(after!.fields.find(({ key }) => key === "birthPlace")).toMatchObject({ refused: null });
  });

  test("are won by one of two agents at once; the other is told", async () => {
    const { agent, structureId, householdId, sex, place } = await waiting();
    const other = await makeStaff([structureId], ["FAMILIES"]);
    const both = (verdict: FileVerdict, ids: string[]) => new Map(ids.map((id) => [id, verdict]));
    const results = await Promise.all([
      decideFile(agent, both(YES, [sex, place])),
      decideFile(other, both(no(), [place, sex])),
    ]);
    const values = results.map((result) => (result.ok ? result.value : null)!);
    expect(values.map(({ accepted, refused }) => accepted + refused).sort()).toEqual([0, 2]);
    expect(values.map(({ already }) => already).sort()).toEqual([0, 2]);
    expect(await mailsOf(householdId)).toHaveLength(2);
  });

  test("withdrawn at the same moment are one or the other", async () => {
    const { agent, claire, sex } = await waiting();
    const [withdrawn, decided] = await Promise.all([
      withdrawChange(claire, { changeId: sex }),
      decideFile(agent, new Map([[sex, YES]])),
    ]);
    const accepted = decided.ok ? decided.value.accepted : 0;
    expect([withdrawn.ok, accepted]).toSatisfy(([was, count]) => was === (count === 0));
  });

  test("need a reason to be refused, and leave nobody without a name", async () => {
    const { agent, claire, karim, sex } = await waiting();
    expect(await decideFile(agent, new Map([[sex, no("  ")]]))).toMatchObject({ code: "reason-required" });
    const own = (values: object) => answers("ADULT", karim.adultId, "identity", { ...values });
    await saveDomain(claire, own({ firstName: "", lastName: "Martin" }));
    const [first] = (await waitingChanges(agent, { limit: 10 })).filter(({ subject }) => subject === "ADULT");
    await saveDomain(agent, own({ firstName: "Karim", lastName: "" }));
    expect(await decideFile(agent, new Map([[first!.fields[0]!.changeId, YES]]))).toEqual({
      ok: false,
      code: "name-required",
    });
  });

  test("to a birth date that became impossible since are not accepted", async () => {
    const { agent, claire, childId } = await makeHome();
    await saveDomain(claire, answers("CHILD", childId, "identity", { ...IDENTITY, birthDate: "2005-02-28" }));
    await db().adult.update({ where: { id: claire.adultId }, data: { birthDate: new Date("2006-01-01") } });
    const [set] = await waitingChanges(agent, { limit: 10 });
    expect(await decideFile(agent, new Map([[set!.fields[0]!.changeId, YES]]))).toEqual({
      ok: false,
      code: "child-older-than-adult",
    });
    expect(await queueCounts(agent)).toMatchObject({ files: 1, pieces: 0 });
  });

  test("of a person's children add and take away what was asked", async () => {
    const { agent, claire, karim, childId } = await makeHome({
      domains: { "PERSON.identity": "VALIDATED" },
    });
    const person = newPersonPayload.parse({
      firstName: "Rose",
      mayCollect: "oui",
      phone: "0612345678",
      children: childId,
    });
    await addPerson(claire, person);
    const [wish] = await waitingWishes(agent, { limit: 10 });
    expect(wish).toMatchObject({ kind: "ADD_PERSON", payload: { firstName: "Rose", children: [childId] } });
    expect(await decideFile(agent, new Map([[wish!.id, YES]]))).toMatchObject({ value: { accepted: 1 } });
    expect((await familyFile(karim)).persons).toMatchObject([{ name: "Rose", childIds: [childId] }]);
    const { id } = (await familyFile(karim)).persons[0]!;
    await saveDomain(
      claire,
      answers("PERSON", id, "identity", {
        firstName: "Rose",
        lastName: "",
        phone: "0612345678",
        emergencyContact: "oui",
        children: childId,
      }),
    );
    const [set] = await waitingChanges(agent, { limit: 10 });
    expect(
      await decideFile(agent, new Map(set!.fields.map(({ changeId }) => [changeId, YES]))),
    ).toMatchObject({
      value: { accepted: 2 },
    });
    expect((await familyFile(karim)).persons).toMatchObject([
      { mayCollect: false, emergencyContact: true, childIds: [childId] },
    ]);
  });
});

describe("health", () => {
  test("is decided by HEALTH alone, each reading logged, and no mail says what", async () => {
    const { agent, claire, structureId, householdId, childId } = await makeHome({
      domains: { "CHILD.diet": "VALIDATED" },
    });
    await saveDomain(claire, answers("CHILD", childId, "diet", { diets: ["NO_PORK"], dietNote: "Canari" }));
    const clerk = await makeStaff([structureId], ["FAMILIES"]);
    const [closed] = await waitingChanges(clerk, { limit: 10 });
    expect(closed).toMatchObject({
      sealed: true,
      closed: true,
      fields: [{ old: null, new: null }, { new: null }],
    });
    expect(await db().healthRead.count({ where: { childId } })).toBe(0);
    const ids = closed!.fields.map(({ changeId }) => changeId);
    expect(await decideFile(clerk, new Map(ids.map((id) => [id, YES])))).toMatchObject({ code: "not-found" });

    const [open] = await waitingChanges(agent, { limit: 10 });
    expect(open).toMatchObject({
      closed: false,
      fields: [{ old: null, new: ["NO_PORK"] }, { new: "Canari" }],
    });
    expect(await db().healthRead.findMany({ where: { childId } })).toMatchObject([{ purpose: "DECISION" }]);
    const verdicts = new Map(ids.map((id, index) => [id, index === 0 ? YES : no("Parlez-nous du canari")]));
    expect(await decideFile(agent, verdicts)).toMatchObject({ value: { accepted: 1, refused: 1 } });
    const view = await fileDomain(claire, { subject: "CHILD", id: childId, domain: "diet" });
    expect(view!.fields).toMatchObject([
      { key: "diets", value: ["NO_PORK"] },
      { key: "dietNote", value: "", refused: { value: "Canari", reason: "Parlez-nous du canari" } },
    ]);
    const params = JSON.stringify((await mailsOf(householdId)).map((mail) => mail.params));
    expect(params).not.toMatch(/canari|diets|NO_PORK/i);
    expect(JSON.stringify(await fileHistory(agent, householdId))).not.toMatch(/"Canari|NO_PORK/);
  });
});

describe("wishes", () => {
  const zoe = { firstName: "Zoé", lastName: "Martin", birthDate: "2021-03-02" };
  const newChild = { ...zoe, sex: null, school: "Jules Ferry", schoolClass: "MS" as const };

  test("for a child: it sits in the household, under the authority of who asked", async () => {
    const { agent, claire, karim, householdId } = await makeHome();
    await askFile(claire, { kind: "ADD_CHILD", payload: newChild, message: "" });
    const [wish] = await waitingWishes(agent, { limit: 10 });
    expect(wish).toMatchObject({
      knownChild: false,
      adults: [
        { id: claire.adultId, asker: true },
        { id: karim.adultId, asker: false },
      ],
    });
    expect(await decideFile(agent, new Map([[wish!.id, YES]]))).toMatchObject({ value: { accepted: 1 } });
    const child = await db().child.findFirstOrThrow({
      where: { firstName: "Zoé", households: { some: { householdId } } },
      include: { guardianships: true },
    });
    expect(child).toMatchObject({ school: "Jules Ferry", schoolClass: "MS" });
    expect(
      Object.fromEntries(child.guardianships.map((tie) => [tie.adultId, tie.parentalAuthority])),
    ).toEqual({ [claire.adultId]: "YES", [karim.adultId]: "NO" });
    expect((await mailsOf(householdId))[0]!.params).toEqual({
      items: [{ name: "Zoé Martin", what: "wish", key: "ADD_CHILD", outcome: "accepted", reason: null }],
    });
  });

  test("for a known child wait for the answer of staff, and then tie the same one", async () => {
    const { agent, claire, householdId, structureId } = await makeHome();
    const other = await makeFamily([structureId], {
      children: [{ ...zoe, sex: null, schoolClass: null }],
    });
    await askFile(claire, { kind: "ADD_CHILD", payload: newChild, message: "" });
    const [wish] = await waitingWishes(agent, { limit: 10 });
    expect(wish).toMatchObject({ knownChild: true });
    expect(await decideFile(agent, new Map([[wish!.id, YES]]))).toEqual({
      ok: true,
      value: { accepted: 0, refused: 0, already: 0, unanswered: 1 },
    });
    const same: FileVerdict = { accept: true, duplicates: "memes", authority: [claire.adultId] };
    expect(await decideFile(agent, new Map([[wish!.id, same]]))).toMatchObject({ value: { accepted: 1 } });
    const homes = await db().householdChild.findMany({
      where: { childId: other.childIds[0]! },
      orderBy: { rank: "asc" },
    });
    expect(homes.map((home) => home.householdId)).toEqual([other.householdId, householdId]);
    expect((await familyFile(parentOf(other))).children).toMatchObject([{ hasOtherHome: true }]);
  });

  test("for an adult: no right over the children until staff give one; a free e-mail is invited", async () => {
    const { agent, claire, householdId } = await makeHome();
    const payload = {
      civility: null,
      firstName: "Paul",
      lastName: null,
      birthDate: null,
      phone: null,
      email: `paul-${householdId}@exemple.test`,
    };
    await askFile(claire, { kind: "ADD_ADULT", payload, message: "Mon conjoint" });
    const [wish] = await waitingWishes(agent, { limit: 10 });
    await decideFile(agent, new Map([[wish!.id, YES]]));
    const adult = await db().adult.findFirstOrThrow({
      where: { householdId, firstName: "Paul" },
      include: { guardianships: true, account: true },
    });
    expect(adult).toMatchObject({ lastName: "", guardianships: [], account: { email: payload.email } });
    expect(await db().mail.count({ where: { householdId, template: "invitation" } })).toBe(1);
  });

  test("to remove somebody remove nobody; refusals show with their reason", async () => {
    const { agent, claire, karim, householdId, childId } = await makeHome();
    await askFile(claire, { kind: "REMOVE_ADULT", subjectId: karim.adultId, message: "Il est parti" });
    await askFile(claire, { kind: "REMOVE_CHILD", subjectId: childId, message: "" });
    await setAuthority(karim.adultId, childId, "NO");
    const wishes = await waitingWishes(agent, { limit: 10 });
    const [adult, child] = wishes as [(typeof wishes)[0], (typeof wishes)[0]];
    expect([adult.subjectName, child.subjectName]).toEqual(["Karim Martin", "Léa Martin"]);
    const verdicts = new Map([
      [adult.id, YES],
      [child.id, no("Passez nous voir")],
    ]);
    await decideFile(agent, verdicts);
    expect(await db().adult.count({ where: { householdId } })).toBe(2);
    expect((await familyFile(claire)).wishes).toMatchObject([
      { kind: "REMOVE_CHILD", state: "REFUSED", reason: "Passez nous voir", own: false },
    ]);
    const mails = await mailsOf(householdId);
    // Neither that somebody asked to remove him, nor what is of a child closed to him.
    expect(mails.map(({ accountId }) => accountId)).toEqual([claire.accountId]);
    expect(await decideFile(agent, verdicts)).toMatchObject({ value: { accepted: 0, already: 2 } });
  });
});
