import "server-only";
import { type Actor, allow } from "@/lib/actor";
import type { Tx } from "@/lib/db";
import { giveFreedPlaces } from "./promote";
import { type ChangeOrigin, type PlannedChange, storeChanges } from "./write";

/**
 * Stores a batch of changes whose slot days are locked, then gives each place that it freed to the first who waits.
 * No statement more where no place was freed.
 */
export async function applyChanges(
  actor: Actor,
  tx: Tx,
  changes: PlannedChange[],
  places: ReadonlyMap<string, number>,
  origin: ChangeOrigin,
): Promise<void> {
  allow(actor, ["parent", "staff", "system"]);
  await storeChanges(tx, changes, places, origin);
  const freed = [...places].filter(([, count]) => count < 0).map(([id]) => id);
  if (freed.length > 0) await giveFreedPlaces(actor, tx, freed);
}
