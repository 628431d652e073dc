import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { mint, NotAllowed, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { deliverMail, resendMail } from "@/lib/mails/commands";
import { mailAlerts, mailDetail, mailsOfHousehold } from "@/lib/mails/queries";
import {
  makeReader,
  makeSignUp,
  makeStaffActor,
  makeStructure,
  queue,
  sendThrough,
  startSmtp,
  system,
} from "../factories/mails";

const smtp = await startSmtp();
afterAll(() => smtp.stop());
const [mine, other] = [await makeStructure(), await makeStructure()];
const agent = await makeStaffActor([mine.id]);
const stranger = await makeStaffActor([other.id]);
const admin = await makeStaffActor("all");
const parent = mint<ParentActor>({
  kind: "parent",
  accountId: newId(),
  sessionId: newId(),
  adultId: newId(),
  householdId: newId(),
  locale: "fr",
});

beforeEach(() => {
  sendThrough({ SMTP_URL: smtp.url });
  smtp.received.length = 0;
});

async function invited({ passwordHash = null as string | null } = {}) {
  const reader = await makeReader(mine.id, { passwordHash });
  const id = await queue({
    template: "invitation",
    params: { firstName: "Léa" },
    to: reader.email,
    locale: "fr",
    accountId: reader.accountId,
    householdId: reader.householdId,
  });
  return { ...reader, id };
}

const passwordIn = (text: string | undefined) => /Mot de passe provisoire\n(\S+)/.exec(text ?? "")?.[1];

describe("reading a mail", () => {
  test("staff of the structure see what was sent, its secret masked, and the attempts", async () => {
    const { id, email, householdId } = await invited();
    await deliverMail(system, id, false);
    const password = passwordIn(smtp.received[0]?.text);
    const mail = await mailDetail(agent, id);
    expect(mail).toMatchObject({
      to: email,
      status: "SENT",
      subject: "Votre accès au portail Famille – Valmont-sur-Isère",
      householdId,
      attempts: [{ ok: true }],
      waitsForTransport: false,
    });
    expect(mail?.text).toContain("Mot de passe provisoire\n••••");
    expect(JSON.stringify(mail)).not.toContain(password);
    expect(await mailDetail(admin, id)).toMatchObject({ id });
  });

  test("staff of another structure find nothing, and other people may not ask", async () => {
    const { id, householdId } = await invited();
    expect(await mailDetail(stranger, id)).toBeNull();
    expect(await mailsOfHousehold(stranger, householdId)).toEqual([]);
    await expect(mailDetail(parent, id)).rejects.toThrow(NotAllowed);
    await expect(mailsOfHousehold(parent, householdId)).rejects.toThrow(NotAllowed);
    await expect(resendMail(parent, id)).rejects.toThrow(NotAllowed);
  });

  test.each(["rien", "", newId()])("an id that is none: %j", async (id) => {
    expect(await mailDetail(agent, id)).toBeNull();
    expect(await mailsOfHousehold(agent, id)).toEqual([]);
    expect(await resendMail(agent, id)).toMatchObject({ ok: false, code: "not-found" });
  });

  test("a family's mails include those of its sign-up, newest first", async () => {
    const { id, householdId } = await invited();
    const signUp = await makeSignUp(mine.id);
    await db().signUp.update({
      where: { id: signUp.id },
      data: { status: "ACCEPTED", decidedAt: new Date(), householdId },
    });
    const followUp = await queue({
      template: "sign-up-received",
      params: { firstName: "Nora", structure: "Les Lilas" },
      to: signUp.email,
      locale: "fr",
      signUpId: signUp.id,
    });
    const mails = await mailsOfHousehold(agent, householdId);
    expect(mails.map((mail) => [mail.id, mail.template, mail.subject])).toEqual([
      [followUp, "sign-up-received", "Votre demande d’inscription est bien arrivée"],
      [id, "invitation", "Votre accès au portail Famille – Valmont-sur-Isère"],
    ]);
  });
});

describe("sending again", () => {
  test("makes a new mail, whose secret voids the former one", async () => {
    const { id, accountId, householdId } = await invited();
    await deliverMail(system, id, false);
    const result = await resendMail(agent, id);
    if (!result.ok) throw new Error(result.code);
    const copy = result.value.mailId;
    expect(copy).not.toBe(id);
    await deliverMail(system, copy, false);

    const passwords = smtp.received.map((mail) => passwordIn(mail.text));
    expect(new Set(passwords).size).toBe(2);
    const tokens = await db().token.findMany({ where: { accountId }, orderBy: { id: "asc" } });
    expect(tokens.map((token) => [token.mailId, token.voidedAt === null])).toEqual([
      [id, false],
      [copy, true],
    ]);
    const [event] = await db().auditEvent.findMany({ where: { householdId, kind: "mail.resent" } });
    expect(event).toMatchObject({ actorId: agent.accountId, details: { mailId: id, copyId: copy } });
  });

  test("goes to the address that the account has now", async () => {
    const { id, accountId } = await invited();
    await deliverMail(system, id, false);
    const email = `${newId()}@exemple.test`;
    await db().account.update({ where: { id: accountId }, data: { email } });
    const result = await resendMail(agent, id);
    expect(result.ok && (await mailDetail(agent, result.value.mailId))).toMatchObject({ to: email });
  });

  test("a decision sent again belongs to no decision twice", async () => {
    const { accountId, email: to, householdId } = await makeReader(mine.id);
    const decision = await db().decision.create({ data: { staffId: agent.staffId, createdAt: new Date() } });
    const days = [
      { date: "2026-11-24", activity: "Cantine", slot: "Repas", outcome: "reserved" as const, reason: null },
    ];
    const id = await queue({
      template: "decision",
      params: { children: [{ name: "Léa Martin", days }] },
      to,
      locale: "fr",
      accountId,
      householdId,
      decisionId: decision.id,
    });
    await deliverMail(system, id, false);
    const result = await resendMail(agent, id);
    if (!result.ok) throw new Error(result.code);
    await deliverMail(system, result.value.mailId, false);
    expect(
      smtp.received.map((mail) => mail.text).map((text) => text?.includes("mardi 24 novembre 2026")),
    ).toEqual([true, true]);
    expect(await db().mail.count({ where: { decisionId: decision.id } })).toBe(1);
  });

  test.each([
    ["another structure's staff", stranger],
    ["nobody's mail", null],
  ])("refused to %s", async (_who, actor) => {
    const { id } = await invited();
    await deliverMail(system, id, false);
    const result = actor ? await resendMail(actor, id) : await resendMail(agent, newId());
    expect(result).toMatchObject({ ok: false, code: "not-found" });
  });

  test("refused while one waits, even for two presses at the same time", async () => {
    const { id } = await invited();
    expect(await resendMail(agent, id)).toMatchObject({ ok: false, code: "mail-queued" });
    await deliverMail(system, id, false);
    const presses = await Promise.all([resendMail(agent, id), resendMail(agent, id)]);
    expect(presses.map((press) => (press.ok ? "ok" : press.code)).sort()).toEqual(["mail-queued", "ok"]);
  });

  test("refused for an invitation whose reader has a password, and when the account is gone", async () => {
    const useless = await invited({ passwordHash: "$argon2id$…" });
    await deliverMail(system, useless.id, false);
    expect(await resendMail(agent, useless.id)).toMatchObject({ ok: false, code: "mail-useless" });
    const gone = await invited();
    await deliverMail(system, gone.id, false);
    await db().account.delete({ where: { id: gone.accountId } });
    expect(await resendMail(agent, gone.id)).toMatchObject({ ok: false, code: "not-found" });
  });
});

test("alerts count what waits for a transport and what failed, each for one's own structures", async () => {
  await db().mail.deleteMany();
  const { id } = await invited();
  await invited();
  await db().mail.update({ where: { id }, data: { status: "FAILED" } });
  expect(await mailAlerts(agent)).toEqual({ queuedWithoutTransport: 0, failed: 1 });
  sendThrough();
  expect(await mailAlerts(agent)).toEqual({ queuedWithoutTransport: 1, failed: 1 });
  expect(await mailAlerts(admin)).toEqual({ queuedWithoutTransport: 1, failed: 1 });
  expect(await mailAlerts(stranger)).toEqual({ queuedWithoutTransport: 0, failed: 0 });
  await db().mail.update({ where: { id }, data: { createdAt: new Date("2026-11-09T07:00:00Z") } });
  expect(await mailAlerts(agent)).toEqual({ queuedWithoutTransport: 1, failed: 0 });
});
