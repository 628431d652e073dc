import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { removePostgres, startPostgres } from "../../scripts/embedded-pg.mjs";
import { migrate } from "../../scripts/migrate.mjs";

const TEMPLATE = "portail_template";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    template: string;
    filesDir: string;
  }
}

/** One PostgreSQL for the run, with one migrated database that every test file copies. */
export default async function setup({ provide }: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), "portail-test-"));
  const server = await startPostgres(dir, { args: ["-c", "fsync=off", "-c", "max_connections=200"] });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${TEMPLATE}`;
  await migrate(url.href);
  provide("serverUrl", server.url);
  provide("template", TEMPLATE);
  provide("filesDir", join(dir, "files"));
  return async () => {
    await server.stop();
    await removePostgres(dir);
    rmSync(dir, { recursive: true, force: true });
  };
}
