import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { signUp } from "@/lib/signups/commands";
import { structuresOpenToSignUp, trackSignUp } from "@/lib/signups/queries";
import { countFailure } from "@/lib/throttle";
import { setNow } from "../clock";
import { makeAccount, visitorFrom } from "../factories/accounts";
import { makeSignUp, makeStaff, makeStructure, signUpInput, trackingLink } from "../factories/signups";

let structure: Awaited<ReturnType<typeof makeStructure>>;
beforeAll(async () => {
  structure = await makeStructure();
});

const mailsTo = async (to: string) =>
  (await db().mail.findMany({ where: { to }, orderBy: { id: "asc" } })).map(({ template }) => template);
const signUpsOf = (email: string) => db().signUp.findMany({ where: { email }, include: { children: true } });
const deliverAll = (to: string) =>
  db().mail.updateMany({ where: { to, status: "QUEUED" }, data: { status: "SENT", sentAt: new Date() } });

describe("a sign-up", () => {
  test("is stored once with its children, a mail and a history row, and opens no session", async () => {
    const sessions = await db().session.count();
    const input = signUpInput(structure.id, {
      children: [
        { firstName: "Inès", lastName: "Benali", birthDate: "2019-05-04" },
        { firstName: "Élias", lastName: "Benali", birthDate: "2021-02-28" },
      ],
    });
    expect(await signUp(visitorFrom(), input)).toEqual({ ok: true, value: undefined });
    const [stored, ...more] = await signUpsOf(input.email);
    expect(more).toEqual([]);
    expect(stored).toMatchObject({ status: "PENDING", nameKey: "nadia benali", structureId: structure.id });
    expect(stored?.children.map(({ nameKey, position }) => [nameKey, position])).toEqual([
      ["ines benali", 0],
      ["elias benali", 1],
    ]);
    expect(await mailsTo(input.email)).toEqual(["sign-up-received"]);
    const events = await db().auditEvent.findMany({ where: { signUpId: stored?.id } });
    expect(events.map(({ kind, actorId }) => [kind, actorId])).toEqual([["sign-up.received", null]]);
    expect(await db().session.count()).toBe(sessions);
  });

  test.each([
    ["born tomorrow", "2026-11-17", "birth-in-future"],
    ["over eighteen", "2008-11-15", "birth-too-old"],
  ])("refuses a child %s", async (_, birthDate, code) => {
    const children = [
      { firstName: "Inès", lastName: "Benali", birthDate: "2008-11-16" },
      { firstName: "Élias", lastName: "Benali", birthDate },
    ];
    const input = signUpInput(structure.id, { children });
    expect(await signUp(visitorFrom(), input)).toEqual({
      ok: false,
      code: "form-invalid",
      fields: { "enfants.1.dateNaissance": code },
    });
    expect(await signUpsOf(input.email)).toEqual([]);
  });

  test("counts days in the organisation's time zone", async () => {
    const children = [{ firstName: "Inès", lastName: "Benali", birthDate: "2026-11-17" }];
    setNow("2026-11-16T22:59:59Z");
    expect((await signUp(visitorFrom(), signUpInput(structure.id, { children }))).ok).toBe(false);
    setNow("2026-11-16T23:00:00Z");
    expect((await signUp(visitorFrom(), signUpInput(structure.id, { children }))).ok).toBe(true);
    setNow("2026-11-16T09:00:00+01:00");
  });

  test.each(["closed", "unknown"])("refuses a structure that is %s", async (which) => {
    const id = which === "closed" ? (await makeStructure({ openToSignUp: false })).id : newId();
    const input = signUpInput(id);
    const fields = { structure: "choose-one" };
    expect(await signUp(visitorFrom(), input)).toEqual({ ok: false, code: "form-invalid", fields });
    expect(await signUpsOf(input.email)).toEqual([]);
  });

  test("is offered only the structures that take sign-ups", async () => {
    const closed = await makeStructure({ openToSignUp: false });
    const ids = (await structuresOpenToSignUp(visitorFrom())).map(({ id }) => id);
    expect(ids).toContain(structure.id);
    expect(ids).not.toContain(closed.id);
  });

  test("is refused to an address that sent a hundred within ten minutes", async () => {
    const actor = visitorFrom();
    const limit = { name: "sign-up", points: 100, seconds: 600 };
    await Promise.all(Array.from({ length: 99 }, () => countFailure(limit, actor.address)));
    expect((await signUp(actor, signUpInput(structure.id))).ok).toBe(true);
    expect(await signUp(actor, signUpInput(structure.id))).toMatchObject({ code: "too-many-requests" });
    expect((await signUp(visitorFrom(), signUpInput(structure.id))).ok).toBe(true);
  });

  test.each([
    ["Gagnez tout sur www.ailleurs.example", ""],
    ["ailleurs.example", ""],
    ["Jean-François J. P.", "Jean-François J. P."],
  ])("greets nobody with an address in place of a name: %s", async (firstName, greeted) => {
    const input = signUpInput(structure.id, { firstName });
    await signUp(visitorFrom(), input);
    await deliverAll(input.email);
    await signUp(visitorFrom(), input);
    const mails = await db().mail.findMany({ where: { to: input.email }, select: { params: true } });
    expect(mails.map(({ params }) => (params as { firstName: string }).firstName)).toEqual([
      greeted,
      greeted,
    ]);
    expect(await signUpsOf(input.email)).toMatchObject([{ firstName }]);
  });

  test("is counted for a whole IPv6 subscriber", async () => {
    const limit = { name: "sign-up", points: 100, seconds: 600 };
    const sent = (address: string) => signUp(visitorFrom(address), signUpInput(structure.id));
    expect((await sent("2001:db8:9:1::1")).ok).toBe(true);
    await Promise.all(Array.from({ length: 99 }, () => countFailure(limit, "2001:db8:9:1::/64")));
    expect(await sent("2001:db8:9:1:ffff::2")).toMatchObject({ code: "too-many-requests" });
    expect((await sent("2001:db8:9:2::1")).ok).toBe(true);
  });

  test("is refused past the hundredth also when all come at once", async () => {
    const actor = visitorFrom();
    const limit = { name: "sign-up", points: 100, seconds: 600 };
    await Promise.all(Array.from({ length: 95 }, () => countFailure(limit, actor.address)));
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => signUp(actor, signUpInput(structure.id))),
    );
    expect(sent.filter(({ ok }) => ok)).toHaveLength(5);
  });

  test("sent many times at once is one row and one mail", async () => {
    const input = signUpInput(structure.id);
    const sent = Array.from({ length: 8 }, (_, index) =>
      signUp(visitorFrom(), { ...input, email: index % 2 ? input.email : input.email.toUpperCase() }),
    );
    expect((await Promise.all(sent)).every(({ ok }) => ok)).toBe(true);
    expect(await signUpsOf(input.email)).toHaveLength(1);
    expect(await mailsTo(input.email)).toEqual(["sign-up-received"]);
  });
});

