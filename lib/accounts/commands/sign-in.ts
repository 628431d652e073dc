import "server-only";
import { allow, type VisitorActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { transaction } from "@/lib/db";
import { verifyPassword } from "@/lib/passwords";
import { done, type Result, refuse } from "@/lib/result";
import { hashSecret } from "@/lib/secrets";
import { mayEnter, readOneTimePassword, secretState } from "../rules";
import type { SignInInput } from "../schema";
import { type AccountFacts, accountByEmail, type Invitation, lockAccount } from "./account-facts";
import { areUsedUp, countFailed, signInAttempts } from "./attempts";
import { knownBrowser } from "./browsers";
import { consumeSecret } from "./secrets";
import { type Opening, openSession } from "./sessions";

const wrong = () => refuse("wrong-credentials");

/**
 * Opens a session with a password, or with the one-time password of an invitation, which is then used up and opens
 * only the choice of a password. An unknown e-mail, a wrong password and a closed account take the same time and get
 * the same answer. Only failures are counted, and checked before and again after the slow verification, so that many
 * tries at once gain nothing. `device` is the browser's device cookie.
 */
export async function signIn(
  actor: VisitorActor,
  { identifiant, motDePasse }: SignInInput,
  device: string | null,
): Promise<Result<Opening>> {
  allow(actor, "visitor");
  const found = await accountByEmail(identifiant, hashSecret(readOneTimePassword(motDePasse)));
  const attempts = signInAttempts(
    actor.address,
    identifiant,
    found && knownBrowser(device, found.account.id),
  );
  if (await areUsedUp(attempts)) return refuse("too-many-attempts");

  const isPassword = await verifyPassword(found?.account.passwordHash ?? null, motDePasse);
  const proof = found ? judge(found.account, isPassword, found.invitation) : wrong();
  if (!found || !proof.ok) {
    await countFailed(attempts);
    return proof.ok ? wrong() : proof;
  }
  if (await areUsedUp(attempts)) return refuse("too-many-attempts");
  return proof.value.tokenId
    ? openByInvitation(found.account.id, proof.value.tokenId, device)
    : openByPassword(found.account, device);
}

/** Only who holds a one-time password that was really this account's learns what became of it. */
function judge(
  account: AccountFacts,
  isPassword: boolean,
  invitation: Invitation | null,
): Result<{ tokenId?: string }> {
  if (!mayEnter(account)) return wrong();
  if (isPassword) return done({});
  if (!invitation) return wrong();
  const state = secretState(invitation, realNow());
  return state === "live" ? done({ tokenId: invitation.id }) : refuse(`one-time-password-${state}`);
}

/** Refused if the password changed while it was being verified. */
function openByPassword({ id, passwordHash }: AccountFacts, device: string | null): Promise<Result<Opening>> {
  return transaction(async (tx) => {
    const account = await lockAccount(tx, id);
    if (account.passwordHash !== passwordHash || !mayEnter(account)) return wrong();
    return done(await openSession(tx, account, "FULL", device));
  });
}

function openByInvitation(
  accountId: string,
  tokenId: string,
  device: string | null,
): Promise<Result<Opening>> {
  return transaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!mayEnter(account)) return wrong();
    if (!(await consumeSecret(tx, tokenId))) return refuse("one-time-password-used");
    return done(await openSession(tx, account, "SET_PASSWORD", device));
  });
}
