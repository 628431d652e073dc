import "server-only";
import { type AccountActor, allow, NotAllowed } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { transaction } from "@/lib/db";
import { lockAccount } from "./account-facts";
import { endSessions, recordAccountEvent } from "./sessions";

/** Ends this session, at whatever stage; ending it twice changes nothing. */
export async function endSession(actor: AccountActor): Promise<void> {
  allow(actor, "account");
  const { sessionId, accountId } = actor;
  await transaction((tx) =>
    tx.session.updateMany({
      where: { id: sessionId, accountId, endedAt: null },
      data: { endedAt: realNow() },
    }),
  );
}

/** Ends every session of the account, on every device. */
export async function endAllSessions(actor: AccountActor): Promise<void> {
  allow(actor, "account");
  if (actor.stage !== "FULL") throw new NotAllowed("first password");
  await transaction(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    await endSessions(tx, account);
    await recordAccountEvent(tx, "account.signed-out-everywhere", account);
  });
}

/** Keeps the language of the account's mails and pages. */
export async function saveLanguage(actor: AccountActor, locale: "fr" | "en"): Promise<void> {
  allow(actor, "account");
  if (actor.stage !== "FULL") throw new NotAllowed("first password");
  await transaction(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (account.locale === locale) return;
    await tx.account.update({ where: { id: account.id }, data: { locale } });
    await recordAccountEvent(tx, "account.language-chosen", account);
  });
}
