import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { deliverMail, queueMail, sweepMails } from "@/lib/mails/commands";
import type { NewMail } from "@/lib/mails/schema";
import { hashSecret } from "@/lib/secrets";
import {
  makeReader,
  makeSignUp,
  makeStructure,
  notice,
  queue,
  sendThrough,
  startSmtp,
  system,
} from "../factories/mails";

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const structure = await makeStructure();

beforeEach(() => {
  sendThrough({ SMTP_URL: smtp.url });
  smtp.received.length = 0;
  delete smtp.steps.sender;
  delete smtp.steps.recipient;
  delete smtp.steps.data;
});

const stored = (id: string) =>
  db().mail.findUniqueOrThrow({
    where: { id },
    include: { attempts: { orderBy: { id: "asc" } }, tokens: true },
  });

const jobsOf = (mailId: string) =>
  db().$queryRaw<{ attempts: number; max_attempts: number }[]>`
    SELECT attempts, max_attempts FROM graphile_worker.jobs WHERE key = ${mailId}`;

async function queueInvitation() {
  const reader = await makeReader(structure.id);
  const mail: NewMail = {
    template: "invitation",
    params: { firstName: "Léa" },
    to: reader.email,
    locale: "fr",
    accountId: reader.accountId,
    householdId: reader.householdId,
  };
  return { ...reader, id: await queue(mail) };
}

describe("queueing", () => {
  test("stores the mail and its job together", async () => {
    const id = await queue(notice());
    expect(await stored(id)).toMatchObject({ status: "QUEUED", sentAt: null, attempts: [] });
    expect(await jobsOf(id)).toEqual([{ attempts: 0, max_attempts: 12 }]);
  });

  test("stores neither when the caller's transaction fails", async () => {
    let id = "";
    const failing = transaction(async (tx) => {
      id = await queueMail(system, tx, notice());
      throw new Error("later in the transaction");
    });
    await expect(failing).rejects.toThrow("later in the transaction");
    expect(await db().mail.findUnique({ where: { id } })).toBeNull();
    expect(await jobsOf(id)).toEqual([]);
  });

  test("refuses params that are not the template's, such as a secret", async () => {
    const mail = { ...notice(), params: { password: "x" } } as unknown as NewMail;
    await expect(queue(mail)).rejects.toThrow();
  });
});

describe("delivery over SMTP", () => {
  test("sends both parts once, and records it", async () => {
    const id = await queue(notice("Lea.Martin@exemple.test"));
    expect(await deliverMail(system, id, false)).toBe("sent");
    expect(await deliverMail(system, id, false)).toBe("settled");

    expect(smtp.received).toHaveLength(1);
    const [mail] = smtp.received;
    expect(mail?.subject).toBe("Votre mot de passe a été changé");
    expect(mail?.to).toMatchObject({ text: "Lea.Martin@exemple.test" });
    expect(mail?.from?.text).toContain("ne-pas-repondre@127.0.0.1");
    expect(mail?.messageId).toBe(`<${id}@127.0.0.1>`);
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail?.text).toContain("http://127.0.0.1:3000/mot-de-passe-oublie");
    expect(mail?.html).toContain("Valmont-sur-Isère");
    const row = await stored(id);
    expect(row.status).toBe("SENT");
    expect(row.sentAt).toEqual(new Date("2026-11-16T08:00:00Z"));
    expect(row.attempts).toMatchObject([{ ok: true, detail: expect.stringMatching(/^250/) }]);
  });

  test("sends once when two deliveries run at the same time", async () => {
    const { id } = await queueInvitation();
    const outcomes = await Promise.all([deliverMail(system, id, false), deliverMail(system, id, false)]);
    expect(outcomes).toContain("sent");
    expect(smtp.received).toHaveLength(1);
    const password = /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/m.exec(smtp.received[0]?.text ?? "")?.[0] ?? "";
    const live = await db().token.findMany({ where: { mailId: id, voidedAt: null } });
    expect(live.map((token) => token.secretHash)).toEqual([hashSecret(password)]);
  });

  test("a name cannot add a header or a reader", async () => {
    const hostile = "Les Lilas\r\nBcc: tous@exemple.test";
    const signUp = await makeSignUp(structure.id);
    const id = await queue({
      template: "sign-up-refused",
      params: { firstName: hostile, structure: hostile, reason: hostile },
      to: signUp.email,
      locale: "fr",
      signUpId: signUp.id,
    });
    await deliverMail(system, id, false);
    const [mail] = smtp.received;
    expect(mail?.bcc).toBeUndefined();
    expect([...(mail?.headers.keys() ?? [])]).not.toContain("bcc");
    expect(mail?.to).toMatchObject({ text: signUp.email });
  });
});

