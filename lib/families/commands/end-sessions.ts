import { realNow } from "@/lib/clock";
import type { Tx } from "@/lib/db";

/** Ends every session of these adults, also those whose ticket somebody kept: the version moves on. */
export async function endSessions(tx: Tx, adultIds: string[]): Promise<void> {
  await tx.account.updateMany({
    where: { adultId: { in: adultIds }, staffId: null },
    data: { sessionVersion: { increment: 1 } },
  });
  await tx.session.updateMany({
    where: { account: { adultId: { in: adultIds }, staffId: null }, endedAt: null },
    data: { endedAt: realNow() },
  });
}
