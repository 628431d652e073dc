import "server-only";
import { type AccountActor, allow, NotAllowed, type VisitorActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db } from "@/lib/db";
import { linkBySecret } from "./commands/account-facts";
import { mayEnter, type SecretState, secretState } from "./rules";
import type { LinkPurpose } from "./schema";

/** What a link sent by mail opens, without using it up; null for a link of nobody, or of a closed account. */
export async function passwordLink(
  actor: VisitorActor,
  jeton: string,
  purpose: LinkPurpose,
): Promise<{ state: SecretState; email: string } | null> {
  allow(actor, "visitor");
  const link = await linkBySecret(jeton, purpose);
  if (!link || !mayEnter(link.account)) return null;
  return { state: secretState(link, realNow()), email: link.account.email };
}

/** The account of who is signed in, and how many of its sessions are open, this one included. */
export async function myAccount(actor: AccountActor) {
  allow(actor, "account");
  if (actor.stage !== "FULL") throw new NotAllowed("first password");
  const { email, _count } = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: {
      email: true,
      _count: { select: { sessions: { where: { endedAt: null, expiresAt: { gt: realNow() } } } } },
    },
  });
  return { email, locale: actor.locale, openSessions: _count.sessions };
}

/** The e-mail that a one-time password was sent to, for whoever chooses the first password. */
export async function myIdentifiant(actor: AccountActor): Promise<string> {
  allow(actor, "account");
  const { email } = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { email: true },
  });
  return email;
}
