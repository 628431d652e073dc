import "server-only";
import { type Actor, allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { id } from "@/lib/fields";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { mailsWithin } from "../queries/scope";
import { secretOf } from "../rules";
import type { MailTemplate } from "../schema";
import { addDeliveryJobs } from "./delivery-jobs";

/**
 * Sends a mail again as a new one, to the address that its reader's account has now; at delivery its new secret
 * voids the old. Refused: not-found, mail-queued (one is already waiting), mail-useless (an invitation whose
 * reader has chosen a password).
 */
export async function resendMail(actor: Actor, mailId: string): Promise<Result<{ mailId: string }>> {
  allow(actor, "staff", "FAMILIES");
  if (!id.safeParse(mailId).success) return refuse("not-found");
  return transaction(async (tx) => {
    const mail = await lockMail(tx, actor, mailId);
    if (!mail) return refuse("not-found");
    const { accountId } = mail;
    const account = accountId
      ? await tx.account.findUnique({ where: { id: accountId }, select: { email: true, passwordHash: true } })
      : null;
    const opensFirstLogin = mail.template === "invitation" || mail.template === "sign-up-accepted";
    if (opensFirstLogin && account?.passwordHash) return refuse("mail-useless");
    const needsAccount = secretOf(mail.template as MailTemplate)?.subject === "account";
    if (needsAccount && !account) return refuse("not-found");
    const to = account ? account.email : mail.to;
    if (await isWaiting(tx, mail, to)) return refuse("mail-queued");
    const { template, locale, params, householdId, signUpId } = mail;
    const copy = {
      id: newId(),
      template,
      locale,
      params: params ?? {},
      to,
      householdId,
      signUpId,
      accountId,
    };
    const at = nowDate();
    await tx.mail.create({ data: { ...copy, createdAt: at } });
    await tx.auditEvent.create({
      data: {
        at,
        kind: "mail.resent",
        actorId: actor.accountId,
        householdId,
        signUpId,
        details: { mailId, copyId: copy.id },
      },
    });
    await addDeliveryJobs(tx, [copy.id]);
    return done({ mailId: copy.id });
  });
}

/** Two presses of one button take turns here. */
async function lockMail(tx: Tx, actor: StaffActor, mailId: string) {
  const within = await tx.mail.findFirst({
    where: { AND: [mailsWithin(actor), { id: mailId }] },
    select: { id: true },
  });
  if (!within) return null;
  await tx.$queryRaw`SELECT 1 FROM mail WHERE id = ${mailId}::uuid FOR NO KEY UPDATE`;
  return tx.mail.findUnique({ where: { id: mailId } });
}

/** Whether this mail, or another like it asked for since, has not left yet. */
async function isWaiting(
  tx: Tx,
  mail: { template: string; createdAt: Date; householdId: string | null; signUpId: string | null },
  to: string,
): Promise<boolean> {
  const { template, householdId, signUpId, createdAt } = mail;
  const like = { template, to, householdId, signUpId, createdAt: { gte: createdAt } };
  return (await tx.mail.count({ where: { ...like, status: "QUEUED" } })) > 0;
}
