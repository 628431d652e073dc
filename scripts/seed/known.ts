import { mint, type ParentActor } from "@/lib/actor";
import type { StoredHousehold } from "@/lib/families/schema";
import { newId } from "@/lib/ids";
import type { Result } from "@/lib/result";

/** The three families whose accounts are known: one united, one alone, one separated from the first. */
export type KnownFamilies = { martin: StoredHousehold; diallo: StoredHousehold; bernard: StoredHousehold };

/** The value of what must succeed. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`the demonstration: ${result.code} ${JSON.stringify(result.fields ?? {})}`);
}

/** One of a family's adults. */
export const parentOf = ({ householdId, adultIds, accountIds }: StoredHousehold, index = 0) =>
  mint<ParentActor>({
    kind: "parent",
    accountId: accountIds[index]!,
    sessionId: newId(),
    adultId: adultIds[index]!,
    householdId,
    locale: "fr",
  });
