import { realNow } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { hashSecret, newLinkSecret, newOneTimePassword } from "@/lib/secrets";
import type { SecretKind } from "../rules";

/**
 * The mail can never be delivered: whom its secret was for is gone, reads another address by now, or has chosen a
 * password and needs no first login any more.
 */
export class SubjectGone extends Error {}

type Mail = { id: string; to: string; accountId: string | null; signUpId: string | null };

/**
 * Makes the secret of a mail that is about to leave, voids the older live ones of the same purpose and subject,
 * and stores the new one's hash only. Two mails for one subject take turns on the subject's row.
 */
export async function makeSecret(tx: Tx, mail: Mail, kind: SecretKind) {
  const subject =
    kind.subject === "account"
      ? { accountId: await lockAccount(tx, mail, kind) }
      : { signUpId: await lockSignUp(tx, mail) };
  const now = realNow();
  await tx.token.updateMany({
    where: { purpose: kind.purpose, ...subject, usedAt: null, voidedAt: null },
    data: { voidedAt: now },
  });
  const secret = kind.form === "password" ? newOneTimePassword() : newLinkSecret();
  const token = await tx.token.create({
    data: {
      purpose: kind.purpose,
      ...subject,
      mailId: mail.id,
      secretHash: hashSecret(secret),
      createdAt: now,
      expiresAt: new Date(now.getTime() + kind.lifetime),
    },
    select: { id: true },
  });
  return { secret, tokenId: token.id };
}

async function lockAccount(tx: Tx, mail: Mail, { purpose }: SecretKind): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string; hasPassword: boolean }[]>`
    SELECT id, password_hash IS NOT NULL AS "hasPassword" FROM account
    WHERE id = ${mail.accountId}::uuid AND email = ${mail.to}::citext FOR NO KEY UPDATE`;
  if (!rows[0] || (rows[0].hasPassword && purpose !== "RESET_PASSWORD")) throw new SubjectGone();
  return rows[0].id;
}

async function lockSignUp(tx: Tx, mail: Mail): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM sign_up WHERE id = ${mail.signUpId}::uuid AND email = ${mail.to}::citext FOR NO KEY UPDATE`;
  if (!rows[0]) throw new SubjectGone();
  return rows[0].id;
}
