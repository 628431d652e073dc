// A lock between processes of one machine: a file that names its holder, worth nothing once that process has died.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { identityOf, isAlive } from "./processes.mjs";

const own = identityOf(process.pid);

/**
 * Takes the lock kept in `file`, waiting while a living process holds it, and resolves to the function that gives it
 * back. Resolves to undefined when it is still held after `patience` milliseconds.
 * @param {string} file
 * @param {{ patience?: number, onWait?: () => void }} [options]
 * @returns {Promise<(() => void) | undefined>}
 */
export async function takeLock(file, { patience = Number.POSITIVE_INFINITY, onWait } = {}) {
  const giveUpAt = Date.now() + patience;
  let waited = false;
  mkdirSync(dirname(file), { recursive: true });
  while (!claim(file)) {
    const holder = holderOf(file);
    if (holder !== undefined && !isAlive(holder)) {
      discard(file, holder);
      continue;
    }
    if (Date.now() > giveUpAt) return undefined;
    if (!waited) onWait?.();
    waited = true;
    await wait(100);
  }
  return () => holderOf(file) === own && rmSync(file, { force: true });
}

/** The identity of the process that holds the lock; undefined when nobody does. */
export function holderOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Linking a finished file is atomic: the lock is never there without its holder's name. */
function claim(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, own);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** Removes a dead holder's lock; should another process have taken it over meanwhile, puts that one back. */
function discard(file, holder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== holder) linkSync(aside, file);
    rmSync(aside);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
