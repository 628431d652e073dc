import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { transaction } from "@/lib/db";
import type { NewHousehold, StoredHousehold } from "../schema";
import { storeHouseholds } from "./store-households";

/** Creates whole households in a transaction of their own, their enrolments starting on `from`. */
export async function createHouseholds(
  actor: SystemActor,
  from: PlainDate,
  households: NewHousehold[],
): Promise<StoredHousehold[]> {
  allow(actor, "system");
  return transaction((tx) => storeHouseholds(actor, tx, from, households));
}
