import "server-only";
import { db, Prisma, type Tx } from "@/lib/db";
import { hashSecret } from "@/lib/secrets";
import type { AccountHolder, SecretDates } from "../rules";
import type { LinkPurpose } from "../schema";

/** What signing in and choosing a password need to know of an account. */
export type AccountFacts = AccountHolder & {
  id: string;
  email: string;
  passwordHash: string | null;
  sessionVersion: number;
  locale: "fr" | "en";
  householdId: string | null;
};

const COLUMNS = Prisma.sql`
  a.id, a.email::text AS email, a.password_hash AS "passwordHash", a.session_version AS "sessionVersion", a.locale,
  h.id AS "householdId", h.status::text AS "householdStatus", st.active AS "staffActive"`;

const HOLDERS = Prisma.sql`
  LEFT JOIN adult ad ON ad.id = a.adult_id
  LEFT JOIN household h ON h.id = ad.household_id
  LEFT JOIN staff st ON st.id = a.staff_id`;

/** A one-time password that an account was sent, whatever became of it. */
export type Invitation = SecretDates & { id: string };

/** The account of `email` and, if `invitationHash` is of a one-time password sent to it, that one. */
export async function accountByEmail(email: string, invitationHash = "") {
  const rows = await db().$queryRaw<(AccountFacts & { tokenId: string | null } & SecretDates)[]>`
    SELECT ${COLUMNS}, t.id AS "tokenId", t.expires_at AS "expiresAt", t.used_at AS "usedAt", t.voided_at AS "voidedAt"
    FROM account a ${HOLDERS}
    LEFT JOIN token t ON t.account_id = a.id AND t.purpose = 'INVITATION' AND t.secret_hash = ${invitationHash}
    WHERE a.email = ${email}::citext`;
  const row = rows[0];
  if (!row) return null;
  const { tokenId, expiresAt, usedAt, voidedAt, ...account } = row;
  const invitation: Invitation | null = tokenId ? { id: tokenId, expiresAt, usedAt, voidedAt } : null;
  return { account: account as AccountFacts, invitation };
}

/** The link that `secret` opens for `purpose`, whatever became of it, and the account that it was sent to. */
export async function linkBySecret(secret: string, purpose: LinkPurpose) {
  const rows = await db().$queryRaw<(AccountFacts & { tokenId: string } & SecretDates)[]>`
    SELECT ${COLUMNS}, t.id AS "tokenId", t.expires_at AS "expiresAt", t.used_at AS "usedAt", t.voided_at AS "voidedAt"
    FROM token t JOIN account a ON a.id = t.account_id ${HOLDERS}
    WHERE t.secret_hash = ${hashSecret(secret)} AND t.purpose = ${purpose}::token_purpose`;
  const row = rows[0];
  if (!row) return null;
  const { tokenId, expiresAt, usedAt, voidedAt, ...account } = row;
  return { id: tokenId, expiresAt, usedAt, voidedAt, account: account as AccountFacts };
}

/** The account, its row locked: every change of an account begins here, so that none waits for another in a circle. */
export async function lockAccount(tx: Tx, accountId: string): Promise<AccountFacts> {
  const rows = await tx.$queryRaw<AccountFacts[]>`
    SELECT ${COLUMNS} FROM account a ${HOLDERS} WHERE a.id = ${accountId}::uuid FOR NO KEY UPDATE OF a`;
  if (!rows[0]) throw new Error(`account ${accountId} is gone`);
  return rows[0];
}
