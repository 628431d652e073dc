import { describe, expect, test } from "vitest";
import { signIn } from "@/lib/accounts/commands";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { newOneTimePassword } from "@/lib/secrets";
import { readSession } from "@/lib/session";
import { makeAccount, PASSWORD, sendSecret, visitorFrom } from "../factories/accounts";

const enter = (identifiant: string, motDePasse: string, device: string | null = null) =>
  signIn(visitorFrom(), { identifiant, motDePasse }, device);

describe("signing in with a password", () => {
  test.each([
    ["an active family", { status: "ACTIVE" }, "/accueil"],
    ["an accepted family", { status: "ACCEPTED" }, "/inscription/dossier"],
    ["a member of staff", { active: true }, "/equipe"],
  ] as const)("opens a full session for %s", async (_who, holder, to) => {
    const account = await makeAccount(holder);
    const result = await enter(account.email, PASSWORD);
    expect(result).toMatchObject({ ok: true, value: { to, locale: "fr" } });
    if (!result.ok) return;
    const { sid, version } = result.value.ticket;
    expect(await readSession(sid, version)).toMatchObject({ accountId: account.id, stage: "FULL" });
    expect(await readSession(sid, version + 1)).toBeNull();
  });

  test("takes the e-mail without regard to case", async () => {
    const account = await makeAccount({ email: `Marie.${newId()}@Exemple.test` });
    expect((await enter(account.email.toLowerCase(), PASSWORD)).ok).toBe(true);
  });

  test("takes one password in both of its Unicode spellings", async () => {
    const account = await makeAccount();
    const { hashPassword } = await import("@/lib/passwords");
    const passwordHash = await hashPassword("café crème du matin".normalize("NFD"));
    await db().account.update({ where: { id: account.id }, data: { passwordHash } });
    expect((await enter(account.email, "café crème du matin".normalize("NFC"))).ok).toBe(true);
  });

  test.each([
    ["an unknown e-mail", async () => `${newId()}@exemple.test`, PASSWORD],
    ["text that is no e-mail", async () => "personne", PASSWORD],
    ["a wrong password", async () => (await makeAccount()).email, "autre-mot-de-passe"],
    ["the password in another case", async () => (await makeAccount()).email, PASSWORD.toLowerCase()],
    ["an archived household", async () => (await makeAccount({ status: "ARCHIVED" })).email, PASSWORD],
    ["staff who left", async () => (await makeAccount({ active: false })).email, PASSWORD],
    ["an account without a password", async () => (await makeAccount({ password: false })).email, PASSWORD],
  ])("answers the same to %s", async (_case, email, password) => {
    expect(await enter(await email(), password)).toEqual({ ok: false, code: "wrong-credentials" });
  });
});

describe("signing in with a one-time password", () => {
  async function invited(options: Parameters<typeof makeAccount>[0] = {}) {
    const account = await makeAccount({ password: false, ...options });
    const secret = newOneTimePassword();
    const token = await sendSecret(account.id, "INVITATION", secret);
    return { account, secret, token };
  }

  test("opens a session that only chooses a password, once", async () => {
    const { account, secret } = await invited();
    const result = await enter(account.email, secret);
    expect(result).toMatchObject({ ok: true, value: { to: "/premiere-connexion" } });
    if (!result.ok) return;
    const { sid, version } = result.value.ticket;
    expect(await readSession(sid, version)).toMatchObject({ stage: "SET_PASSWORD" });
    expect(await enter(account.email, secret)).toEqual({ ok: false, code: "one-time-password-used" });
  });

  test.each([
    ["in capitals", (secret: string) => secret.toUpperCase()],
    ["without hyphens", (secret: string) => secret.replaceAll("-", "")],
    ["with spaces", (secret: string) => `  ${secret.replaceAll("-", " ")} `],
    ["with long dashes", (secret: string) => secret.replaceAll("-", "–")],
  ])("takes it as copied by hand, %s", async (_how, type) => {
    const { account, secret } = await invited();
    expect((await enter(account.email, type(secret))).ok).toBe(true);
  });

  test("serves exactly one of two uses at once", async () => {
    const { account, secret } = await invited();
    const results = await Promise.all([enter(account.email, secret), enter(account.email, secret)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toEqual({ ok: false, code: "one-time-password-used" });
    expect(await db().session.count({ where: { accountId: account.id } })).toBe(1);
  });

  test("says that it has expired, only to who holds it", async () => {
    const account = await makeAccount({ password: false });
    const secret = newOneTimePassword();
    await sendSecret(account.id, "INVITATION", secret, 0);
    expect(await enter(account.email, secret)).toEqual({ ok: false, code: "one-time-password-expired" });
    expect(await enter(account.email, newOneTimePassword())).toEqual({
      ok: false,
      code: "wrong-credentials",
    });
  });

  test("says that a later message replaced it", async () => {
    const { account, secret } = await invited();
    const later = newOneTimePassword();
    await sendSecret(account.id, "INVITATION", later);
    expect(await enter(account.email, secret)).toEqual({ ok: false, code: "one-time-password-replaced" });
    expect((await enter(account.email, later)).ok).toBe(true);
  });

  test("never opens somebody else's account", async () => {
    const { secret } = await invited();
    const other = await makeAccount();
    expect(await enter(other.email, secret)).toEqual({ ok: false, code: "wrong-credentials" });
  });

  test("opens nothing for an archived household", async () => {
    const { account, secret, token } = await invited({ status: "ARCHIVED" });
    expect(await enter(account.email, secret)).toEqual({ ok: false, code: "wrong-credentials" });
    expect(await db().token.findUnique({ where: { id: token.id } })).toMatchObject({ usedAt: null });
  });

  test("is not another mail's secret", async () => {
    const account = await makeAccount({ password: false });
    await sendSecret(account.id, "RESET_PASSWORD", "abcd-efgh-jkmn-pqrs");
    expect(await enter(account.email, "abcd-efgh-jkmn-pqrs")).toEqual({
      ok: false,
      code: "wrong-credentials",
    });
  });
});
