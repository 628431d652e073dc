import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { attachFile, fileBytes, openStored, storeFile, sweepFiles } from "@/lib/files/commands";
import { newId } from "@/lib/ids";
import { diskStorage } from "@/lib/integrations/disk";
import { StorageError } from "@/lib/integrations/storage";
import { makeStaff, makeStructure, system } from "../factories";
import { pdfBytes } from "../factories/files";

const ROOT = join(import.meta.dirname, "../..");
const { FILES_DIR } = env();
const storage = diskStorage(FILES_DIR);

const onDisk = () =>
  readdirSync(FILES_DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

const rows = () => db().storedFile.findMany({ orderBy: { key: "asc" } });
const anHourLater = () =>
  db().storedFile.updateMany({
    where: { state: "STORING" },
    data: { createdAt: new Date(Date.now() - 3_700_000) },
  });

async function read(fileId: string): Promise<Buffer> {
  const opened = await transaction((tx) => openStored(system, tx, fileId));
  return fileBytes(system, opened!);
}

async function store(name = "a.pdf"): Promise<string> {
  const stored = await storeFile(system, { name, bytes: await pdfBytes(), sealed: false });
  if (!stored.ok) throw new Error(stored.code);
  return stored.value.fileId;
}

beforeEach(async () => {
  await mkdir(FILES_DIR, { recursive: true });
  for (const { key } of await rows()) await storage.remove(key);
  await db().publishedDocument.deleteMany();
  await db().storedFile.deleteMany();
});

describe("kill -9", () => {
  /** Starts a process that stores files, and kills it once it has said `lines` lines and `afterMs` more have passed. */
  async function killed(lines: number, afterMs: number): Promise<string[]> {
    const child = spawn(process.execPath, ["--import", "tsx", "tests/fakes/storing.ts"], {
      cwd: ROOT,
      env: { ...process.env, TSX_TSCONFIG_PATH: "scripts/tsconfig.json" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      if (said.length === lines) setTimeout(() => child.kill("SIGKILL"), afterMs);
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return said;
  }

  test.each([1, 2, 3].map((lines) => [lines, lines * 17]))(
    "after %i lines and %i ms: what is real is whole, the rest goes",
    async (lines, afterMs) => {
      const said = await killed(lines, afterMs);
      const real = said.filter((line) => line.startsWith("real ")).map((line) => line.slice(5));
      for (const id of real) await read(id);
      const ready = (await rows()).filter(({ state }) => state === "READY");
      expect(ready.map(({ id }) => id)).toEqual(expect.arrayContaining(real));
      for (const { id } of ready) await read(id);

      await anHourLater();
      await sweepFiles(system);
      expect((await rows()).map(({ state }) => state)).toEqual(ready.map(() => "READY"));
      expect(onDisk()).toEqual(ready.map(({ key }) => key).sort());
    },
  );
});

describe("a failure", () => {
  test("of the disk leaves nothing real, and is told so that it can be tried again", async () => {
    const settings = env() as { FILES_DIR: string };
    settings.FILES_DIR = "/dev/null/files";
    const file = { name: "a.pdf", bytes: await pdfBytes(), sealed: false };
    expect(await storeFile(system, file)).toEqual({ ok: false, code: "file-not-stored" });
    settings.FILES_DIR = FILES_DIR;
    expect(await storeFile(system, file)).toMatchObject({ ok: true });
    expect((await rows()).map(({ state }) => state)).toEqual(["STORING", "STORING"]);
  });

  test("of the transaction that would make it real leaves it to the sweep", async () => {
    const id = await store();
    const failing = transaction(async (tx) => {
      await attachFile(system, tx, id);
      throw new Error("anything");
    });
    await expect(failing).rejects.toThrow("anything");
    expect(await sweepFiles(system)).toBe(0);
    await anHourLater();
    expect(await sweepFiles(system)).toBe(1);
    expect(await rows()).toEqual([]);
    await expect(transaction((tx) => attachFile(system, tx, id))).rejects.toThrow("not waiting");
  });

  test("of the store while sweeping keeps the row for the next time", async () => {
    const id = await store();
    await anHourLater();
    await db().storedFile.update({ where: { id }, data: { key: "../x" } });
    expect(await sweepFiles(system)).toBe(0);
    await db().storedFile.update({ where: { id }, data: { key: id } });
    expect(await sweepFiles(system)).toBe(1);
  });

  test("of the bytes themselves is noticed", async () => {
    const id = await store();
    await transaction((tx) => attachFile(system, tx, id));
    await storage.put(id, Buffer.from("other"));
    await expect(read(id)).rejects.toThrow("were changed");
    await storage.remove(id);
    await expect(read(id)).rejects.toThrow("are gone");
  });
});

describe("the sweep", () => {
  test("leaves what is being made real", async () => {
    const id = await store();
    await anHourLater();
    let swept: Promise<number> | undefined;
    await transaction(async (tx) => {
      await attachFile(system, tx, id);
      swept = sweepFiles(system);
      expect(await swept).toBe(0);
    });
    expect((await read(id)).length).toBeGreaterThan(0);
  });

  test("takes what lost its owner after a day, and leaves what has one", async () => {
    const [owned, lost] = [await store(), await store()];
    for (const id of [owned, lost]) await transaction((tx) => attachFile(system, tx, id));
    const { staffId } = await makeStaff([await makeStructure()]);
    const document = { title: "Menus", category: "MENU", audience: "EVERYBODY", staffId } as const;
    const at = new Date();
    await db().publishedDocument.create({
      data: { ...document, fileId: owned, displayFrom: at, createdAt: at },
    });
    expect(await sweepFiles(system)).toBe(0);
    await db().storedFile.updateMany({ data: { createdAt: new Date(at.getTime() - 25 * 3_600_000) } });
    expect(await sweepFiles(system)).toBe(1);
    expect((await rows()).map(({ id }) => id)).toEqual([owned]);
    expect(onDisk()).toEqual([owned]);
  });
});

test("two requests make a file real once", async () => {
  const id = await store();
  const both = await Promise.allSettled([1, 2].map(() => transaction((tx) => attachFile(system, tx, id))));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test.each(["../etc/passwd", "a/b-c-d-e-f", "", ".", `${newId()}/..`, "é".repeat(9)])(
  "%j is no key",
  async (key) => {
    await expect(storage.get(key)).rejects.toThrow(StorageError);
  },
);
