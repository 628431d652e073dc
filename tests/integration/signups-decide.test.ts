import { describe, expect, test } from "vitest";
import { mint, NotAllowed, type SystemActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { storeHouseholds } from "@/lib/families/commands/store-households";
import { newId } from "@/lib/ids";
import { queueCounts } from "@/lib/requests/queries";
import { decideSignUps } from "@/lib/signups/commands";
import { pendingSignUps } from "@/lib/signups/queries";
import { setNow } from "../clock";
import { makeAccount, visitorFrom } from "../factories/accounts";
import { makeSignUp, makeStaff, makeStructure, pendingActor } from "../factories/signups";

const mailsOf = (signUpId: string) =>
  db().mail.findMany({ where: { signUpId, template: { not: "sign-up-received" } } });
const kindsOf = async (signUpId: string) =>
  (await db().auditEvent.findMany({ where: { signUpId }, orderBy: { id: "asc" } })).map(({ kind }) => kind);

async function setting(count = 1) {
  const structure = await makeStructure();
  const signUps = [];
  for (let index = 0; index < count; index++) signUps.push(await makeSignUp(structure.id));
  return { structure, agent: await makeStaff([structure.id]), signUps, ids: signUps.map(({ id }) => id) };
}

/** Ends once another transaction of this database waits for a lock. */
async function someoneWaits(): Promise<void> {
  const waiting = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  if (waiting.length === 0) await someoneWaits();
}

describe("accepting sign-ups", () => {
  test("makes a household that has its file to finish, and writes once to its adult", async () => {
    const { agent, signUps, ids, structure } = await setting();
    const [signUp] = signUps;
    expect(await decideSignUps(agent, { ids, accept: true })).toEqual({
      ok: true,
      value: { accepted: 1, refused: 0, alreadyDecided: 0, emailTaken: [] },
    });
    const stored = await db().signUp.findUniqueOrThrow({ where: { id: signUp!.id } });
    expect(stored).toMatchObject({ status: "ACCEPTED", decidedById: agent.staffId, reason: null });
    const household = await db().household.findUniqueOrThrow({
      where: { id: stored.householdId! },
      include: {
        adults: { include: { account: true } },
        children: { include: { child: true } },
        structures: true,
      },
    });
    expect(household).toMatchObject({
      status: "ACCEPTED",
      postalCode: "38470",
      structures: [{ structureId: structure.id }],
      adults: [
        { civility: "MADAME", lastName: "Benali", account: { email: signUp!.email, passwordHash: null } },
      ],
      children: [{ child: { firstName: "Inès", nameKey: "ines benali" } }],
    });
    expect(await mailsOf(signUp!.id)).toMatchObject([
      {
        template: "sign-up-accepted",
        to: signUp!.email,
        accountId: household.adults[0]!.account!.id,
        householdId: household.id,
        params: { firstName: "Nadia", structure: structure.name },
      },
    ]);
    expect(await kindsOf(signUp!.id)).toEqual(["sign-up.received", "sign-up.accepted"]);
  });

  test("is won by one of two members of staff at once; the other is told", async () => {
    const { structure, agent, ids } = await setting(3);
    const other = await makeStaff([structure.id]);
    const results = await Promise.all([
      decideSignUps(agent, { ids, accept: true }),
      decideSignUps(other, { ids: ids.toReversed(), accept: false, reason: "Plus de place." }),
    ]);
    const values = results.map((result) => (result.ok ? result.value : null));
    expect(values.map((value) => value!.accepted + value!.refused).sort()).toEqual([0, 3]);
    expect(values.map((value) => value!.alreadyDecided).sort()).toEqual([0, 3]);
    for (const id of ids) {
      expect(await mailsOf(id)).toHaveLength(1);
      expect(await kindsOf(id)).toHaveLength(2);
    }
  });

  test("leaves one whose e-mail has a login by now, and takes the others", async () => {
    const { agent, signUps, ids } = await setting(2);
    const [taken, free] = signUps;
    await makeAccount({ email: taken!.email.toUpperCase() });
    expect(await decideSignUps(agent, { ids, accept: true })).toEqual({
      ok: true,
      value: {
        accepted: 1,
        refused: 0,
        alreadyDecided: 0,
        emailTaken: [{ id: taken!.id, email: taken!.email }],
      },
    });
    expect(await db().signUp.findUnique({ where: { id: taken!.id } })).toMatchObject({ status: "PENDING" });
    expect(await db().signUp.findUnique({ where: { id: free!.id } })).toMatchObject({ status: "ACCEPTED" });
    expect(await decideSignUps(agent, { ids: [taken!.id], accept: true })).toEqual({
      ok: false,
      code: "email-taken",
    });
    expect((await decideSignUps(agent, { ids: [taken!.id], accept: false, reason: "Déjà connue." })).ok).toBe(
      true,
    );
  });

  test("meets a login of the same e-mail made at the same moment without an error", async () => {
    const { agent, signUps, ids, structure } = await setting();
    const { email } = signUps[0]!;
    const system = mint<SystemActor>({ kind: "system", task: "test" });
    const stored = Promise.withResolvers<void>();
    const rival = db().$transaction(async (tx) => {
      await storeHouseholds(system, tx, "2026-11-16", [
        {
          status: "ACTIVE",
          externalRef: null,
          address: "",
          postalCode: "",
          city: "",
          regime: null,
          allocataireNumber: null,
          structureIds: [structure.id],
          adults: [{ civility: null, firstName: "Nadia", lastName: "Benali", email, phone: null }],
          children: [],
          quotient: null,
        },
      ]);
      stored.resolve();
      await someoneWaits();
    });
    await stored.promise;
    expect(await decideSignUps(agent, { ids, accept: true })).toEqual({ ok: false, code: "email-taken" });
    await rival;
    expect(await db().account.count({ where: { email } })).toBe(1);
  });
});

describe("refusing sign-ups", () => {
  test("tells the reason to the family and makes no household", async () => {
    const { agent, signUps, ids, structure } = await setting();
    const households = await db().household.count();
    expect(await decideSignUps(agent, { ids, accept: false, reason: "Plus de place." })).toMatchObject({
      value: { accepted: 0, refused: 1, alreadyDecided: 0 },
    });
    expect(await db().signUp.findUnique({ where: { id: ids[0] } })).toMatchObject({
      status: "REFUSED",
      reason: "Plus de place.",
    });
    expect(await mailsOf(ids[0]!)).toMatchObject([
      {
        template: "sign-up-refused",
        to: signUps[0]!.email,
        params: { firstName: "Nadia", structure: structure.name, reason: "Plus de place." },
      },
    ]);
    expect(await db().household.count()).toBe(households);
    expect((await makeSignUp(structure.id, { email: signUps[0]!.email })).id).not.toBe(ids[0]);
  });

  test("needs a reason", async () => {
    const { agent, ids } = await setting();
    expect(await decideSignUps(agent, { ids, accept: false })).toMatchObject({ code: "reason-required" });
    expect(await db().signUp.findUnique({ where: { id: ids[0] } })).toMatchObject({ status: "PENDING" });
  });
});

describe("who decides", () => {
  test("finds nothing of another structure, and then changes nothing at all", async () => {
    const { agent, ids } = await setting();
    const elsewhere = await setting();
    const both = [...ids, ...elsewhere.ids];
    for (const wrong of [both, elsewhere.ids, [newId()], []]) {
      expect(await decideSignUps(agent, { ids: wrong, accept: true })).toEqual({
        ok: false,
        code: "not-found",
      });
    }
    expect(await db().signUp.count({ where: { id: { in: both }, status: "PENDING" } })).toBe(2);
    const admin = await makeStaff("admin");
    expect(await decideSignUps(admin, { ids: both, accept: true })).toMatchObject({ value: { accepted: 2 } });
  });

  test("holds the permission for requests", async () => {
    const { structure, ids } = await setting();
    const other = await makeStaff([structure.id], "FAMILIES");
    const nobody = visitorFrom() as never;
    const pending = pendingActor({ accountId: newId(), adultId: newId(), householdId: newId() }) as never;
    for (const actor of [other, nobody, pending]) {
      await expect(decideSignUps(actor, { ids, accept: true })).rejects.toThrow(NotAllowed);
      await expect(pendingSignUps(actor, { limit: 10 })).rejects.toThrow(NotAllowed);
    }
    for (const actor of [nobody, pending]) await expect(queueCounts(actor)).rejects.toThrow(NotAllowed);
    expect((await queueCounts(other)).signUps).toBe(0);
  });
});

describe("the queue", () => {
  test("shows the actor's structures only, oldest first", async () => {
    const structure = await makeStructure();
    setNow("2026-11-12T09:00:00+01:00");
    const second = await makeSignUp(structure.id);
    setNow("2026-11-11T09:00:00+01:00");
    const first = await makeSignUp(structure.id);
    setNow("2026-11-16T09:00:00+01:00");
    const elsewhere = await makeStructure();
    await makeSignUp(elsewhere.id);
    const agent = await makeStaff([structure.id]);
    const cards = await pendingSignUps(agent, { limit: 10 });
    expect(cards.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(cards[0]).toMatchObject({
      createdAt: new Date("2026-11-11T08:00:00Z"),
      structure: structure.name,
      structureId: structure.id,
      person: { civility: "MADAME", email: first.email, phone: "+33639980001", postalCode: "38470" },
      children: [{ firstName: "Inès", lastName: "Benali", birthDate: "2019-05-04" }],
    });
    expect(await pendingSignUps(agent, { limit: 1 })).toHaveLength(1);
    expect((await queueCounts(agent)).signUps).toBe(2);
    await decideSignUps(agent, { ids: [first.id], accept: true });
    expect((await queueCounts(agent)).signUps).toBe(1);
    const admin = await makeStaff("admin");
    expect((await queueCounts(admin)).signUps).toBeGreaterThanOrEqual(2);
  });

  test("sets likely duplicates beside a sign-up, named only where the actor may see them", async () => {
    const structure = await makeStructure();
    const elsewhere = await makeStructure();
    const admin = await makeStaff("admin");
    const children = [{ firstName: "Zoé", lastName: "N’Guyen", birthDate: "2018-03-02" }];
    const accepted = async (structureId: string, given: Parameters<typeof makeSignUp>[1]) => {
      const { id } = await makeSignUp(structureId, given);
      await decideSignUps(admin, { ids: [id], accept: true });
      return (await db().signUp.findUniqueOrThrow({ where: { id } })).householdId!;
    };
    const own = await accepted(structure.id, {
      firstName: "Kim",
      lastName: "Nguyen",
      phone: "+33639980777",
      postalCode: "38999",
      children,
    });
    await accepted(elsewhere.id, {
      firstName: "Autre",
      phone: "+33639980778",
      children: [{ firstName: "zoe", lastName: "NGUYEN", birthDate: "2018-03-02" }],
    });
    const agent = await makeStaff([structure.id]);
    await makeSignUp(structure.id, {
      firstName: "KIM",
      lastName: "Nguyên",
      phone: "+33639980777",
      postalCode: "38999",
      children: [{ firstName: "Zoe", lastName: "N'guyen", birthDate: "2018-03-02" }],
    });
    const [card] = await pendingSignUps(agent, { limit: 10 });
    expect(card?.duplicates).toEqual([
      { householdId: own, label: "Kim Nguyen", because: ["child", "phone", "adult-name"] },
      { householdId: null, label: null, because: ["child"] },
    ]);
    const forAdmin = (await pendingSignUps(admin, { limit: 200 })).find(({ id }) => id === card?.id);
    expect(forAdmin?.duplicates.map(({ label }) => label)).toEqual(["Kim Nguyen", "Autre Benali"]);
  });

  test("sees a login made meanwhile with the same e-mail", async () => {
    const structure = await makeStructure();
    const signUp = await makeSignUp(structure.id, { firstName: "Sans", phone: "+33639980990", children: [] });
    await makeAccount({ email: signUp.email });
    const [card] = await pendingSignUps(await makeStaff([structure.id]), { limit: 10 });
    expect(card?.duplicates).toEqual([{ householdId: null, label: null, because: ["email"] }]);
  });
});
