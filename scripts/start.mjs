// npm start: checks the settings, then serves the portal and, unless WORKER=external, works the job queue.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { tsImport } from "tsx/esm/api";
import { pendingMigrations } from "./migrate.mjs";
import { serverSettings, startServer } from "./server.mjs";

const STOP_WITHIN_MS = 12_000;

const root = join(import.meta.dirname, "..");
// Fonts and the thread that reads PDFs are found from here, whoever starts the portal and wherever.
process.chdir(root);
const dotEnv = join(root, ".env");
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

/** Imports TypeScript of lib without changing how the rest of the process loads its modules. */
const load = (path) =>
  tsImport(path, { parentURL: import.meta.url, tsconfig: join(import.meta.dirname, "tsconfig.json") });

/** What the operator must mend is one sentence, not a stack. */
function refuse(error) {
  console.error(error.message);
  process.exit(1);
}

async function readSettings() {
  const { parseEnv } = await load("../lib/env.ts");
  try {
    return { ...parseEnv(process.env), ...serverSettings(process.env) };
  } catch (error) {
    return refuse(error);
  }
}

async function checkDatabase(url) {
  try {
    const pending = await pendingMigrations(url);
    if (pending.length === 0) return;
    refuse(new Error("La base de données n'est pas à jour : lancez d'abord « npm run db:migrate »."));
  } catch (error) {
    refuse(new Error(`La base de données de DATABASE_URL ne répond pas : ${error.message || error.code}.`));
  }
}

const settings = await readSettings();
process.env.NODE_ENV = "production";
process.env.NEXTAUTH_URL = settings.APP_URL; // its own name for the same thing
await checkDatabase(settings.DATABASE_URL);
const server = await startServer(settings).catch(refuse);
const worker =
  settings.WORKER === "internal" ? await (await load("../lib/jobs/worker.ts")).startWorker() : undefined;
console.log(`Portail Famille : ${server.url}`);
process.send?.({ listening: server.url });

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await Promise.all([server.stop(), worker?.stop()]);
  process.exit(0);
}
process.on("SIGINT", stop).on("SIGTERM", stop);
// Started by the demonstration, the server ends with it, even when that was killed.
process.on("disconnect", stop);
process.channel?.unref();
