import "server-only";
import { setTimeout } from "node:timers/promises";
import { allow, type VisitorActor } from "@/lib/actor";
import { transaction } from "@/lib/db";
import { queueMail } from "@/lib/mails/commands";
import { done, type Result, refuse } from "@/lib/result";
import { hashSecret } from "@/lib/secrets";
import { type Limit, spend } from "@/lib/throttle";
import { mayEnter, networkOf } from "../rules";
import { type AccountFacts, accountByEmail } from "./account-facts";
import { knownBrowser } from "./browsers";

/** Every request counts, not only those for unknown e-mails: which one used the limit up would tell them apart. */
const REQUESTS: Limit = { name: "reset-address", points: 100, seconds: 600 };
const MAILS: Limit = { name: "reset-mails", points: 5, seconds: 3_600 };

/** The answer never comes sooner, so that its time does not tell whether a mail was written. */
const ANSWER_MS = 250;

/**
 * Sends a link that opens the choice of a new password, if `identifiant` has an account that may enter: the answer
 * and its time are the same in every case. At most five mails an hour for one account; each voids the one before.
 */
export async function askPasswordReset(
  actor: VisitorActor,
  { identifiant }: { identifiant: string },
  device: string | null,
): Promise<Result> {
  allow(actor, "visitor");
  const [result] = await Promise.all([answer(actor, identifiant, device), setTimeout(ANSWER_MS)]);
  return result;
}

async function answer(actor: VisitorActor, email: string, device: string | null): Promise<Result> {
  const account = (await accountByEmail(email))?.account;
  const isOwnBrowser = account !== undefined && knownBrowser(device, account.id) !== null;
  const isWithinLimit = await spend(REQUESTS, networkOf(actor.address));
  if (!isWithinLimit && !isOwnBrowser) return refuse("too-many-requests");
  const mayMail = await spend(MAILS, hashSecret(email));
  if (account && mayMail && mayEnter(account)) await sendLink(actor, account);
  return done();
}

function sendLink(actor: VisitorActor, { id, email, locale, householdId }: AccountFacts) {
  return transaction((tx) =>
    queueMail(actor, tx, {
      template: "password-reset",
      to: email,
      locale,
      params: {},
      accountId: id,
      householdId: householdId ?? undefined,
    }),
  );
}
