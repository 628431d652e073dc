// Child processes that end with us, and knowing a process again by more than its recyclable number.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const LEASH = join(import.meta.dirname, "leash.mjs");
const END_WITHIN_MS = 5_000;
const running = new Set();

/** A command failed; the message says which and how, and holds what it wrote if that was kept. */
export class CommandFailed extends Error {}

/**
 * Runs a command to its end, in a process group that ends with this process however that ends. Rejects with
 * CommandFailed; `quiet` keeps what the command writes for that case only.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, quiet?: boolean }} [options]
 */
export async function run(command, args, { env = process.env, cwd, quiet = false } = {}) {
  const out = quiet ? "pipe" : "inherit";
  const child = spawn(process.execPath, [LEASH, command, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", out, out, "ipc"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const [code, signal] = await new Promise((done) => child.once("close", (...end) => done(end)));
  running.delete(child);
  if (code === 0) return;
  const how = signal ? `a été interrompue (${signal})` : `a échoué (code ${code})`;
  throw new CommandFailed(`La commande « ${[command, ...args].join(" ")} » ${how}.\n${output}`);
}

/** Ends every command that `run` has under way, and what those started. */
export async function endRunning() {
  await Promise.all([...running].map(endGroup));
}

async function endGroup(child) {
  const ended = new Promise((done) => child.once("exit", done));
  signal(-child.pid, "SIGTERM");
  await Promise.race([ended, wait(END_WITHIN_MS, undefined, { ref: false })]);
  signal(-child.pid, "SIGKILL");
}

/** Sends a signal; false when there is nobody to receive it. */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (error.code === "ESRCH") return false;
    throw error;
  }
}

/**
 * A text that only the process now bearing this number has (it holds the moment it started); undefined when none does.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function identityOf(pid) {
  try {
    if (existsSync("/proc/self/stat")) {
      const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
      const [state, startedAt] = [afterName[0], afterName[19]];
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return state === "Z" ? undefined : `${pid} ${startedAt} ${boot}`;
    }
    const startedAt = execFileSync("ps", ["-p", String(pid), "-o", "lstart="], { encoding: "utf8" }).trim();
    return startedAt ? `${pid} ${startedAt}` : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the process that wrote down `identity` still runs.
 * @param {string} identity
 */
export function isAlive(identity) {
  return identityOf(Number.parseInt(identity, 10)) === identity;
}

/**
 * Ends the process that wrote down `identity`, kindly, then by force; does nothing when it is gone already.
 * @param {string} identity
 */
export async function end(identity) {
  const deadline = Date.now() + END_WITHIN_MS;
  if (isAlive(identity)) signal(Number.parseInt(identity, 10), "SIGTERM");
  while (isAlive(identity)) {
    if (Date.now() > deadline) signal(Number.parseInt(identity, 10), "SIGKILL");
    await wait(20);
  }
}

/**
 * Calls `stop` once, at the first sign that this process must end: Ctrl-C, SIGTERM, a closed terminal, or the death of
 * the process that started it (npm, or ourselves under another version of Node). Returns the function that forgets it.
 * @param {(signal: "SIGINT" | "SIGTERM") => void} stop
 * @returns {() => void}
 */
export function whenToldToStop(stop) {
  let told = false;
  const tell = (name) => {
    if (!told) stop(name);
    told = true;
  };
  const interrupt = () => tell("SIGINT");
  const terminate = () => tell("SIGTERM");
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) terminate();
  }, 500);
  watch.unref();
  process
    .on("SIGINT", interrupt)
    .on("SIGTERM", terminate)
    .on("SIGHUP", terminate)
    .on("disconnect", terminate);
  process.channel?.unref();
  return () => {
    clearInterval(watch);
    process
      .off("SIGINT", interrupt)
      .off("SIGTERM", terminate)
      .off("SIGHUP", terminate)
      .off("disconnect", terminate);
  };
}
