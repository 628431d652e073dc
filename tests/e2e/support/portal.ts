import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../../scripts/bootstrap.mjs";
import { NOW } from "./stage";

type Settings = Record<string, string>;

/** One secret for the whole run, so that several processes share their sessions. */
process.env.E2E_SECRET ??= randomBytes(32).toString("base64url");
process.env.E2E_DATA_KEY ??= randomBytes(32).toString("base64");
process.env.E2E_FILES ??= mkdtempSync(join(tmpdir(), "portail-files-"));

const basis = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? "",
  HOME: process.env.HOME ?? "",
  TZ: "Pacific/Auckland",
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  AUTH_SECRET: process.env.E2E_SECRET ?? "",
  DATA_KEY: process.env.E2E_DATA_KEY ?? "",
  STORAGE: "disk",
  FILES_DIR: process.env.E2E_FILES ?? "",
  PWNED_PASSWORDS_URL: "off",
  ADDRESS_API_URL: "off",
});

/** The settings of a demonstration that lives at `NOW`. */
export const demonstration = (databaseUrl: string, port: number): Settings => ({
  DATABASE_URL: databaseUrl,
  PORTAIL_DEMO: "1",
  DEMO_NOW: NOW,
  PORT: String(port),
  HOST: "127.0.0.1",
  APP_URL: `http://127.0.0.1:${port}`,
});

export type Portal = {
  url: string;
  pid: number;
  log: () => string;
  stop(): Promise<void>;
  kill(): Promise<void>;
};

/** Starts the production server with these settings only, and waits until it listens. */
export async function startPortal(dir: string, settings: Settings): Promise<Portal> {
  const file = join(dir, `portal-${settings.PORT}-${randomBytes(3).toString("hex")}.log`);
  const log = openSync(file, "w");
  // With the channel the server ends with us, however that happens.
  const child = spawn(process.execPath, [join(ROOT, "scripts/start.mjs")], {
    cwd: dir,
    env: { ...basis(), ...settings },
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const exited = once(child, "exit");
  const words = () => readFileSync(file, "utf8");
  const first = await Promise.race([once(child, "message"), exited.then(() => null)]);
  if (!first) throw new Error(`the portal did not start:\n${words()}`);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    url: `http://127.0.0.1:${settings.PORT}`,
    pid: child.pid ?? 0,
    log: words,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

/** Runs a script of the repository to its end. Resolves to its exit code and all that it wrote. */
export async function runScript(
  args: string[],
  settings: Settings,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...basis(), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

/** Loads the demonstration into a migrated database. */
export async function seed(databaseUrl: string): Promise<void> {
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const args = [tsx, "--tsconfig", "scripts/tsconfig.json", "scripts/seed-demo.ts"];
  const { code, output } = await runScript(args, demonstration(databaseUrl, 1));
  if (code !== 0) throw new Error(`the demonstration was not loaded:\n${output}`);
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
