import { expect, test } from "vitest";
import { mint, type SystemActor } from "@/lib/actor";
import { db, transaction } from "@/lib/db";
import { attachFile, fileBytes, openStored, storeFile } from "@/lib/files/commands";
import { jpegBytes, pdfBytes } from "../factories/files";

const system = mint<SystemActor>({ kind: "system", task: "test" });

test.each([false, true])("a file is stored, attached and read back (sealed: %s)", async (sealed) => {
  const bytes = await pdfBytes();
  const stored = await storeFile(system, { name: "../Attestation  d’assurance.pdf", bytes, sealed });
  if (!stored.ok) throw new Error(stored.code);
  expect(stored.value).toMatchObject({ name: "Attestation d’assurance.pdf", size: bytes.length });
  const { fileId } = stored.value;
  await expect(transaction((tx) => openStored(system, tx, fileId))).resolves.toBeNull();
  await transaction((tx) => attachFile(system, tx, fileId));
  const opened = await transaction((tx) => openStored(system, tx, fileId));
  expect(await fileBytes(system, opened!)).toEqual(Buffer.from(bytes));
  await expect(transaction((tx) => attachFile(system, tx, fileId))).rejects.toThrow();
});

test("a photograph is made anew", async () => {
  const stored = await storeFile(system, { name: "IMG.JPG", bytes: await jpegBytes(), sealed: false });
  expect(stored).toMatchObject({ ok: true, value: { name: "IMG.jpg", mime: "image/jpeg" } });
  expect(await db().storedFile.count({ where: { state: "STORING" } })).toBe(1);
});
