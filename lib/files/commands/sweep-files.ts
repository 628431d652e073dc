import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db, transaction } from "@/lib/db";
import type { FileStore } from "@/lib/generated/prisma/enums";
import { log } from "@/lib/log";
import { keysOf, openStore } from "./store";

const HOUR_MS = 3_600_000;
/** What nobody made real within the hour never will be; what lost its owner may still be wanted back for a day. */
const STORING_FOR = HOUR_MS;
const ORPHAN_FOR = 24 * HOUR_MS;
const AT_MOST = 500;

/**
 * Throws away files that are nobody's: those that were never made real, those refused, those whose owner
 * was erased. Returns how many went; the store's failures are logged, and left to the next sweep.
 */
export async function sweepFiles(actor: Actor): Promise<number> {
  allow(actor, "system");
  let count = 0;
  for (const id of await nobodys()) {
    try {
      if (await throwAway(id)) count++;
    } catch (error) {
      log().warn({ err: error, fileId: id }, "file not swept");
    }
  }
  return count;
}

async function nobodys(): Promise<string[]> {
  const now = realNow().getTime();
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM stored_file f
    WHERE f.created_at < CASE WHEN f.state = 'STORING' THEN ${new Date(now - STORING_FOR)}::timestamptz
                              ELSE ${new Date(now - ORPHAN_FOR)}::timestamptz END
      AND f.state IN ('STORING', 'READY', 'REFUSED')
      AND NOT EXISTS (SELECT 1 FROM family_upload u WHERE u.file_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM published_document d WHERE d.file_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM guardianship g WHERE g.authority_file_id = f.id)
    ORDER BY f.created_at LIMIT ${AT_MOST}`;
  return rows.map((row) => row.id);
}

/** The row's going is stored once its bytes are gone; it is held meanwhile, so that nothing can attach it. */
async function throwAway(id: string): Promise<boolean> {
  return transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ store: FileStore; key: string }[]>`
      SELECT store, key FROM stored_file WHERE id = ${id}::uuid FOR UPDATE SKIP LOCKED`;
    if (!row) return false;
    const owned = await tx.storedFile.count({
      where: {
        id,
        OR: [{ upload: { isNot: null } }, { published: { isNot: null } }, { judgment: { isNot: null } }],
      },
    });
    if (owned > 0) return false;
    await tx.storedFile.delete({ where: { id } });
    const storage = await openStore(row.store);
    for (const key of new Set([row.key, ...keysOf(id)])) await storage.remove(key);
    return true;
  });
}
