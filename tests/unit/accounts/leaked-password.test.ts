import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { env } from "@/lib/env";
import { isLeakedPassword } from "@/lib/integrations/pwned-passwords";

Object.assign(process.env, {
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  AUTH_SECRET: "a-secret-of-the-tests-that-nobody-else-uses",
  DATA_KEY: "dGhlLWRhdGEta2V5LW9mLXRoZS10ZXN0cy0wMTIzNDU=",
  APP_URL: "http://127.0.0.1:3000",
  LOG_LEVEL: "silent",
});

const LEAKED = "correct horse battery staple";
/** Its SHA-1, cut where the service cuts it. */
const [PREFIX, SUFFIX] = ["ABF7A", "AD6438836DBE526AA231ABDE2D0EEF74D42"];
const OTHERS = "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n00D4F6E8FA6EECAD2A3AA415EEC418D38EC:2";

let server: Server;
let asked: { url?: string; padding?: string | string[] }[] = [];
let answer: { status: number; body: string } | null;
const ask = (url: string | undefined) => Object.assign(env(), { PWNED_PASSWORDS_URL: url });

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url, padding: request.headers["add-padding"] });
    if (answer) response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});

beforeEach(() => {
  asked = [];
  ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each([
  ["listed", `${OTHERS}\r\n${SUFFIX}:384`, true],
  ["listed alone", `${SUFFIX}:1`, true],
  ["listed as padding only", `${OTHERS}\r\n${SUFFIX}:0`, false],
  ["not listed", OTHERS, false],
  ["answered with nothing", "", false],
])("a password %s", async (_case, body, expected) => {
  answer = { status: 200, body };
  expect(await isLeakedPassword(LEAKED)).toBe(expected);
});

test("only five digits of its hash leave, and the answer is padded", async () => {
  answer = { status: 200, body: OTHERS };
  await isLeakedPassword(LEAKED);
  expect(asked).toEqual([{ url: `/range/${PREFIX}`, padding: "true" }]);
});

test.each([
  ["fails", { status: 503, body: `${SUFFIX}:384` }],
  ["never answers", null],
])("a service that %s keeps nobody out", async (_case, given) => {
  answer = given;
  const started = performance.now();
  expect(await isLeakedPassword(LEAKED)).toBe(false);
  expect(performance.now() - started).toBeLessThan(4_000);
});

test.each([
  ["switched off", "off"],
  ["not set in a demonstration", undefined],
])("nothing leaves where it is %s", async (_case, url) => {
  Object.assign(env(), { demo: true });
  ask(url);
  expect(await isLeakedPassword(LEAKED)).toBe(false);
  expect(asked).toEqual([]);
});
