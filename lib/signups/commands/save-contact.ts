import "server-only";
import { allow, type PendingActor } from "@/lib/actor";
import type { Result } from "@/lib/result";
import type { ContactInput } from "../schema";
import { saveStep } from "./open-file";

/** First step: the household's address and the actor's own phone. */
export async function saveContact(actor: PendingActor, { phone, ...address }: ContactInput): Promise<Result> {
  allow(actor, "pending");
  return saveStep(actor, "coordonnees", async ({ tx, householdId }) => {
    await tx.household.updateMany({ where: { id: householdId }, data: address });
    await tx.adult.updateMany({ where: { id: actor.adultId, householdId }, data: { phone } });
    return undefined;
  });
}
