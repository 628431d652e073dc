import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { db } from "@/lib/db";
import type { StoredFile } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import { rewrap } from "@/lib/seal";
import { openStore, rewrappedKeyOf } from "./store";

export type Rewrapped = {
  /** Sealed values seen, those wrapped anew, those that no key of this process opens or that were not reached. */
  seen: number;
  rewrapped: number;
  failed: number;
};

const BATCH = 100;

/**
 * Wraps the keys of sealed files by the current DATA_KEY, one file after the other. Safe to stop at any moment and to
 * run again: a file is under one of its two keys, whole, and its row says which.
 */
export async function rewrapFiles(actor: Actor): Promise<Rewrapped> {
  allow(actor, "system");
  const counts = { seen: 0, rewrapped: 0, failed: 0 };
  for (let last = ""; ; ) {
    const files = await db().storedFile.findMany({
      where: { sealed: true, state: { in: ["STORING", "READY"] }, ...(last ? { id: { gt: last } } : {}) },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    for (const file of files) {
      counts.seen++;
      try {
        if (await rewrapFile(file)) counts.rewrapped++;
      } catch (error) {
        counts.failed++;
        log().error({ err: error, fileId: file.id }, "file not rewrapped");
      }
    }
    last = files.at(-1)?.id ?? "";
    if (files.length < BATCH) return counts;
  }
}

async function rewrapFile({ id, store, key }: StoredFile): Promise<boolean> {
  const storage = await openStore(store);
  const other = key === id ? rewrappedKeyOf(id) : id;
  const kept = await storage.get(key);
  if (!kept) throw new Error(`the bytes of file ${id} are gone`);
  const sealed = rewrap(kept);
  // What an interrupted run may have left under the other key.
  await storage.remove(other);
  if (!sealed) return false;
  await storage.put(other, sealed);
  const { count } = await db().storedFile.updateMany({ where: { id, key }, data: { key: other } });
  await storage.remove(count === 1 ? key : other);
  return count === 1;
}
