import { allow, type ParentActor } from "@/lib/actor";
import { type Limit, spend } from "@/lib/throttle";

/** What is withdrawn or refused was stored all the same: this, at 15 MB a file, bounds what one household fills. */
export const UPLOADS_A_DAY: Limit = { name: "household-uploads", points: 150, seconds: 86_400 };

/** Counts one more file of the parent's household, and whether it may still be stored today. */
export async function mayStoreMore(actor: ParentActor): Promise<boolean> {
  allow(actor, "parent");
  return spend(UPLOADS_A_DAY, actor.householdId);
}
