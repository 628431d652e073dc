import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { deliverMail } from "@/lib/mails/commands";
import {
  makeReader,
  makeStructure,
  notice,
  queue,
  sendThrough,
  startResend,
  system,
} from "../factories/mails";

const resend = await startResend();
afterAll(() => resend.stop());
const structure = await makeStructure();

beforeEach(() => {
  sendThrough({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: resend.url });
  resend.requests.length = 0;
  resend.sent.length = 0;
  resend.answers.length = 0;
});

const refusal = (statusCode: number, name: string) => ({
  status: statusCode,
  body: { statusCode, name, message: `Resend says ${name}` },
});

const status = async (id: string) => (await db().mail.findUniqueOrThrow({ where: { id } })).status;

test("sends through the service's own protocol, the mail's id as idempotency key", async () => {
  const id = await queue(notice("lea@exemple.test"));
  expect(await deliverMail(system, id, false)).toBe("sent");
  expect(resend.requests).toMatchObject([
    {
      path: "POST /emails",
      key: id,
      authorization: "Bearer re_test",
      body: {
        to: ["lea@exemple.test"],
        subject: "Votre mot de passe a été changé",
        text: expect.stringContaining("Bonjour"),
        html: expect.stringContaining("<html"),
        headers: { "Message-ID": `<${id}@127.0.0.1>` },
      },
    },
  ]);
  const [attempt] = await db().mailAttempt.findMany({ where: { mailId: id } });
  expect(attempt).toMatchObject({ ok: true, detail: expect.stringMatching(/^Resend [0-9a-f-]{36}$/) });
});

test.each([
  [422, "validation_error", "failed"],
  [422, "invalid_parameter", "failed"],
  [422, "invalid_from_address", "retry"],
  [401, "missing_api_key", "retry"],
  [403, "validation_error", "retry"],
  [409, "concurrent_idempotent_requests", "retry"],
  [429, "rate_limit_exceeded", "retry"],
  [500, "internal_server_error", "retry"],
])("%i %s: %s", async (code, name, outcome) => {
  resend.answers.push(refusal(code, name));
  const id = await queue(notice());
  expect(await deliverMail(system, id, false)).toBe(outcome);
  expect(await status(id)).toBe(outcome === "failed" ? "FAILED" : "QUEUED");
  const attempts = await db().mailAttempt.findMany({ where: { mailId: id } });
  expect(attempts).toMatchObject([{ ok: false, detail: expect.stringContaining(name) }]);
});

test("a process that died after the service's acceptance does not send again", async () => {
  const id = await queue(notice());
  await deliverMail(system, id, false);
  await db().mail.update({ where: { id }, data: { status: "QUEUED", sentAt: null } });
  expect(await deliverMail(system, id, false)).toBe("sent");
  expect(resend.requests).toHaveLength(2);
  expect(resend.sent).toHaveLength(1);
});

test("…but a secret made again must reach its reader: it leaves under a key of its own", async () => {
  const { accountId, email: to } = await makeReader(structure.id);
  const id = await queue({ template: "password-reset", params: {}, to, locale: "fr", accountId });
  await deliverMail(system, id, false);
  await db().mail.update({ where: { id }, data: { status: "QUEUED", sentAt: null } });
  expect(await deliverMail(system, id, false)).toBe("sent");
  expect(resend.sent).toHaveLength(2);
  expect(resend.sent.map((request) => request.key)).toEqual([id, expect.stringMatching(`^${id}/`)]);
});

test("a service that answers nonsense, or not at all, is tried again", async () => {
  sendThrough({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: "http://127.0.0.1:1" });
  const id = await queue(notice());
  expect(await deliverMail(system, id, false)).toBe("retry");
});
