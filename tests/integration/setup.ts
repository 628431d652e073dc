import { randomUUID } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";

/** Business time of every integration test, unless a test moves it: a Monday morning. */
const TEST_NOW = "2026-11-16T09:00:00+01:00";

const name = `test_${randomUUID().replaceAll("-", "")}`;
const admin = new pg.Client({ connectionString: inject("serverUrl") });
await admin.connect();
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
await admin.end();

const url = new URL(inject("serverUrl"));
url.pathname = `/${name}`;
Object.assign(process.env, {
  DATABASE_URL: url.href,
  AUTH_SECRET: "a-secret-of-the-tests-that-nobody-else-uses",
  FILES_DIR: join(inject("filesDir"), name),
  DATA_KEY: "dGhlLWRhdGEta2V5LW9mLXRoZS10ZXN0cy0wMTIzNDU=",
  APP_URL: "http://127.0.0.1:3000",
  PORTAIL_DEMO: "1",
  DEMO_NOW: TEST_NOW,
  LOG_LEVEL: "silent",
});
