import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx } from "@/lib/db";
import { sealJson, unsealJson } from "@/lib/seal";
import { type ChildHealthValue, childHealthSchema, NO_HEALTH } from "../schema";

const contextOf = (childId: string) => `child-health:${childId}`;

/** The health of one child, opened inside the caller's transaction. The caller has checked who may, and logs it. */
export async function readChildHealth(actor: Actor, tx: Tx, childId: string): Promise<ChildHealthValue> {
  allow(actor, ["parent", "staff", "system"]);
  return (await openHealth(tx, [childId])).get(childId)!;
}

/** The health of several children by their ids, on the same conditions as `readChildHealth`. */
export async function readChildrenHealth(
  actor: Actor,
  tx: Tx,
  childIds: readonly string[],
): Promise<Map<string, ChildHealthValue>> {
  allow(actor, ["parent", "staff", "system"]);
  return openHealth(tx, childIds);
}

/**
 * The sealed health of a child as one text column, null where there is none, for statements of other nouns that open it
 * with `openHealthColumn`, on the same conditions as `readChildHealth`. `childId` is an SQL expression.
 */
export function healthColumn(actor: Actor, childId: Prisma.Sql): Prisma.Sql {
  allow(actor, ["parent", "staff", "system"]);
  return Prisma.sql`(SELECT encode(kept.sealed, 'base64') FROM child_health kept WHERE kept.child_id = ${childId})`;
}

/** What `healthColumn` read of a child, opened. Throws SealError where it was read of another one. */
export function openHealthColumn(actor: Actor, childId: string, column: string | null): ChildHealthValue {
  allow(actor, ["parent", "staff", "system"]);
  return column === null ? NO_HEALTH : opened(childId, Buffer.from(column, "base64"));
}

/** Replaces the values named in `patch`, sealed, in the caller's transaction. The caller has checked who may. */
export async function writeChildHealth(
  actor: Actor,
  tx: Tx,
  childId: string,
  patch: Partial<ChildHealthValue>,
): Promise<void> {
  allow(actor, ["parent", "staff", "system"]);
  // Locks the child: of two who write at the same time, the second starts from what the first wrote.
  await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR NO KEY UPDATE`;
  const present = (await openHealth(tx, [childId])).get(childId)!;
  const sealed = sealJson({ ...present, ...patch }, contextOf(childId));
  const updatedAt = nowDate();
  await tx.childHealth.upsert({
    where: { childId },
    create: { childId, sealed, updatedAt },
    update: { sealed, updatedAt },
  });
}

async function openHealth(tx: Tx, childIds: readonly string[]): Promise<Map<string, ChildHealthValue>> {
  const rows = await tx.childHealth.findMany({ where: { childId: { in: [...childIds] } } });
  const found = new Map(rows.map(({ childId, sealed }) => [childId, opened(childId, sealed)]));
  return new Map(childIds.map((id) => [id, found.get(id) ?? NO_HEALTH]));
}

function opened(childId: string, sealed: Uint8Array): ChildHealthValue {
  return childHealthSchema.parse({ ...NO_HEALTH, ...(unsealJson(sealed, contextOf(childId)) as object) });
}
