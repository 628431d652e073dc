import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Storage, StorageError } from "./storage";

const KEY = /^[a-z0-9][a-z0-9-]{7,99}$/;

/** A folder of this machine (or a volume that every process shares), readable by its owner alone. */
export function diskStorage(dir: string): Storage {
  // The last characters of a UUID v7 are random: they spread files evenly.
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new StorageError("not a key");
    return join(dir, key.slice(-2), key);
  };
  return {
    put: (key, bytes) => told(() => write(pathOf(key), bytes)),
    get: (key) => told(() => readFile(pathOf(key)).catch(nullWhenMissing)),
    remove: (key) => told(() => erase(pathOf(key))),
  };
}

/** The name appears once the bytes are on the disk, so that a power cut leaves all of them or nothing. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await writeThrough(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Erases a file, and what interrupted writings of it left. */
async function erase(path: string): Promise<void> {
  const folder = dirname(path);
  const own = basename(path);
  const names = await readdir(folder).catch(nullWhenMissing);
  const left = names?.filter(
    (name) => name === own || (name.startsWith(`${own}.`) && name.endsWith(".part")),
  );
  for (const name of left ?? []) await rm(join(folder, name), { force: true });
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

function nullWhenMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError((error as NodeJS.ErrnoException).code ?? "disk", { cause: error });
  }
}
