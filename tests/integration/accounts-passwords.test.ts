import { describe, expect, test } from "vitest";
import {
  askPasswordReset,
  changePassword,
  endAllSessions,
  endSession,
  saveLanguage,
  setFirstPassword,
  setPasswordByLink,
  signIn,
} from "@/lib/accounts/commands";
import { myAccount, passwordLink } from "@/lib/accounts/queries";
import { NotAllowed } from "@/lib/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { newLinkSecret, newOneTimePassword } from "@/lib/secrets";
import { readSession } from "@/lib/session";
import { makeAccount, openFor, PASSWORD, sendSecret, visitorFrom } from "../factories/accounts";

const NEW = "girafe violette du jardin";

const enter = (identifiant: string, motDePasse: string) =>
  signIn(visitorFrom(), { identifiant, motDePasse }, null);

const openSessions = (accountId: string) => db().session.count({ where: { accountId, endedAt: null } });
const mails = (accountId: string) =>
  db().mail.findMany({
    where: { accountId, template: { not: "test" } },
    select: { template: true, to: true },
  });
const events = async (accountId: string) =>
  (await db().auditEvent.findMany({ where: { actorId: accountId } })).map(({ kind }) => kind);

describe("the first password", () => {
  async function firstTime() {
    const account = await makeAccount({ password: false });
    return { account, actor: await openFor(account.id, "SET_PASSWORD") };
  }

  test("opens a new full session and ends the first one", async () => {
    const { account, actor } = await firstTime();
    const result = await setFirstPassword(actor, { nouveauMotDePasse: NEW }, null);
    expect(result).toMatchObject({ ok: true, value: { to: "/accueil" } });
    if (!result.ok) return;
    const { sid, version } = result.value.ticket;
    expect(sid).not.toBe(actor.sessionId);
    expect(await readSession(sid, version)).toMatchObject({ stage: "FULL" });
    expect(await readSession(actor.sessionId, version)).toBeNull();
    expect((await enter(account.email, NEW)).ok).toBe(true);
    expect(await events(account.id)).toEqual(["account.password-set"]);
  });

  test("is chosen by one of two answers at once", async () => {
    const { account, actor } = await firstTime();
    const results = await Promise.all([
      setFirstPassword(actor, { nouveauMotDePasse: NEW }, null),
      setFirstPassword(actor, { nouveauMotDePasse: "cartable rouge du voisin" }, null),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toEqual({ ok: false, code: "session-ended" });
    expect(await openSessions(account.id)).toBe(1);
  });

  test.each([
    ["motdepasse12", "password-too-common"],
    ["court", "password-too-short"],
    ["a1".repeat(101), "password-too-long"],
  ])("refuses %s", async (nouveauMotDePasse, code) => {
    const { account, actor } = await firstTime();
    expect(await setFirstPassword(actor, { nouveauMotDePasse }, null)).toEqual({
      ok: false,
      code: "form-invalid",
      fields: { nouveauMotDePasse: code },
    });
    expect(await db().account.findUnique({ where: { id: account.id } })).toMatchObject({
      passwordHash: null,
    });
    expect(await openSessions(account.id)).toBe(1);
  });

  test("is all that its session may do", async () => {
    const { actor } = await firstTime();
    const change = { motDePasseActuel: PASSWORD, nouveauMotDePasse: NEW };
    await expect(changePassword(actor, change, null)).rejects.toThrow(NotAllowed);
    await expect(endAllSessions(actor)).rejects.toThrow(NotAllowed);
    await expect(saveLanguage(actor, "en")).rejects.toThrow(NotAllowed);
    await expect(myAccount(actor)).rejects.toThrow(NotAllowed);
  });

  test("is not chosen from a full session, which gives the current one", async () => {
    const actor = await openFor((await makeAccount()).id);
    await expect(setFirstPassword(actor, { nouveauMotDePasse: NEW }, null)).rejects.toThrow(NotAllowed);
  });
});

describe("changing the password", () => {
  const change = { motDePasseActuel: PASSWORD, nouveauMotDePasse: NEW };

  test("ends the other sessions, voids what was sent, and tells the owner", async () => {
    const account = await makeAccount();
    const [actor, elsewhere] = [await openFor(account.id), await openFor(account.id)];
    const jeton = newLinkSecret();
    await sendSecret(account.id, "RESET_PASSWORD", jeton);
    const result = await changePassword(actor, change, null);
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    const { sid, version } = result.value.ticket;
    expect(await readSession(sid, version)).toMatchObject({ accountId: account.id });
    for (const { sessionId } of [actor, elsewhere]) {
      expect(await readSession(sessionId, account.sessionVersion)).toBeNull();
      expect(await readSession(sessionId, version)).toBeNull();
    }
    expect(await enter(account.email, PASSWORD)).toEqual({ ok: false, code: "wrong-credentials" });
    expect((await enter(account.email, NEW)).ok).toBe(true);
    expect(await passwordLink(visitorFrom(), jeton, "RESET_PASSWORD")).toMatchObject({ state: "replaced" });
    expect(await mails(account.id)).toEqual([{ template: "password-changed", to: account.email }]);
    expect(await events(account.id)).toEqual(["account.password-changed"]);
  });

  test("keeps nothing of a refusal", async () => {
    const account = await makeAccount();
    const actor = await openFor(account.id);
    const refused = await changePassword(actor, { ...change, nouveauMotDePasse: account.email }, null);
    expect(refused).toMatchObject({ ok: false, fields: { nouveauMotDePasse: "password-too-common" } });
    expect(await openSessions(account.id)).toBe(1);
    expect(await mails(account.id)).toEqual([]);
  });

  test("is done by one of two at once", async () => {
    const account = await makeAccount();
    const actor = await openFor(account.id);
    const results = await Promise.all([
      changePassword(actor, change, null),
      changePassword(actor, change, null),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toEqual({ ok: false, code: "session-ended" });
    expect(await mails(account.id)).toHaveLength(1);
  });
});

describe("asking for a new password", () => {
  const ask = (identifiant: string, visitor = visitorFrom()) =>
    askPasswordReset(visitor, { identifiant }, null);

  test.each([
    ["a family", { status: "ACTIVE" }, 1],
    ["a family that is not finished", { status: "ACCEPTED" }, 1],
    ["an invited adult without a password", { password: false }, 1],
    ["a member of staff", { active: true }, 1],
    ["an archived household", { status: "ARCHIVED" }, 0],
    ["staff who left", { active: false }, 0],
  ] as const)("answers %s", async (_who, holder, sent) => {
    const account = await makeAccount(holder);
    expect(await ask(account.email.toUpperCase().toLowerCase())).toEqual({ ok: true, value: undefined });
    expect(await mails(account.id)).toHaveLength(sent);
  });

  test("answers an unknown e-mail in the same words and sends nothing", async () => {
    const before = await db().mail.count();
    expect(await ask(`${newId()}@exemple.test`)).toEqual({ ok: true, value: undefined });
    expect(await db().mail.count()).toBe(before);
  });

  test("sends at most five mails an hour, also when asked all at once", async () => {
    const account = await makeAccount();
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(account.email)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await mails(account.id)).toHaveLength(5);
    expect(await ask(account.email)).toEqual({ ok: true, value: undefined });
    expect(await mails(account.id)).toHaveLength(5);
  });

  test("stops an address after 100 in ten minutes, whichever e-mails exist", async () => {
    const here = visitorFrom();
    const known = await makeAccount();
    const emails = Array.from({ length: 99 }, () => `${newId()}@exemple.test`);
    const answers = await Promise.all([known.email, ...emails].map((email) => ask(email, here)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await ask(known.email, here)).toEqual({ ok: false, code: "too-many-requests" });
    expect(await ask(`${newId()}@exemple.test`, here)).toEqual({ ok: false, code: "too-many-requests" });
  });
});

describe("a password link", () => {
  async function linked(
    purpose: "RESET_PASSWORD" | "FINISH_SIGN_UP" = "RESET_PASSWORD",
    expiresIn = 3_600_000,
  ) {
    const account = await makeAccount({ status: purpose === "FINISH_SIGN_UP" ? "ACCEPTED" : "ACTIVE" });
    const jeton = newLinkSecret();
    await sendSecret(account.id, purpose, jeton, expiresIn);
    const choose = (nouveauMotDePasse = NEW) =>
      setPasswordByLink(visitorFrom(), { jeton, nouveauMotDePasse }, purpose, null);
    return { account, jeton, choose };
  }

  test("is read without being used up", async () => {
    const { account, jeton } = await linked();
    for (const _ of [1, 2]) {
      expect(await passwordLink(visitorFrom(), jeton, "RESET_PASSWORD")).toEqual({
        state: "live",
        email: account.email,
      });
    }
  });

  test("resets the password: other sessions end, one opens, the owner is told", async () => {
    const { account, choose } = await linked();
    const before = await openFor(account.id);
    const result = await choose();
    expect(result).toMatchObject({ ok: true, value: { to: "/accueil" } });
    if (!result.ok) return;
    const { sid, version } = result.value.ticket;
    expect(await readSession(sid, version)).toMatchObject({ stage: "FULL" });
    expect(await readSession(before.sessionId, account.sessionVersion)).toBeNull();
    expect(await mails(account.id)).toEqual([{ template: "password-changed", to: account.email }]);
    expect(await events(account.id)).toEqual(["account.password-reset"]);
  });

  test("finishes a sign-up without a mail more", async () => {
    const { account, choose } = await linked("FINISH_SIGN_UP");
    expect(await choose()).toMatchObject({ ok: true, value: { to: "/inscription/dossier" } });
    expect(await mails(account.id)).toEqual([]);
  });

  test("serves once, of two uses at once", async () => {
    const { account, choose } = await linked();
    const results = await Promise.all([choose(), choose("cartable rouge du voisin")]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toEqual({ ok: false, code: "link-used" });
    expect(await openSessions(account.id)).toBe(1);
    expect(await choose()).toEqual({ ok: false, code: "link-used" });
  });

  test("stays live when the password is refused", async () => {
    const { choose } = await linked();
    expect(await choose("motdepasse1234")).toMatchObject({ ok: false, code: "form-invalid" });
    expect((await choose()).ok).toBe(true);
  });

  test("expires, is replaced, or is unknown", async () => {
    const expired = await linked("RESET_PASSWORD", 0);
    expect(await expired.choose()).toEqual({ ok: false, code: "link-expired" });
    const older = await linked();
    await sendSecret(older.account.id, "RESET_PASSWORD", newLinkSecret());
    expect(await older.choose()).toEqual({ ok: false, code: "link-replaced" });
    const input = { jeton: newLinkSecret(), nouveauMotDePasse: NEW };
    const unknown = await setPasswordByLink(visitorFrom(), input, "RESET_PASSWORD", null);
    expect(unknown).toEqual({ ok: false, code: "link-unknown" });
    expect(await passwordLink(visitorFrom(), input.jeton, "RESET_PASSWORD")).toBeNull();
  });

  test("serves its own purpose only", async () => {
    const { jeton } = await linked("FINISH_SIGN_UP");
    const input = { jeton, nouveauMotDePasse: NEW };
    const wrong = await setPasswordByLink(visitorFrom(), input, "RESET_PASSWORD", null);
    expect(wrong).toEqual({ ok: false, code: "link-unknown" });
  });

  test("opens nothing once the household is archived", async () => {
    const { account, jeton, choose } = await linked();
    await db().household.update({ where: { id: account.adult?.householdId }, data: { status: "ARCHIVED" } });
    expect(await choose()).toEqual({ ok: false, code: "link-unknown" });
    expect(await passwordLink(visitorFrom(), jeton, "RESET_PASSWORD")).toBeNull();
  });

  test("also serves an invited adult, and voids the one-time password", async () => {
    const account = await makeAccount({ password: false });
    const [secret, jeton] = [newOneTimePassword(), newLinkSecret()];
    await sendSecret(account.id, "INVITATION", secret);
    await sendSecret(account.id, "RESET_PASSWORD", jeton);
    const input = { jeton, nouveauMotDePasse: NEW };
    expect((await setPasswordByLink(visitorFrom(), input, "RESET_PASSWORD", null)).ok).toBe(true);
    expect(await enter(account.email, secret)).toEqual({ ok: false, code: "one-time-password-replaced" });
  });

  test("and a change of password at once never wait for each other", async () => {
    for (const _ of Array.from({ length: 10 })) {
      const { account, choose } = await linked();
      const actor = await openFor(account.id);
      const change = { motDePasseActuel: PASSWORD, nouveauMotDePasse: "cartable rouge du voisin" };
      const results = await Promise.all([choose(), changePassword(actor, change, null)]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await openSessions(account.id)).toBe(1);
    }
  });
});

describe("leaving", () => {
  test("ends this session only, as often as it is asked", async () => {
    const account = await makeAccount();
    const [here, elsewhere] = [await openFor(account.id), await openFor(account.id)];
    expect(await myAccount(here)).toEqual({ email: account.email, locale: "fr", openSessions: 2 });
    await endSession(here);
    await endSession(here);
    expect(await readSession(here.sessionId, account.sessionVersion)).toBeNull();
    expect(await readSession(elsewhere.sessionId, account.sessionVersion)).not.toBeNull();
  });

  test("never ends somebody else's session", async () => {
    const [mine, theirs] = [await makeAccount(), await makeAccount()];
    const victim = await openFor(theirs.id);
    await endSession({ ...(await openFor(mine.id)), sessionId: victim.sessionId });
    expect(await readSession(victim.sessionId, theirs.sessionVersion)).not.toBeNull();
  });

  test("everywhere ends every session, also a kept ticket", async () => {
    const account = await makeAccount();
    const actors = [await openFor(account.id), await openFor(account.id)];
    await endAllSessions(actors[0]!);
    for (const { sessionId } of actors) {
      expect(await readSession(sessionId, account.sessionVersion)).toBeNull();
      expect(await readSession(sessionId, account.sessionVersion + 1)).toBeNull();
    }
  });

  test("the language is kept with the account", async () => {
    const account = await makeAccount();
    const actor = await openFor(account.id);
    await saveLanguage(actor, "en");
    await saveLanguage(actor, "en");
    expect(await db().account.findUnique({ where: { id: account.id } })).toMatchObject({ locale: "en" });
    expect(await events(account.id)).toEqual(["account.language-chosen"]);
  });
});
