import "server-only";
import { createHash } from "node:crypto";
import { type Actor, allow } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { done, type Result, refuse } from "@/lib/result";
import { seal } from "@/lib/seal";
import type { FileFacts, NewFile } from "../schema";
import { inspect } from "./inspect";
import { currentStore, openStore } from "./store";

/**
 * Checks a file, makes it safe and stores it, outside of any transaction. It is nothing yet: unless `attachFile`
 * makes it real within the hour, it is thrown away. Refuses with one of FILE_REFUSALS, or "file-not-stored" when
 * the store fails: nothing is then kept, and the same call may be made again.
 */
export async function storeFile(actor: Actor, { name, bytes, sealed }: NewFile): Promise<Result<FileFacts>> {
  allow(actor, ["parent", "staff", "system"]);
  const inspected = await inspect(name, bytes);
  if ("refusal" in inspected) return refuse(inspected.refusal);
  const { file } = inspected;
  const fileId = newId();
  const store = currentStore();
  const facts = { name: file.name, mime: file.mime, size: file.bytes.length };
  await db().storedFile.create({
    data: {
      id: fileId,
      store,
      key: fileId,
      ...facts,
      sha256: createHash("sha256").update(file.bytes).digest("hex"),
      sealed,
      state: "STORING",
      createdAt: realNow(),
    },
  });
  try {
    await (await openStore(store)).put(fileId, sealed ? seal(file.bytes, `file:${fileId}`) : file.bytes);
  } catch (error) {
    log().error({ err: error, fileId }, "file not stored");
    return refuse("file-not-stored");
  }
  return done({ fileId, ...facts });
}

/** Makes a stored file real, in the transaction that writes what it belongs to. Throws when it is no longer there. */
export async function attachFile(actor: Actor, tx: Tx, fileId: string): Promise<void> {
  allow(actor, ["parent", "staff", "system"]);
  const { count } = await tx.storedFile.updateMany({
    where: { id: fileId, state: "STORING" },
    data: { state: "READY" },
  });
  if (count !== 1) throw new Error(`file ${fileId} is not waiting to be attached`);
}