describe("secrets", () => {
  test("are made at delivery, and only their hash is stored", async () => {
    const { id, accountId, email } = await queueInvitation();
    expect((await stored(id)).tokens).toEqual([]);
    await deliverMail(system, id, false);

    const text = smtp.received[0]?.text ?? "";
    expect(text).toContain(`Identifiant\n${email}`);
    const password = /Mot de passe provisoire\n(\S+)/.exec(text)?.[1] ?? "";
    const row = await stored(id);
    expect(row.tokens).toMatchObject([
      { purpose: "INVITATION", accountId, secretHash: hashSecret(password), usedAt: null, voidedAt: null },
    ]);
    const days = ((row.tokens[0]?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThan(7.1);
    expect(JSON.stringify(row)).not.toContain(password);
  });

  test.each([
    [
      "sign-up-accepted",
      { firstName: "Léa", structure: "Les Lilas" },
      "FINISH_SIGN_UP",
      "inscription/terminer",
    ],
    ["password-reset", {}, "RESET_PASSWORD", "mot-de-passe"],
  ] as const)("%s opens its own link", async (template, params, purpose, path) => {
    const { accountId, email: to } = await makeReader(structure.id);
    const id = await queue({ template, params, to, locale: "fr", accountId } as NewMail);
    await deliverMail(system, id, false);
    const secret = new RegExp(`http://127.0.0.1:3000/${path}/([\\w-]{43})\\s`).exec(
      `${smtp.received[0]?.text}\n`,
    )?.[1];
    expect((await stored(id)).tokens).toMatchObject([{ purpose, secretHash: hashSecret(secret ?? "") }]);
  });

  test("a follow-up link belongs to the sign-up", async () => {
    const signUp = await makeSignUp(structure.id);
    const params = { firstName: "Nora", structure: "Les Lilas" };
    const id = await queue({
      template: "sign-up-received",
      params,
      to: signUp.email,
      locale: "en",
      signUpId: signUp.id,
    });
    await deliverMail(system, id, false);
    expect(smtp.received[0]?.subject).toBe("We have received your registration request");
    expect((await stored(id)).tokens).toMatchObject([
      { purpose: "TRACK_SIGN_UP", signUpId: signUp.id, accountId: null },
    ]);
  });

  test("a new mail voids the former secret, another person's stays", async () => {
    const first = await queueInvitation();
    const other = await queueInvitation();
    await deliverMail(system, first.id, false);
    await deliverMail(system, other.id, false);
    const again = await queue({
      template: "invitation",
      params: { firstName: "Léa" },
      to: first.email,
      locale: "fr",
      accountId: first.accountId,
    });
    await deliverMail(system, again, false);
    const live = async (id: string) => (await stored(id)).tokens.map((token) => token.voidedAt === null);
    expect(await live(first.id)).toEqual([false]);
    expect(await live(other.id)).toEqual([true]);
    expect(await live(again)).toEqual([true]);
  });

  test("two mails to one person at the same time leave one live secret", async () => {
    const { accountId, email: to } = await makeReader(structure.id);
    const mail: NewMail = { template: "password-reset", params: {}, to, locale: "fr", accountId };
    const ids = await Promise.all([queue(mail), queue(mail)]);
    await Promise.all(ids.map((id) => deliverMail(system, id, false)));
    expect(await db().token.count({ where: { accountId, voidedAt: null } })).toBe(1);
  });

  test("never go to an address that the account left", async () => {
    const { id, accountId } = await queueInvitation();
    await db().account.update({ where: { id: accountId }, data: { email: `${newId()}@exemple.test` } });
    expect(await deliverMail(system, id, false)).toBe("failed");
    expect(smtp.received).toEqual([]);
    expect(await stored(id)).toMatchObject({ status: "FAILED", tokens: [], attempts: [{ ok: false }] });
  });

  test("never open the first login of somebody who has chosen a password meanwhile", async () => {
    const { id, accountId } = await queueInvitation();
    await db().account.update({ where: { id: accountId }, data: { passwordHash: "$argon2id$…" } });
    expect(await deliverMail(system, id, false)).toBe("failed");
    expect(await stored(id)).toMatchObject({ status: "FAILED", tokens: [], attempts: [{ ok: false }] });
  });

  test("never leave for an account that is gone", async () => {
    const { id, accountId } = await queueInvitation();
    await db().account.delete({ where: { id: accountId } });
    expect(await deliverMail(system, id, false)).toBe("failed");
  });
});

describe("refusals of the mail server", () => {
  test("about the reader for good: failed at once", async () => {
    smtp.steps.recipient = { code: 550, text: "No such user" };
    const id = await queue(notice());
    expect(await deliverMail(system, id, false)).toBe("failed");
    const row = await stored(id);
    expect(row.status).toBe("FAILED");
    expect(row.attempts).toMatchObject([{ ok: false, detail: expect.stringContaining("No such user") }]);
  });

  test("about the message for good: failed at once", async () => {
    smtp.steps.data = { code: 554, text: "Refused as spam" };
    const id = await queue(notice());
    expect(await deliverMail(system, id, false)).toBe("failed");
  });

  test("for now: tried again with a new secret, then sent", async () => {
    smtp.steps.recipient = { code: 450, text: "Greylisted" };
    const { id } = await queueInvitation();
    expect(await deliverMail(system, id, false)).toBe("retry");
    expect(await stored(id)).toMatchObject({ status: "QUEUED", attempts: [{ ok: false }] });
    delete smtp.steps.recipient;
    expect(await deliverMail(system, id, false)).toBe("sent");
    const row = await stored(id);
    expect(row.attempts.map((attempt) => attempt.ok)).toEqual([false, true]);
    expect(row.tokens.filter((token) => token.voidedAt === null)).toHaveLength(1);
    expect(row.tokens).toHaveLength(2);
  });

  test("about our own address: tried again, because the operator can mend it", async () => {
    smtp.steps.sender = { code: 550, text: "Sender not allowed" };
    const id = await queue(notice());
    expect(await deliverMail(system, id, false)).toBe("retry");
  });

  test("still there at the last attempt: failed", async () => {
    smtp.steps.recipient = { code: 450, text: "Greylisted" };
    const id = await queue(notice());
    expect(await deliverMail(system, id, true)).toBe("failed");
    expect((await stored(id)).status).toBe("FAILED");
    delete smtp.steps.recipient;
    expect(await deliverMail(system, id, false)).toBe("settled");
    expect(smtp.received).toEqual([]);
  });

  test("no server at all: tried again", async () => {
    sendThrough({ SMTP_URL: "smtp://127.0.0.1:1" });
    const id = await queue(notice());
    expect(await deliverMail(system, id, false)).toBe("retry");
    expect((await stored(id)).attempts).toMatchObject([{ detail: expect.stringContaining("ECONNREFUSED") }]);
  });
});

describe("no transport", () => {
  test("mails wait, attempts are not used up, and all leave once there is one", async () => {
    sendThrough();
    const id = await queue(notice());
    expect(await deliverMail(system, id, false)).toBe("waiting");
    expect(await stored(id)).toMatchObject({ status: "QUEUED", attempts: [] });
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect(await sweepMails(system)).toBe(0);
    expect(await jobsOf(id)).toEqual([]);

    sendThrough({ SMTP_URL: smtp.url });
    expect(await sweepMails(system)).toBeGreaterThan(0);
    expect(await jobsOf(id)).toEqual([{ attempts: 0, max_attempts: 12 }]);
  });

  test("the sweep leaves a job that waits for its next attempt alone, and renews one that is used up", async () => {
    const [waiting, usedUp] = [await queue(notice()), await queue(notice())];
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 3 WHERE key = ${waiting}`;
    await db().$executeRaw`
      UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${usedUp}`;
    await sweepMails(system);
    expect(await jobsOf(waiting)).toMatchObject([{ attempts: 3 }]);
    expect(await jobsOf(usedUp)).toMatchObject([{ attempts: 0 }]);
  });
});

test("a demonstration keeps the mail in its own mailbox", async () => {
  sendThrough({ demo: true });
  const id = await queue(notice());
  expect(await deliverMail(system, id, false)).toBe("sent");
  const kept = await db().localMail.findUniqueOrThrow({ where: { mailId: id } });
  expect(kept).toMatchObject({ subject: "Votre mot de passe a été changé" });
  expect(smtp.received).toEqual([]);
});
