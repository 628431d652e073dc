import "server-only";
import { type AccountActor, allow, NotAllowed, type VisitorActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db, type Tx, transaction } from "@/lib/db";
import { queueMail } from "@/lib/mails/commands";
import { hashPassword, verifyPassword } from "@/lib/passwords";
import { done, type Result, refuse } from "@/lib/result";
import { mayEnter, secretState } from "../rules";
import type { LinkPurpose } from "../schema";
import { type AccountFacts, linkBySecret, lockAccount } from "./account-facts";
import { areUsedUp, countFailed, currentPasswordAttempts } from "./attempts";
import { checkPassword } from "./check-password";
import { consumeSecret, voidSecrets } from "./secrets";
import { endSessions, type Opening, openSession, recordAccountEvent } from "./sessions";

type ChosenPassword = { nouveauMotDePasse: string };

/**
 * Chooses a password through a link sent by mail, which is used up; ends the other sessions and opens one. The link
 * proves who owns the mailbox, so that it also serves an invited adult who has no password yet.
 */
export async function setPasswordByLink(
  actor: VisitorActor,
  input: ChosenPassword & { jeton: string },
  purpose: LinkPurpose,
  device: string | null,
): Promise<Result<Opening>> {
  allow(actor, "visitor");
  const link = await linkBySecret(input.jeton, purpose);
  if (!link || !mayEnter(link.account)) return refuse("link-unknown");
  const state = secretState(link, realNow());
  if (state !== "live") return refuse(`link-${state}`);

  const hashed = await hashChosen(actor, input.nouveauMotDePasse, link.account.email);
  if (!hashed.ok) return hashed;
  return transaction(async (tx) => {
    const account = await lockAccount(tx, link.account.id);
    if (!(await consumeSecret(tx, link.id))) return refuse("link-used");
    const isReset = purpose === "RESET_PASSWORD";
    if (isReset) await warnOwner(actor, tx, account);
    const event = isReset ? "account.password-reset" : "account.password-set";
    return done(await storePassword(tx, account, hashed.value, event, device));
  });
}

/** Chooses the first password after signing in with a one-time password; of two answers at once the second is refused. */
export async function setFirstPassword(
  actor: AccountActor,
  { nouveauMotDePasse }: ChosenPassword,
  device: string | null,
): Promise<Result<Opening>> {
  allow(actor, "account");
  if (actor.stage !== "SET_PASSWORD") throw new NotAllowed("full session");
  const { email } = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { email: true },
  });
  const hashed = await hashChosen(actor, nouveauMotDePasse, email);
  if (!hashed.ok) return hashed;
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (!(await isOpen(tx, actor))) return refuse("session-ended");
    return done(await storePassword(tx, account, hashed.value, "account.password-set", device));
  });
}

/** Changes the password: ends every other session, this browser gets a new one, and the owner is told by mail. */
export async function changePassword(
  actor: AccountActor,
  { motDePasseActuel, nouveauMotDePasse }: ChosenPassword & { motDePasseActuel: string },
  device: string | null,
): Promise<Result<Opening>> {
  allow(actor, "account");
  if (actor.stage !== "FULL") throw new NotAllowed("first password");
  const attempts = currentPasswordAttempts(actor.accountId);
  if (await areUsedUp(attempts)) return refuse("too-many-attempts");
  const { email, passwordHash } = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { email: true, passwordHash: true },
  });
  if (!(await verifyPassword(passwordHash, motDePasseActuel))) {
    await countFailed(attempts);
    return refuse("form-invalid", { fields: { motDePasseActuel: "wrong-password" } });
  }
  if (await areUsedUp(attempts)) return refuse("too-many-attempts");

  const hashed = await hashChosen(actor, nouveauMotDePasse, email);
  if (!hashed.ok) return hashed;
  return transaction(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    const isUnchanged = account.passwordHash === passwordHash && (await isOpen(tx, actor));
    if (!isUnchanged) return refuse("session-ended");
    await warnOwner(actor, tx, account);
    return done(await storePassword(tx, account, hashed.value, "account.password-changed", device));
  });
}

/** The hash of a password that the rules accept. */
async function hashChosen(
  actor: VisitorActor | AccountActor,
  password: string,
  email: string,
): Promise<Result<string>> {
  const weakness = await checkPassword(actor, password, email);
  if (weakness) return refuse("form-invalid", { fields: { nouveauMotDePasse: weakness } });
  return done(await hashPassword(password));
}

async function isOpen(tx: Tx, { sessionId, accountId }: AccountActor): Promise<boolean> {
  const open = { id: sessionId, accountId, endedAt: null, expiresAt: { gt: realNow() } };
  return (await tx.session.count({ where: open })) === 1;
}

async function storePassword(
  tx: Tx,
  account: AccountFacts,
  passwordHash: string,
  event: string,
  device: string | null,
) {
  await tx.account.update({ where: { id: account.id }, data: { passwordHash } });
  await voidSecrets(tx, account.id);
  await recordAccountEvent(tx, event, account);
  return openSession(tx, await endSessions(tx, account), "FULL", device);
}

async function warnOwner(
  actor: VisitorActor | AccountActor,
  tx: Tx,
  { id, email, locale, householdId }: AccountFacts,
) {
  await queueMail(actor, tx, {
    template: "password-changed",
    to: email,
    locale,
    params: {},
    accountId: id,
    householdId: householdId ?? undefined,
  });
}
