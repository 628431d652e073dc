// One run of the demonstration: its database, build, data and server, from the first step to Ctrl-C.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./bootstrap.mjs";
import { buildPortal, generateClient } from "./build.mjs";
import { eraseDatabase, inspectDatabase } from "./demo-database.mjs";
import { endOrphan, refuseBusyPort, startPortal } from "./demo-server.mjs";
import {
  eraseDirectory,
  isDemoDirectory,
  keptSecrets,
  MARKER,
  NotReady,
  readSettings,
} from "./demo-settings.mjs";
import { startPostgres } from "./embedded-pg.mjs";
import { takeLock } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { CommandFailed, endRunning, run, whenToldToStop } from "./processes.mjs";

const ACCOUNTS = [
  ["parent@demo.test", "foyer uni, trois enfants"],
  ["parent2@demo.test", "un autre foyer"],
  ["parent3@demo.test", "parent séparé, un enfant en commun avec le premier foyer"],
  ["parent4@demo.test", "parent dont le dossier attend un document"],
  ["agent@demo.test", "agent d'une structure, sans accès à la santé"],
  ["direction@demo.test", "directrice de la même structure, avec accès à la santé"],
  ["admin@demo.test", "administrateur"],
  ["famille01@demo.test … famille60@demo.test", "un enfant chacun, admis à « Sortie piscine »"],
];
const PASSWORD = "Portail-Famille-2026";

/**
 * Starts the demonstration and keeps it up until it is told to stop; then ends what it started and the process.
 * @param {{ reset: boolean }} options
 */
export async function runDemo({ reset }) {
  /** What must be undone at the end, latest first; each may wait for a start under way. */
  const undo = [];
  let stopping = false;
  let ready = false;
  const stop = async (exitCode) => {
    if (stopping) return;
    stopping = true;
    await endRunning();
    for (const step of undo.reverse()) await step();
    process.exit(exitCode);
  };
  // A reader of our words who leaves, as `| head` does, must not end the demonstration.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  whenToldToStop((signal) => {
    console.log("\nArrêt de la démonstration…");
    stop(ready ? 0 : { SIGINT: 130, SIGTERM: 143 }[signal]);
  });
  try {
    const portal = await start(await readSettings(), reset, undo);
    ready = !stopping;
    if (ready) announce(portal.url);
    await portal.ended;
    if (stopping) return;
    throw new NotReady(`Le serveur s'est arrêté. Ses derniers mots :\n${portal.lastWords()}`);
  } catch (error) {
    if (stopping) return;
    const explained = error instanceof NotReady || error instanceof CommandFailed;
    console.error(explained ? error.message : error);
    await stop(1);
  }
}

async function start(settings, reset, undo) {
  const { dir, port } = settings;
  if (reset && !settings.databaseUrl && !isDemoDirectory(dir)) {
    throw new NotReady(`${dir} ne porte pas la marque d'une démonstration : rien n'a été effacé.`);
  }
  const release = await takeLock(join(dir, "lock"), { patience: 5_000 });
  if (!release) {
    throw new NotReady(
      `Une démonstration tourne déjà dans ${dir} : arrêtez-la, ou choisissez un autre dossier avec DEMO_DIR.`,
    );
  }
  undo.push(release);
  await endOrphan(dir);
  await refuseBusyPort(port);
  if (reset) await eraseDirectory(dir);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, MARKER), "Dossier de la démonstration du portail Famille.\n");

  const [env] = await Promise.all([
    timed("Base de données", prepareDatabase(settings, reset, undo)),
    timed("Construction", buildPortal()),
  ]);
  return timed("Serveur", startPortal({ dir, port, env, undo }));
}

/** The environment of the portal's processes, once its database is there, migrated and filled. */
async function prepareDatabase({ dir, databaseUrl, env: basis }, reset, undo) {
  const url = databaseUrl ?? (await startOwnDatabase(dir, undo));
  await refuseOtherDatabase(url);
  if (reset) await eraseDatabase(url);
  await migrate(url);
  await generateClient();
  const env = { ...basis, ...keptSecrets(dir), DATABASE_URL: url };
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const seed = ["--tsconfig", join(ROOT, "scripts/tsconfig.json"), join(ROOT, "scripts/seed-demo.ts")];
  await run(process.execPath, [tsx, ...seed], { cwd: ROOT, env, quiet: true });
  return env;
}

async function startOwnDatabase(dir, undo) {
  const starting = startAnew(dir);
  undo.push(() => starting.then((server) => server.stop()).catch(() => {}));
  return (await starting).url;
}

/** A server left over from a killed demonstration is ended first: that also cuts whoever still writes to it. */
async function startAnew(dir) {
  const server = await startPostgres(dir, { adopt: true });
  if (!server.attached) return server;
  await server.stop();
  return startPostgres(dir, { adopt: true });
}

async function refuseOtherDatabase(url) {
  const content = await inspectDatabase(url).catch((error) => {
    throw new NotReady(`La base de données de DATABASE_URL ne répond pas : ${error.message || error.code}.`);
  });
  if (content === "other") {
    throw new NotReady(
      "La base de DATABASE_URL contient autre chose qu'une démonstration : rien n'y a été écrit ni effacé.",
    );
  }
}

/** Passes on the outcome of a step and, when it took a while, says how long. */
async function timed(name, step) {
  const startedAt = performance.now();
  const outcome = await step;
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${name} : ${seconds.toFixed(1)} s`);
  return outcome;
}

function announce(url) {
  const width = Math.max(...ACCOUNTS.map(([login]) => login.length));
  console.log(`\nPrêt : ${url}\n`);
  console.log(`Comptes de démonstration (mot de passe : ${PASSWORD})`);
  for (const [login, who] of ACCOUNTS) console.log(`  ${login.padEnd(width)}  ${who}`);
  console.log("\nCtrl-C arrête tout.");
}
