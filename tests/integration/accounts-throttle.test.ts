import { describe, expect, test } from "vitest";
import { askPasswordReset, changePassword, setPasswordByLink, signIn } from "@/lib/accounts/commands";
import type { VisitorActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { newLinkSecret, newOneTimePassword } from "@/lib/secrets";
import { makeAccount, openFor, PASSWORD, sendSecret, visitorFrom } from "../factories/accounts";

const WRONG = { ok: false, code: "wrong-credentials" };
const THROTTLED = { ok: false, code: "too-many-attempts" };

const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const enter = (
  visitor: VisitorActor,
  identifiant: string,
  motDePasse = PASSWORD,
  device: string | null = null,
) => signIn(visitor, { identifiant, motDePasse }, device);

async function deviceOf(email: string): Promise<string> {
  const result = await enter(visitorFrom(), email);
  if (!result.ok) throw new Error(result.code);
  return result.value.device;
}

describe("failures to sign in", () => {
  test("stop an address after 100 in ten minutes, whomever they name", async () => {
    const { email } = await makeAccount();
    const here = visitorFrom();
    const failures = await times(99, () => enter(here, `${newId()}@exemple.test`));
    expect(new Set(failures.map((failure) => !failure.ok && failure.code))).toEqual(new Set([WRONG.code]));
    expect((await enter(here, email)).ok).toBe(true);
    expect(await enter(here, `${newId()}@exemple.test`)).toEqual(WRONG);
    expect(await enter(here, email)).toEqual(THROTTLED);
    expect((await enter(visitorFrom(), email)).ok).toBe(true);
  });

  test("stop one account at one address after 20, for unknown e-mails alike", async () => {
    const here = visitorFrom();
    for (const email of [(await makeAccount()).email, `${newId()}@exemple.test`]) {
      await times(20, () => enter(here, email, "autre-mot-de-passe"));
      expect(await enter(here, email)).toEqual(THROTTLED);
    }
    expect((await enter(here, (await makeAccount()).email)).ok).toBe(true);
  });

  test("stop one account from everywhere after 100 in an hour, for unknown e-mails alike", async () => {
    for (const email of [(await makeAccount()).email, `${newId()}@exemple.test`]) {
      await times(100, () => enter(visitorFrom(), email, "autre-mot-de-passe"));
      expect(await enter(visitorFrom(), email)).toEqual(THROTTLED);
    }
  });

  test("are counted for a whole IPv6 subscriber", async () => {
    const { email } = await makeAccount();
    await times(20, (index) => enter(visitorFrom(`2001:db8:7:1::${index + 1}`), email, "autre-mot-de-passe"));
    expect(await enter(visitorFrom("2001:db8:7:1:ffff::1"), email)).toEqual(THROTTLED);
    expect((await enter(visitorFrom("2001:db8:7:2::1"), email)).ok).toBe(true);
  });

  test("are only failures: signing in well is never counted", async () => {
    const { email } = await makeAccount();
    const here = visitorFrom();
    const results = await times(25, () => enter(here, email));
    expect(results.every((result) => result.ok)).toBe(true);
    expect((await enter(here, email)).ok).toBe(true);
  });

  test("that arrive all at once let nobody in once they are too many", async () => {
    const { email } = await makeAccount();
    const here = visitorFrom();
    const wrong = times(60, () => enter(here, email, "autre-mot-de-passe"));
    const right = times(20, () => enter(here, email));
    await wrong;
    // These were looked at before the failures were counted, and again after the verification.
    expect(await right).toEqual(Array(20).fill(THROTTLED));
  });
});

describe("an owner whom a stranger tries to lock out", () => {
  async function attacked() {
    const account = await makeAccount();
    const device = await deviceOf(account.email);
    const street = visitorFrom();
    await times(100, () => enter(street, account.email, "autre-mot-de-passe"));
    expect(await enter(street, account.email)).toEqual(THROTTLED);
    return { account, device, street };
  }

  test("still enters from a browser that the account knows, even at the stranger's address", async () => {
    const { account, device, street } = await attacked();
    expect((await enter(street, account.email, PASSWORD, device)).ok).toBe(true);
    expect(await enter(visitorFrom(), account.email)).toEqual(THROTTLED);
  });

  test("can always choose a new password by mail, and enters with it", async () => {
    const { account } = await attacked();
    const visitor = visitorFrom();
    expect(await askPasswordReset(visitor, { identifiant: account.email }, null)).toMatchObject({ ok: true });
    expect(await db().mail.count({ where: { accountId: account.id, template: "password-reset" } })).toBe(1);
    const jeton = newLinkSecret();
    await sendSecret(account.id, "RESET_PASSWORD", jeton);
    const input = { jeton, nouveauMotDePasse: "girafe violette du jardin" };
    expect((await setPasswordByLink(visitor, input, "RESET_PASSWORD", null)).ok).toBe(true);
  });

  test("is protected in a known browser too, by a limit of its own", async () => {
    const { email } = await makeAccount();
    const [stolen, own] = [await deviceOf(email), await deviceOf(email)];
    await times(20, () => enter(visitorFrom(), email, "autre-mot-de-passe", stolen));
    expect(await enter(visitorFrom(), email, PASSWORD, stolen)).toEqual(THROTTLED);
    expect((await enter(visitorFrom(), email, PASSWORD, own)).ok).toBe(true);
    expect((await enter(visitorFrom(), email)).ok).toBe(true);
  });

  test("is not helped by the cookie of another account, nor by a forged one", async () => {
    const { account, device, street } = await attacked();
    const other = await deviceOf((await makeAccount()).email);
    const [, browser, seal] = other.split(".");
    for (const cookie of [other, `${account.id}.${browser}.${seal}`, `${device}x`, "~~", "a.b.c"]) {
      expect(await enter(street, account.email, PASSWORD, cookie)).toEqual(THROTTLED);
    }
  });

  test("shares a browser with the other parent", async () => {
    const [one, two] = [await makeAccount(), await makeAccount()];
    const first = await deviceOf(one.email);
    const result = await enter(visitorFrom(), two.email, PASSWORD, first);
    if (!result.ok) throw new Error(result.code);
    const street = visitorFrom();
    await times(100, () => enter(street, one.email, "autre-mot-de-passe"));
    expect((await enter(street, one.email, PASSWORD, result.value.device)).ok).toBe(true);
    expect((await enter(street, two.email, PASSWORD, result.value.device)).ok).toBe(true);
  });
});

describe("other guesses", () => {
  test("a used one-time password counts as a failure", async () => {
    const account = await makeAccount({ password: false });
    const secret = newOneTimePassword();
    await sendSecret(account.id, "INVITATION", secret, 0);
    const here = visitorFrom();
    await times(20, () => enter(here, account.email, secret));
    expect(await enter(here, account.email, secret)).toEqual(THROTTLED);
  });

  test("wrong current passwords stop after 20, and leave signing in alone", async () => {
    const account = await makeAccount();
    const actor = await openFor(account.id);
    const nouveauMotDePasse = "girafe violette du jardin";
    const change = (motDePasseActuel: string) =>
      changePassword(actor, { motDePasseActuel, nouveauMotDePasse }, null);
    const failures = await times(20, () => change("autre-mot-de-passe"));
    expect(failures[0]).toEqual({
      ok: false,
      code: "form-invalid",
      fields: { motDePasseActuel: "wrong-password" },
    });
    expect(await change(PASSWORD)).toEqual(THROTTLED);
    expect((await enter(visitorFrom(), account.email)).ok).toBe(true);
  });
});
