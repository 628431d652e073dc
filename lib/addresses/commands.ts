import "server-only";
import { networkOf } from "@/lib/accounts/rules";
import { type AccountActor, allow, type VisitorActor } from "@/lib/actor";
import { type AddressSuggestion, findAddresses } from "@/lib/integrations/addresses";
import { type Limit, spend } from "@/lib/throttle";
import { addressQuerySchema } from "./schema";

export type { AddressSuggestion };

/** Somebody who types one address asks about ten times; a whole school's network signs up at once. */
const BY_ACCOUNT: Limit = { name: "addresses-account", points: 120, seconds: 600 };
const BY_ADDRESS: Limit = { name: "addresses-visitor", points: 300, seconds: 600 };

/**
 * Addresses that begin like what was typed, at most six. None for less than three characters, past the limit of one
 * account or one network, or without the service: a form never depends on them.
 */
export async function suggestAddresses(
  actor: VisitorActor | AccountActor,
  typed: string,
): Promise<AddressSuggestion[]> {
  allow(actor, ["visitor", "account"]);
  const query = addressQuerySchema.safeParse(typed);
  if (!query.success) return [];
  const within =
    actor.kind === "account"
      ? await spend(BY_ACCOUNT, actor.accountId)
      : await spend(BY_ADDRESS, networkOf(actor.address));
  return within ? findAddresses(query.data) : [];
}
