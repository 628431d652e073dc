import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { attachFile, fileBytes, openStored, storeFile } from "@/lib/files/commands";
import { newId } from "@/lib/ids";
import { rotateKeys } from "@/lib/keys/commands";
import { SealError, sealJson, unsealJson } from "@/lib/seal";
import { child, makeFamilies, makeStructure, system } from "../factories";
import { jpegBytes } from "../factories/files";

const ROOT = join(import.meta.dirname, "../..");
const [ONE, TWO, THREE] = [1, 2, 3].map((fill) => Buffer.alloc(32, fill).toString("base64")) as [
  string,
  string,
  string,
];
const CHILDREN = 450;
const CHANGES = 30;
const FILES = 30;

function know(DATA_KEY: string, DATA_KEY_PREVIOUS?: string): void {
  Object.assign(env(), { DATA_KEY, DATA_KEY_PREVIOUS });
}

async function read(fileId: string): Promise<Buffer> {
  const opened = await transaction((tx) => openStored(system, tx, fileId));
  return fileBytes(system, opened!);
}

/** Opens all that is sealed with the keys that this process knows; throws SealError. */
async function openAll(): Promise<void> {
  for (const { childId, sealed } of await db().childHealth.findMany())
    expect(unsealJson(sealed, `child-health:${childId}`)).toEqual({ note: childId });
  for (const { id, sealed } of await db().fieldChange.findMany())
    expect(unsealJson(sealed!, `field-change:${id}`)).toEqual({ note: id });
  for (const { id, size } of await db().storedFile.findMany()) expect((await read(id)).length).toBe(size);
}

beforeAll(async () => {
  know(ONE);
  const structureId = await makeStructure();
  const children = Array.from({ length: 9 }, (_, at) => child({ firstName: `Léa ${"abcdefghi"[at]}` }));
  const families = await makeFamilies(
    [structureId],
    Array.from({ length: CHILDREN / 9 }, (_, at) => ({
      adults: [{ lastName: `Martin ${String.fromCharCode(97 + (at % 26))}${"x".repeat(at / 26)}` }],
      children,
    })),
  );
  const childIds = families.flatMap((family) => family.childIds);
  await db().childHealth.createMany({
    data: childIds.map((childId) => ({
      childId,
      sealed: sealJson({ note: childId }, `child-health:${childId}`),
      updatedAt: new Date(),
    })),
  });
  const { householdId } = families[0]!;
  const set = await db().changeSet.create({
    data: { householdId, subject: "CHILD", subjectId: childIds[0]!, domain: "health", createdAt: new Date() },
  });
  await db().fieldChange.createMany({
    data: Array.from({ length: CHANGES }, (_, version) => {
      const id = newId();
      const sealed = sealJson({ note: id }, `field-change:${id}`);
      const facts = {
        changeSetId: set.id,
        subjectId: childIds[0]!,
        field: `field${version}`,
        version: version + 1,
      };
      return { id, ...facts, state: "APPLIED" as const, sealed };
    }),
  });
  const bytes = await jpegBytes();
  for (let at = 0; at <= FILES; at++) {
    const stored = await storeFile(system, { name: "a.jpg", bytes, sealed: at < FILES });
    if (!stored.ok) throw new Error(stored.code);
    await transaction((tx) => attachFile(system, tx, stored.value.fileId));
  }
}, 120_000);

const all = (rewrapped: boolean) => ({
  health: { seen: CHILDREN, rewrapped: rewrapped ? CHILDREN : 0, failed: 0 },
  changes: { seen: CHANGES, rewrapped: rewrapped ? CHANGES : 0, failed: 0 },
  files: { seen: FILES, rewrapped: rewrapped ? FILES : 0, failed: 0 },
});

test("what was sealed under one key opens under the next alone, and a second run does nothing", async () => {
  know(TWO);
  await expect(openAll()).rejects.toThrow(SealError);
  know(TWO, ONE);
  await openAll();
  expect(await rotateKeys(system)).toEqual(all(true));
  know(TWO);
  await openAll();
  expect(await rotateKeys(system)).toEqual(all(false));
  know(ONE);
  await expect(openAll()).rejects.toThrow(SealError);
});

test("values under a key that nobody knows are counted, and stay as they are", async () => {
  know(THREE);
  const { health, changes, files } = await rotateKeys(system);
  expect([health.failed, changes.failed, files.failed]).toEqual([CHILDREN, CHANGES, FILES]);
  know(TWO);
  await openAll();
});

test("npm run rotate-key, killed in the middle, loses nothing and is run again", async () => {
  const run = () =>
    spawn(process.execPath, ["--import", "tsx", "scripts/rotate-key.ts"], {
      cwd: ROOT,
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: "scripts/tsconfig.json",
        DATA_KEY: THREE,
        DATA_KEY_PREVIOUS: TWO,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
  const first = run();
  // The files come last: the first test moved them from under their id, this one moves them back.
  const isBack = { sealed: true, NOT: { key: { endsWith: "-rewrapped" } } };
  while (first.exitCode === null && (await db().storedFile.count({ where: isBack })) === 0);
  first.kill("SIGKILL");
  know(THREE, TWO);
  await openAll();

  const second = run();
  const said: Buffer[] = [];
  second.stdout.on("data", (part: Buffer) => said.push(part));
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  expect(Buffer.concat(said).toString()).toContain("DATA_KEY_PREVIOUS peut être vidée");
  know(THREE);
  await openAll();
});
