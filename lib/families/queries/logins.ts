import { realNow } from "@/lib/clock";
import { Prisma } from "@/lib/db";
import type { LoginState } from "../schema";

/** Where an adult stands with the portal, and since when (an expiry for EXPIRED). */
export type Login = { state: LoginState; at: Date | null; email: string | null };

/**
 * A table of every adult with the state of the login, to be joined as `login`. Its mail is the last one that
 * opened a way in: an invitation, or the acceptance of a sign-up. Secrets live in real time.
 */
export const logins = () => Prisma.sql`(
  SELECT a.id AS adult_id, a.household_id, ac.id AS account_id, ac.email::text AS email, ac.locale,
         s.state, CASE s.state WHEN 'ACTIVE' THEN ac.last_login_at WHEN 'SENT' THEN m.sent_at
                  WHEN 'USED' THEN t.used_at WHEN 'EXPIRED' THEN t.expires_at ELSE m.created_at END AS at
  FROM adult a
  LEFT JOIN account ac ON ac.adult_id = a.id
  LEFT JOIN LATERAL (
    SELECT mail.id, mail.status, mail.created_at, mail.sent_at FROM mail
    WHERE mail.household_id = a.household_id AND mail.account_id = ac.id
      AND mail.template IN ('invitation', 'sign-up-accepted')
    ORDER BY mail.created_at DESC, mail.id DESC LIMIT 1) m ON true
  LEFT JOIN LATERAL (
    SELECT token.used_at, token.voided_at, token.expires_at FROM token
    WHERE token.mail_id = m.id ORDER BY token.id DESC LIMIT 1) t ON true
  CROSS JOIN LATERAL (SELECT CASE
    WHEN ac.id IS NULL THEN 'NONE'
    WHEN ac.password_hash IS NOT NULL THEN 'ACTIVE'
    WHEN m.id IS NULL THEN 'TO_INVITE'
    WHEN m.status = 'QUEUED' THEN 'QUEUED'
    WHEN m.status = 'FAILED' THEN 'FAILED'
    WHEN t.used_at IS NOT NULL THEN 'USED'
    WHEN t.voided_at IS NULL AND t.expires_at > ${realNow()} THEN 'SENT'
    ELSE 'EXPIRED' END AS state) s
)`;
