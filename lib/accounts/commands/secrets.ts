import "server-only";
import { realNow } from "@/lib/clock";
import type { Tx } from "@/lib/db";

/** Uses a single-use secret up; false when it is not live any more. Of two uses at once exactly one succeeds. */
export async function consumeSecret(tx: Tx, tokenId: string): Promise<boolean> {
  const at = realNow();
  const { count } = await tx.token.updateMany({
    where: { id: tokenId, usedAt: null, voidedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return count === 1;
}

/** Voids what else was sent to the account: once a password is chosen, no older mail opens anything. */
export async function voidSecrets(tx: Tx, accountId: string): Promise<void> {
  await tx.token.updateMany({
    where: { accountId, usedAt: null, voidedAt: null },
    data: { voidedAt: realNow() },
  });
}
