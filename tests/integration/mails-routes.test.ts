// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { beforeEach, describe, expect, test } from "vitest";
import DemoMailPage from "@/app/(public)/demo/mails/[id]/page";
import DemoMailboxPage from "@/app/(public)/demo/mails/page";
import { GET as mailbox } from "@/app/(public)/demo/mails.json/route";
import { GET as jobs } from "@/app/api/cron/jobs/route";
import { GET as formatted } from "@/app/api/demo/mails/[id]/route";
import { GET as health } from "@/app/api/sante/route";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { deliverMail } from "@/lib/mails/commands";
import { makeReader, makeStructure, notice, queue, sendThrough, system } from "../factories/mails";
import { inRequest } from "./request-scope";

const structure = await makeStructure();
const NOT_FOUND = { digest: "NEXT_HTTP_ERROR_FALLBACK;404" };

const asVisitor = <T>(work: () => T): T => inRequest(new Headers(), work);
const props = (id: string) => ({ params: Promise.resolve({ id }) });
const request = new Request("http://127.0.0.1:3000/");

beforeEach(async () => {
  sendThrough({ demo: true });
  await db().mail.deleteMany();
});

async function delivered() {
  const { accountId, email: to } = await makeReader(structure.id);
  const id = await queue({ template: "password-reset", params: {}, to, locale: "fr", accountId });
  await deliverMail(system, id, false);
  return { id, to };
}

describe("the demonstration's mailbox", () => {
  test("lists every mail with its parts and its links, newest first", async () => {
    const first = await delivered();
    const second = await delivered();
    const answer = await asVisitor(() => mailbox());
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const mails = await answer.json();
    expect(mails.map((mail: { id: string }) => mail.id)).toEqual([second.id, first.id]);
    expect(mails[1]).toEqual({
      id: first.id,
      from: "Portail Famille <ne-pas-repondre@127.0.0.1>",
      to: first.to,
      subject: "Choisissez un nouveau mot de passe",
      text: expect.stringContaining("/mot-de-passe/"),
      html: expect.stringContaining("/mot-de-passe/"),
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      links: [expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/mot-de-passe\/[\w-]{43}$/)],
    });
  });

  test("shows a mail as a mail reader does: no script, nothing fetched", async () => {
    const { id } = await delivered();
    const answer = await asVisitor(() => formatted(request, props(id)));
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';.* sandbox/);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await answer.text()).toContain("Choisir un nouveau mot de passe");
  });

  test("does not exist outside a demonstration, even where mails were kept", async () => {
    const { id } = await delivered();
    sendThrough();
    await expect(asVisitor(() => mailbox())).rejects.toMatchObject(NOT_FOUND);
    await expect(asVisitor(() => formatted(request, props(id)))).rejects.toMatchObject(NOT_FOUND);
    await expect(asVisitor(() => DemoMailboxPage())).rejects.toMatchObject(NOT_FOUND);
    await expect(asVisitor(() => DemoMailPage(props(id)))).rejects.toMatchObject(NOT_FOUND);
  });

  test("has no mail under an id that is none", async () => {
    await expect(asVisitor(() => DemoMailPage(props("rien")))).rejects.toMatchObject(NOT_FOUND);
    await expect(asVisitor(() => formatted(request, props("rien")))).rejects.toMatchObject(NOT_FOUND);
  });
});

describe("the scheduler's route", () => {
  const SECRET = "a-secret-of-the-scheduler";
  const call = (authorization?: string) =>
    jobs(
      new Request("http://127.0.0.1:3000/api/cron/jobs", { headers: authorization ? { authorization } : {} }),
    );

  test("does not exist without a secret", async () => {
    Object.assign(env(), { CRON_SECRET: undefined });
    await expect(call("Bearer undefined")).rejects.toMatchObject(NOT_FOUND);
  });

  test.each([undefined, "", "Bearer", "Bearer x", SECRET, `bearer ${SECRET}`, `Bearer ${SECRET}x`])(
    "refuses %j and does nothing",
    async (authorization) => {
      Object.assign(env(), { CRON_SECRET: SECRET });
      const id = await queue(notice());
      expect((await call(authorization)).status).toBe(401);
      expect((await db().mail.findUniqueOrThrow({ where: { id } })).status).toBe("QUEUED");
    },
  );

  test("works the queue for the one who holds the secret", async () => {
    Object.assign(env(), { CRON_SECRET: SECRET });
    const id = await queue(notice());
    expect((await call(`Bearer ${SECRET}`)).status).toBe(200);
    expect((await db().mail.findUniqueOrThrow({ where: { id } })).status).toBe("SENT");
  });
});

test("health: the portal and its database answer", async () => {
  const answer = await asVisitor(() => health());
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true });
});
