import { describe, expect, test } from "vitest";
import { NotAllowed, type PendingActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import {
  confirmFile,
  saveChildren,
  saveContact,
  saveQuotient,
  saveSecondAdult,
} from "@/lib/signups/commands";
import { householdFile } from "@/lib/signups/queries";
import { firstUndone } from "@/lib/signups/rules";
import { makeAccount, visitorFrom } from "../factories/accounts";
import { makePending, pendingActor } from "../factories/signups";

const ok = { ok: true, value: undefined };
const contact = {
  phone: "+33639980042",
  address: "3 place du Marché",
  postalCode: "38470",
  city: "Valmont-sur-Isère",
};
const second = (email: string | null = null) => ({
  civility: null,
  firstName: "Karim",
  lastName: "Benali",
  phone: null,
  email,
});
const quotient = { regime: "CAF", allocataireNumber: "1234567A" } as const;

async function childrenAnswers(actor: PendingActor) {
  const { children } = await householdFile(actor);
  return { children: children.map(({ id }) => ({ id, sex: "F" as const, schoolClass: "CE1" as const })) };
}

async function fillIn(actor: PendingActor, email: string | null = null) {
  await saveContact(actor, contact);
  await saveChildren(actor, await childrenAnswers(actor));
  await saveSecondAdult(actor, email ? second(email) : null);
  await saveQuotient(actor, quotient);
}

const adultsOf = ({ householdId }: PendingActor) =>
  db().adult.findMany({
    where: { householdId },
    include: { account: true, guardianships: true },
    orderBy: { position: "asc" },
  });

describe("the first file", () => {
  test("waits at its first undone step, whatever the session, and ends active", async () => {
    const actor = await makePending();
    const step = async () => firstUndone((await householdFile(actor)).stepsDone);
    expect(await step()).toBe("coordonnees");
    expect(await saveContact(actor, contact)).toEqual(ok);
    expect(await step()).toBe("enfants");

    const later = pendingActor(actor);
    expect(await saveChildren(later, await childrenAnswers(later))).toEqual(ok);
    expect(await saveSecondAdult(later, null)).toEqual(ok);
    expect(await saveQuotient(later, quotient)).toEqual(ok);
    expect(await saveContact(later, { ...contact, city: "Ailleurs" })).toEqual(ok);
    expect(await step()).toBe("confirmation");
    expect(await householdFile(later)).toMatchObject({
      stepsDone: ["coordonnees", "enfants", "responsable", "quotient"],
      city: "Ailleurs",
      self: { firstName: "Nadia", phone: "+33639980042" },
      second: null,
      regime: "CAF",
      allocataireNumber: "1234567A",
      children: [{ sex: "F", schoolClass: "CE1", birthDate: "2019-05-04" }],
      schoolYear: "2026-27",
    });

    expect(await confirmFile(later)).toEqual(ok);
    const household = await db().household.findUniqueOrThrow({ where: { id: actor.householdId } });
    expect(household).toMatchObject({ status: "ACTIVE" });
    const events = await db().auditEvent.findMany({
      where: { householdId: household.id },
      orderBy: { id: "asc" },
    });
    expect(events.filter(({ actorId }) => actorId === actor.accountId).map(({ kind }) => kind)).toEqual([
      ...Array(5).fill("household.file-step"),
      "household.activated",
    ]);
  });

  test("cannot be confirmed while a step is missing", async () => {
    const actor = await makePending();
    await saveContact(actor, contact);
    await saveQuotient(actor, quotient);
    expect(await confirmFile(actor)).toEqual({ ok: false, code: "file-incomplete" });
    expect(await db().household.findUnique({ where: { id: actor.householdId } })).toMatchObject({
      status: "ACCEPTED",
    });
  });

  test("is confirmed once by two answers at once, and then closed", async () => {
    const actor = await makePending();
    const email = `${newId()}@exemple.test`;
    await fillIn(actor, email);
    const results = await Promise.all([confirmFile(actor), confirmFile(actor)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const closed = { ok: false, code: "file-closed" };
    expect(results.find((result) => !result.ok)).toEqual(closed);
    expect(await db().mail.count({ where: { to: email } })).toBe(1);
    const answers = await childrenAnswers(actor);
    expect(await saveContact(actor, { ...contact, city: "Trop tard" })).toEqual(closed);
    expect(await saveChildren(actor, answers)).toEqual(closed);
    expect(await saveSecondAdult(actor, null)).toEqual(closed);
    expect(await saveQuotient(actor, quotient)).toEqual(closed);
    expect((await householdFile(actor)).city).toBe(contact.city);
  });

  test("takes two answers to different steps at once", async () => {
    const actor = await makePending();
    await Promise.all([
      saveContact(actor, contact),
      saveQuotient(actor, quotient),
      saveSecondAdult(actor, null),
    ]);
    const { stepsDone } = await householdFile(actor);
    expect(stepsDone.toSorted()).toEqual(["coordonnees", "quotient", "responsable"]);
  });
});

describe("the children", () => {
  test("are exactly those of the household", async () => {
    const actor = await makePending();
    const other = await makePending();
    const { children } = await childrenAnswers(actor);
    const { children: others } = await childrenAnswers(other);
    const wrong = [others, [...children, ...others], [...children, ...children], []];
    for (const given of wrong) {
      expect(await saveChildren(actor, { children: given })).toEqual({ ok: false, code: "not-found" });
    }
    expect((await householdFile(other)).children).toMatchObject([{ sex: null, schoolClass: null }]);
    expect((await householdFile(actor)).stepsDone).toEqual([]);
  });
});

describe("the second adult", () => {
  test("shares the rights over the children and is invited once the file is confirmed", async () => {
    const actor = await makePending();
    const email = `${newId()}@exemple.test`;
    await fillIn(actor, email);
    expect(await db().mail.count({ where: { to: email } })).toBe(0);
    const [first, other] = await adultsOf(actor);
    expect(first!.guardianships).toMatchObject([{ payerShare: 5000, parentalAuthority: "YES" }]);
    expect(other).toMatchObject({
      nameKey: "karim benali",
      account: { email, passwordHash: null },
      guardianships: [{ payerShare: 5000, parentalAuthority: "YES" }],
    });
    await confirmFile(actor);
    expect(await db().mail.findMany({ where: { to: email } })).toMatchObject([
      { template: "invitation", accountId: other!.account!.id, householdId: actor.householdId },
    ]);
  });

  test("can be corrected, lose the login, or be taken away", async () => {
    const actor = await makePending();
    const [one, two] = [`${newId()}@exemple.test`, `${newId()}@exemple.test`];
    await saveSecondAdult(actor, second(one));
    await saveSecondAdult(actor, { ...second(two), firstName: "Karime" });
    expect(await adultsOf(actor)).toMatchObject([{}, { firstName: "Karime", account: { email: two } }]);
    expect(await db().account.count({ where: { email: one } })).toBe(0);
    await saveSecondAdult(actor, second());
    expect((await adultsOf(actor))[1]?.account).toBeNull();
    await saveSecondAdult(actor, null);
    const adults = await adultsOf(actor);
    expect(adults).toHaveLength(1);
    expect(adults[0]!.guardianships).toMatchObject([{ payerShare: 10_000 }]);
  });

  test("has an e-mail of their own", async () => {
    const actor = await makePending();
    const taken = { ok: false, code: "form-invalid", fields: { email: "email-taken" } };
    const { email } = await makeAccount();
    const { email: own } = await db().account.findUniqueOrThrow({ where: { id: actor.accountId } });
    expect(await saveSecondAdult(actor, second(email))).toEqual(taken);
    expect(await saveSecondAdult(actor, second(own))).toEqual(taken);
    expect(await adultsOf(actor)).toHaveLength(1);
    expect((await householdFile(actor)).stepsDone).toEqual([]);
  });

  test("is no way to try whose e-mails have a login: twenty answers, and no more for a while", async () => {
    const actor = await makePending();
    const { email } = await makeAccount();
    const tries = [];
    for (let count = 0; count < 21; count += 1) tries.push(await saveSecondAdult(actor, second(email)));
    expect(tries.slice(0, 20).every((each) => !each.ok && each.code === "form-invalid")).toBe(true);
    expect(tries[20]).toEqual({ ok: false, code: "too-many-requests" });
    expect(await saveSecondAdult(actor, null)).toEqual(ok);
  });

  test("of two families giving one e-mail at once, one is refused", async () => {
    const [actor, rival] = [await makePending(), await makePending()];
    const email = `${newId()}@exemple.test`;
    const results = await Promise.all([actor, rival].map((each) => saveSecondAdult(each, second(email))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ fields: { email: "email-taken" } });
  });

  test("with a password of their own is nobody else's to change", async () => {
    const actor = await makePending();
    const email = `${newId()}@exemple.test`;
    await saveSecondAdult(actor, second(email));
    await db().account.update({ where: { email }, data: { passwordHash: "set" } });
    expect((await householdFile(actor)).second).toMatchObject({ settled: true });
    for (const answer of [null, { ...second(), firstName: "Autre" }]) {
      expect(await saveSecondAdult(actor, answer)).toEqual(ok);
    }
    expect(await adultsOf(actor)).toMatchObject([{}, { firstName: "Karim", account: { email } }]);
  });
});

test("a file opens to nobody but who finishes it", async () => {
  const stranger = visitorFrom() as never;
  await expect(householdFile(stranger)).rejects.toThrow(NotAllowed);
  await expect(saveContact(stranger, contact)).rejects.toThrow(NotAllowed);
  await expect(saveChildren(stranger, { children: [] })).rejects.toThrow(NotAllowed);
  await expect(saveSecondAdult(stranger, null)).rejects.toThrow(NotAllowed);
  await expect(saveQuotient(stranger, quotient)).rejects.toThrow(NotAllowed);
  await expect(confirmFile(stranger)).rejects.toThrow(NotAllowed);
});
