// What the demonstration is asked for, and the directory that it keeps.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { tsImport } from "tsx/esm/api";
import { ROOT } from "./bootstrap.mjs";
import { removePostgres } from "./embedded-pg.mjs";

/** A reason not to start that one sentence tells: the user can mend it. */
export class NotReady extends Error {}

/** The file that says: this directory is a demonstration's, it may be erased. */
export const MARKER = "portail-famille-demo";
/** The file with the identity of the server's process. */
export const SERVER = "server";
/** The file with what the server says. */
export const SERVER_LOG = "server.log";

const SECRET = "auth-secret";
const DATA_KEY = "data-key";
/** The directory of the files that families send. */
const FILES = "files";

/** Stands for what is made once the directory is known. */
const KEPT_EXAMPLE = {
  AUTH_SECRET: "-".repeat(32),
  DATA_KEY: `${"A".repeat(43)}=`,
  STORAGE: "disk",
  FILES_DIR: ".",
};

/**
 * The settings, checked: the directory, the port, the PostgreSQL to use instead of the embedded one, and the
 * environment of the portal's own processes, in which nothing meant for production counts.
 */
export async function readSettings() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new NotReady("La variable PORT est mal formée : il faut un nombre entre 1 et 65535.");
  }
  const dir = resolve(ROOT, process.env.DEMO_DIR || ".demo");
  const databaseUrl = process.env.DATABASE_URL || undefined;
  const env = {
    ...process.env,
    PORTAIL_DEMO: "1",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    HOST: "127.0.0.1",
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    // Set, though empty, so that no .env file brings them back.
    SMTP_URL: process.env.SMTP_URL ?? "",
    DEMO_NOW: process.env.DEMO_NOW ?? "",
    RESEND_API_KEY: "",
    RESEND_BASE_URL: "",
    CRON_SECRET: "",
    TRUSTED_PROXIES: "none",
    WORKER: "internal",
    DATA_KEY_PREVIOUS: "",
    UPLOADTHING_TOKEN: "",
    UPLOADTHING_INGEST_URL: "",
  };
  const { parseEnv } = await tsImport("../lib/env.ts", import.meta.url);
  try {
    const toCome = { ...KEPT_EXAMPLE, DATABASE_URL: databaseUrl ?? "postgresql://127.0.0.1" };
    parseEnv({ ...env, ...toCome });
  } catch (error) {
    throw new NotReady(error.message);
  }
  return { dir, port, databaseUrl, env };
}

/** What signs sessions, what seals health data and where files stand: the same at each start of the demonstration in `dir`. */
export function keptSecrets(dir) {
  mkdirSync(dir, { recursive: true });
  const kept = (name, encoding) => {
    const file = join(dir, name);
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString(encoding), { mode: 0o600 });
    return readFileSync(file, "utf8").trim();
  };
  return {
    AUTH_SECRET: kept(SECRET, "base64url"),
    DATA_KEY: kept(DATA_KEY, "base64"),
    STORAGE: "disk",
    FILES_DIR: join(dir, FILES),
  };
}

/** Whether `dir` may be erased: it is new, empty, or bears the demonstration's marker. */
export function isDemoDirectory(dir) {
  return !existsSync(dir) || readdirSync(dir).length === 0 || existsSync(join(dir, MARKER));
}

/** Erases what the demonstration made in `dir`, its database included; files of others stay. */
export async function eraseDirectory(dir) {
  await removePostgres(dir);
  for (const name of [MARKER, SECRET, DATA_KEY, SERVER, SERVER_LOG]) rmSync(join(dir, name), { force: true });
  rmSync(join(dir, FILES), { recursive: true, force: true });
}
