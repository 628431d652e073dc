import "server-only";
import { allow, type PendingActor } from "@/lib/actor";
import type { Result } from "@/lib/result";
import type { QuotientInput } from "../schema";
import { saveStep } from "./open-file";

/** Fourth step: the household's regime and its number there; the structure checks the quotient itself. */
export async function saveQuotient(actor: PendingActor, input: QuotientInput): Promise<Result> {
  allow(actor, "pending");
  return saveStep(actor, "quotient", async ({ tx, householdId }) => {
    await tx.household.updateMany({ where: { id: householdId }, data: input });
    return undefined;
  });
}
