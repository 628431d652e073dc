import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { isUniqueViolation, Prisma, type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { queueMail } from "@/lib/mails/commands";
import { done, type Result, refuse } from "@/lib/result";
import { type Limit, spend } from "@/lib/throttle";
import { hasAuthority } from "../queries/scope";

/** The answer tells whether an e-mail has a login: a family has no use for many. */
const EMAILS: Limit = { name: "second-adult-email", points: 20, seconds: 600 };

type Invited = { adultId: string; email: string };

/**
 * Gives another adult of the parent's household a login of its own, and sends the invitation. Refusals: not-found;
 * login-exists where that adult has one; invite-by-structure where that login would open the file of a child that is
 * closed to the parent, who might keep it; email-taken-invite by the field; too-many-requests after twenty e-mails in ten
 * minutes.
 */
export async function inviteAdult(actor: ParentActor, { adultId, email }: Invited): Promise<Result> {
  allow(actor, "parent");
  if (!(await spend(EMAILS, actor.accountId))) return refuse("too-many-requests");
  const invite = () => transaction((tx) => inviteOnce(actor, tx, { adultId, email }));
  try {
    return await invite();
  } catch (error) {
    // The same login was made at the same moment: now it can be seen.
    if (isUniqueViolation(error)) return invite();
    throw error;
  }
}

async function inviteOnce(actor: ParentActor, tx: Tx, { adultId, email }: Invited): Promise<Result> {
  const { householdId, locale, accountId: actorId } = actor;
  const adult = await tx.adult.findFirst({
    where: { id: adultId, householdId },
    select: { firstName: true, account: { select: { id: true } } },
  });
  if (!adult) return refuse("not-found");
  if (adult.account) return refuse("login-exists");
  if (await opensMore(actor, tx, adultId)) return refuse("invite-by-structure");
  if (await tx.account.findUnique({ where: { email }, select: { id: true } })) {
    return refuse("form-invalid", { fields: { email: "email-taken-invite" } });
  }
  const accountId = newId();
  const at = nowDate();
  await tx.account.create({ data: { id: accountId, email, adultId, locale, createdAt: at } });
  const params = { firstName: adult.firstName };
  await queueMail(actor, tx, { template: "invitation", params, to: email, locale, accountId, householdId });
  await tx.auditEvent.create({
    data: { id: newId(), at, kind: "household.invited", actorId, householdId, details: { adultId } },
  });
  return done();
}

/** Whether another adult holds authority over a child over whom the actor does not. */
async function opensMore(actor: ParentActor, tx: Tx, adultId: string): Promise<boolean> {
  const closed = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM guardianship other
    WHERE other.adult_id = ${adultId}::uuid AND other.parental_authority = 'YES'
      AND NOT ${hasAuthority(actor, Prisma.sql`other.child_id`)}`;
  return closed.length > 0;
}
