import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../scripts/bootstrap.mjs";
import { run } from "../../scripts/processes.mjs";
import { NOW } from "./readers.mjs";

const BARE = join(import.meta.dirname, "bare");

const basis = () => {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return { PATH, HOME, LANG, TMPDIR, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
};

/** Builds the bare page. */
export async function buildBare() {
  const next = join(ROOT, "node_modules/next/dist/bin/next");
  await run(process.execPath, [next, "build", BARE], {
    cwd: BARE,
    env: { ...basis(), CI: "1" },
    quiet: true,
  });
}

/** Starts the portal's production build on a database, its business time frozen. */
export async function startPortal({ dir, database, secret }) {
  const port = await freePort();
  return start(join(ROOT, "scripts/start.mjs"), dir, settings(port, database, secret));
}

/** Starts the bare page, with all that the portal's proxy needs. */
export async function startBare({ dir, secret }) {
  const port = await freePort();
  return start(join(BARE, "serve.mjs"), dir, settings(port, "postgresql://127.0.0.1/none", secret));
}

const settings = (port, database, secret) => ({
  ...basis(),
  DATABASE_URL: database,
  AUTH_SECRET: secret,
  DATA_KEY: `${"A".repeat(43)}=`,
  STORAGE: "disk",
  FILES_DIR: join(tmpdir(), "portail-bench-files"),
  APP_URL: `http://127.0.0.1:${port}`,
  HOST: "127.0.0.1",
  PORT: String(port),
  PORTAIL_DEMO: "1",
  DEMO_NOW: NOW,
  WORKER: "external",
  LOG_LEVEL: "warn",
});

/** Starts a server and waits until it listens; it ends with us, however that happens. */
async function start(script, dir, env) {
  const file = join(dir, `server-${env.PORT}.log`);
  const log = openSync(file, "w");
  const child = spawn(process.execPath, [script], { cwd: dir, env, stdio: ["ignore", log, log, "ipc"] });
  closeSync(log);
  const ended = once(child, "exit");
  const first = await Promise.race([once(child, "message"), ended.then(() => null)]);
  if (!first) throw new Error(`${script} did not start:\n${readFileSync(file, "utf8")}`);
  return {
    url: env.APP_URL,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