describe("an e-mail already known", () => {
  test("is not told by how soon the answer comes", async () => {
    const { email } = await makeAccount();
    for (const input of [signUpInput(structure.id, { email }), signUpInput(structure.id)]) {
      const start = performance.now();
      await signUp(visitorFrom(), input);
      expect(performance.now() - start).toBeGreaterThanOrEqual(245);
    }
  });

  test.each(["parent", "staff"] as const)("of a %s stores nothing and tells its owner", async (who) => {
    const account = await makeAccount(who === "staff" ? { active: true } : {});
    const input = signUpInput(structure.id, { email: account.email.toUpperCase() });
    expect(await signUp(visitorFrom(), input)).toEqual({ ok: true, value: undefined });
    expect(await signUpsOf(account.email)).toEqual([]);
    expect(await mailsTo(account.email)).toEqual(["sign-up-known"]);
  });

  test("tells its owner at most three times a day, never twice at once", async () => {
    const { email } = await makeAccount();
    const again = () => signUp(visitorFrom(), signUpInput(structure.id, { email }));
    await Promise.all([again(), again(), again()]);
    expect(await mailsTo(email)).toHaveLength(1);
    for (let times = 0; times < 4; times++) {
      await deliverAll(email);
      expect(await again()).toEqual({ ok: true, value: undefined });
    }
    expect(await mailsTo(email)).toHaveLength(3);
    setNow("2026-11-17T09:00:01+01:00");
    await again();
    setNow("2026-11-16T09:00:00+01:00");
    expect(await mailsTo(email)).toHaveLength(4);
  });

  test("of a sign-up that waits keeps the first answers and sends its mail again, three times a day at most", async () => {
    const { id, email } = await makeSignUp(structure.id);
    const again = () =>
      signUp(visitorFrom(), signUpInput(structure.id, { email: email.toUpperCase(), lastName: "Autre" }));
    await again();
    expect(await mailsTo(email)).toHaveLength(1);
    for (let times = 0; times < 4; times++) {
      await deliverAll(email);
      expect((await again()).ok).toBe(true);
    }
    expect(await mailsTo(email)).toEqual(Array(3).fill("sign-up-received"));
    expect(await signUpsOf(email)).toMatchObject([{ id, lastName: "Benali" }]);
  });

  test("leaves alone a link that has just been sent", async () => {
    const { id, email } = await makeSignUp(structure.id);
    const secret = await trackingLink(id);
    await signUp(visitorFrom(), signUpInput(structure.id, { email }));
    expect(await mailsTo(email)).toHaveLength(1);
    expect(await trackSignUp(visitorFrom(), secret)).not.toBeNull();
  });
});

describe("a tracking link", () => {
  test("shows the state, the structure and first names only", async () => {
    const { id } = await makeSignUp(structure.id);
    const secret = await trackingLink(id);
    expect(await trackSignUp(visitorFrom(), secret)).toEqual({
      status: "PENDING",
      structure: structure.name,
      children: ["Inès"],
      sentAt: new Date("2026-11-16T08:00:00Z"),
      decidedAt: null,
      reason: null,
    });
    const { staffId } = await makeStaff("admin");
    await db().signUp.update({
      where: { id },
      data: { status: "REFUSED", reason: "Plus de place.", decidedAt: new Date(), decidedById: staffId },
    });
    expect(await trackSignUp(visitorFrom(), secret)).toMatchObject({
      status: "REFUSED",
      reason: "Plus de place.",
    });
  });

  test("opens nothing when unknown, replaced, expired or made for something else", async () => {
    const { id } = await makeSignUp(structure.id);
    const first = await trackingLink(id);
    const second = await trackingLink(id);
    expect(await trackSignUp(visitorFrom(), first)).toBeNull();
    expect(await trackSignUp(visitorFrom(), second)).not.toBeNull();
    expect(await trackSignUp(visitorFrom(), "")).toBeNull();
    expect(await trackSignUp(visitorFrom(), `${second}x`)).toBeNull();
    expect(await trackSignUp(visitorFrom(), await trackingLink(id, { expiresIn: -1 }))).toBeNull();
    const third = await trackingLink(id);
    await db().token.updateMany({
      where: { signUpId: id, voidedAt: null },
      data: { purpose: "FINISH_SIGN_UP" },
    });
    expect(await trackSignUp(visitorFrom(), third)).toBeNull();
  });
});
