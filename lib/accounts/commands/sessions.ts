import "server-only";
import type { SessionTicket } from "@/lib/auth";
import { nowDate, realNow } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { SESSION_DAYS } from "@/lib/session";
import { homeOf } from "../rules";
import type { AccountFacts } from "./account-facts";
import { rememberAccount } from "./browsers";

const DAY_MS = 86_400_000;
/** Choosing a first password is a matter of minutes; a computer left open overnight is not. */
const LIFETIME_MS = { SET_PASSWORD: DAY_MS, FULL: SESSION_DAYS * DAY_MS };

type Stage = keyof typeof LIFETIME_MS;

/** What a browser receives when a session opens. */
export type Opening = {
  ticket: SessionTicket;
  /** The new value of the device cookie. */
  device: string;
  to: "/premiere-connexion" | ReturnType<typeof homeOf>;
  locale: "fr" | "en";
};

/** Opens a session of a locked account; `device` is the browser's device cookie so far. */
export async function openSession(
  tx: Tx,
  account: AccountFacts,
  stage: Stage,
  device: string | null,
): Promise<Opening> {
  const at = realNow();
  const id = newId();
  await tx.session.create({
    data: {
      id,
      accountId: account.id,
      stage,
      createdAt: at,
      expiresAt: new Date(at.getTime() + LIFETIME_MS[stage]),
    },
  });
  await tx.account.update({ where: { id: account.id }, data: { lastLoginAt: at } });
  return {
    ticket: { sid: id, version: account.sessionVersion },
    device: rememberAccount(device, account.id),
    to: stage === "SET_PASSWORD" ? "/premiere-connexion" : homeOf(account),
    locale: account.locale,
  };
}

/** Ends every session of a locked account, also those whose ticket somebody kept: the version moves on. */
export async function endSessions(tx: Tx, account: AccountFacts): Promise<AccountFacts> {
  const { sessionVersion } = await tx.account.update({
    where: { id: account.id },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  await tx.session.updateMany({
    where: { accountId: account.id, endedAt: null },
    data: { endedAt: realNow() },
  });
  return { ...account, sessionVersion };
}

/** One row of history for one change of an account by its owner. */
export async function recordAccountEvent(
  tx: Tx,
  kind: string,
  account: Pick<AccountFacts, "id" | "householdId">,
) {
  await tx.auditEvent.create({
    data: { id: newId(), at: nowDate(), kind, actorId: account.id, householdId: account.householdId },
  });
}
