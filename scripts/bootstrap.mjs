// From a fresh clone to installed packages and the right Node. Uses nothing but Node 20's own modules.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { takeLock } from "./lock.mjs";
import { endRunning, run, whenToldToStop } from "./processes.mjs";

/** The repository's root. */
export const ROOT = join(import.meta.dirname, "..");
/** Where processes that share this checkout agree who installs and who builds. */
export const LOCKS = join(ROOT, ".demo-locks");

const BIN = join(ROOT, "node_modules/.bin");
const OLDEST_NODE = [22, 18];

/**
 * Installs the packages where they are missing or differ from package-lock.json and, under a Node older than the
 * tools need, runs `script` again with the Node that npm installed and exits as that does.
 * @param {string} script the caller's own file
 */
export async function bootstrap(script) {
  if (!isInstalled()) await install();
  process.env.PATH = [BIN, process.env.PATH].join(delimiter);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  process.exit(await runAgain(script));
}

/** Whether node_modules holds what the lock file says, by npm's own record of what it put there. */
function isInstalled() {
  const record = join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = present[path];
    return path === "" || (found ? found.version === version : optional === true);
  });
}

async function install() {
  let stopped = false;
  const forget = whenToldToStop(async (signal) => {
    stopped = true;
    await endRunning();
    process.exit(signal === "SIGINT" ? 130 : 143);
  });
  const release = await takeLock(join(LOCKS, "install"));
  try {
    if (!isInstalled()) await runNpmCi();
  } catch (error) {
    if (stopped) await new Promise(() => {}); // whoever stopped it also ends this process
    console.error(`L'installation des dépendances a échoué. ${error.message}`);
    process.exit(1);
  } finally {
    release();
    forget();
  }
}

async function runNpmCi() {
  console.log("Installation des dépendances (npm ci)…");
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  await run(npm[0], [...npm.slice(1), ...options], { cwd: ROOT });
}

function runAgain(script) {
  return new Promise((done) => {
    const child = spawn(join(BIN, "node"), [script, ...process.argv.slice(2)], {
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    whenToldToStop((signal) => child.kill(signal));
    child.on("exit", (code, signal) => done(code ?? (signal ? 130 : 1)));
  });
}
