import "server-only";
import { createHash } from "node:crypto";
import { type Actor, allow } from "@/lib/actor";
import { db, type Tx } from "@/lib/db";
import { unseal } from "@/lib/seal";
import type { OpenedFile } from "../schema";
import { openStore } from "./store";

/**
 * A file, opened: called by the noun that the file belongs to once it has decided that the actor may read it, and by
 * nobody else. Null while it is unchecked, or refused.
 */
export async function openStored(actor: Actor, tx: Tx, fileId: string): Promise<OpenedFile | null> {
  allow(actor, ["parent", "staff", "system"]);
  const row = await tx.storedFile.findFirst({
    where: { id: fileId, state: "READY" },
    select: { id: true, name: true, mime: true, size: true, sha256: true },
  });
  if (!row) return null;
  const { id, ...facts } = row;
  return { fileId: id, ...facts } as OpenedFile;
}

/** The bytes of an opened file. Throws when they are gone, or are not those that were stored. */
export async function fileBytes(actor: Actor, file: OpenedFile): Promise<Buffer> {
  allow(actor, ["parent", "staff", "system"]);
  // A rotation of keys may move them between the reading of the row and that of the bytes.
  const bytes = (await read(file.fileId)) ?? (await read(file.fileId));
  if (!bytes) throw new Error(`the bytes of file ${file.fileId} are gone`);
  if (createHash("sha256").update(bytes).digest("hex") !== file.sha256)
    throw new Error(`the bytes of file ${file.fileId} were changed`);
  return bytes;
}

async function read(fileId: string): Promise<Buffer | null> {
  const { store, key, sealed } = await db().storedFile.findUniqueOrThrow({
    where: { id: fileId },
    select: { store: true, key: true, sealed: true },
  });
  const kept = await (await openStore(store)).get(key);
  return kept && sealed ? unseal(kept, `file:${fileId}`) : kept;
}
