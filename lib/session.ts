import "server-only";
import { realNow } from "./clock";
import { db } from "./db";
import type { Permission } from "./generated/prisma/enums";

export const SESSION_DAYS = 30;

/** What the database says of a session at this request. */
export type SessionFacts = {
  sessionId: string;
  stage: "SET_PASSWORD" | "FULL";
  accountId: string;
  locale: "fr" | "en";
  adultId: string | null;
  householdId: string | null;
  householdStatus: "ACCEPTED" | "ACTIVE" | "ARCHIVED" | null;
  staffId: string | null;
  isAdmin: boolean | null;
  grants: { structureId: string; permission: Permission }[];
};

/**
 * The living session `id` if the account's session version is still `version`; null otherwise, and once its owner may
 * not enter any more: the household was archived, the member of staff left.
 */
export async function readSession(id: string, version: number): Promise<SessionFacts | null> {
  const rows = await db().$queryRaw<SessionFacts[]>`
    SELECT s.id AS "sessionId", s.stage::text AS stage, a.id AS "accountId", a.locale,
           a.adult_id AS "adultId", ad.household_id AS "householdId", h.status::text AS "householdStatus",
           st.id AS "staffId", st.is_admin AS "isAdmin",
           COALESCE((SELECT json_agg(json_build_object('structureId', g.structure_id, 'permission', g.permission))
                     FROM staff_grant g WHERE g.staff_id = st.id), '[]') AS grants
    FROM session s
    JOIN account a ON a.id = s.account_id
    LEFT JOIN adult ad ON ad.id = a.adult_id
    LEFT JOIN household h ON h.id = ad.household_id
    LEFT JOIN staff st ON st.id = a.staff_id AND st.active
    WHERE s.id = ${id}::uuid AND s.ended_at IS NULL AND s.expires_at > ${realNow()} AND a.session_version = ${version}
      AND (st.id IS NOT NULL OR h.status IN ('ACCEPTED', 'ACTIVE'))`;
  return rows[0] ?? null;
}
