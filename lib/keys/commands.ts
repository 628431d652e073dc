import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { type Tx, transaction } from "@/lib/db";
import { type Rewrapped, rewrapFiles } from "@/lib/files/commands";
import { log } from "@/lib/log";
import { rewrap } from "@/lib/seal";

export type { Rewrapped };
export type Rotation = Record<"health" | "changes" | "files", Rewrapped>;

type Sealed = { id: string; sealed: Uint8Array };

/** Where sealed values stand in the database: how a batch is locked, and how one is stored anew. */
type Shelf = {
  batch(tx: Tx, after: string): Promise<Sealed[]>;
  store(tx: Tx, id: string, sealed: Buffer): Promise<unknown>;
};

const BATCH = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

const health: Shelf = {
  batch: (tx, after) => tx.$queryRaw`
    SELECT child_id AS id, sealed FROM child_health WHERE child_id > ${after}::uuid
    ORDER BY child_id LIMIT ${BATCH} FOR UPDATE`,
  store: (tx, id, sealed) =>
    tx.$executeRaw`UPDATE child_health SET sealed = ${sealed} WHERE child_id = ${id}::uuid`,
};

const changes: Shelf = {
  batch: (tx, after) => tx.$queryRaw`
    SELECT id, sealed FROM field_change WHERE sealed IS NOT NULL AND id > ${after}::uuid
    ORDER BY id LIMIT ${BATCH} FOR UPDATE`,
  store: (tx, id, sealed) =>
    tx.$executeRaw`UPDATE field_change SET sealed = ${sealed} WHERE id = ${id}::uuid`,
};

/**
 * Wraps by the current DATA_KEY all that is sealed under DATA_KEY_PREVIOUS; afterwards that one opens nothing. The
 * contents stay as they are. Safe to stop at any moment, to run again, and while the portal works, provided that every
 * process knows the new key already.
 */
export async function rotateKeys(actor: Actor): Promise<Rotation> {
  allow(actor, "system");
  return {
    health: await rewrapShelf(health),
    changes: await rewrapShelf(changes),
    files: await rewrapFiles(actor),
  };
}

async function rewrapShelf({ batch, store }: Shelf): Promise<Rewrapped> {
  const counts = { seen: 0, rewrapped: 0, failed: 0 };
  for (let last: string | undefined = FIRST; last; ) {
    const after: string = last;
    last = await transaction(async (tx) => {
      const rows = await batch(tx, after);
      for (const { id, sealed } of rows) {
        counts.seen++;
        const anew = rewrapped(id, sealed);
        if (anew === "failed") counts.failed++;
        else if (anew) {
          await store(tx, id, anew);
          counts.rewrapped++;
        }
      }
      return rows.at(-1)?.id;
    });
  }
  return counts;
}

function rewrapped(id: string, sealed: Uint8Array): Buffer | "failed" | null {
  try {
    return rewrap(sealed);
  } catch (error) {
    log().error({ err: error, id }, "value not rewrapped");
    return "failed";
  }
}
