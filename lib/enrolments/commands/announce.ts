import "server-only";
import type { StaffActor } from "@/lib/actor";
import type { Tx } from "@/lib/db";
import { queueMails } from "@/lib/mails/commands";
import type { EnrolmentState } from "../schema";
import type { Asked } from "./decide";

type Decided = { row: Asked; to: EnrolmentState; reason: string | null };
type Reader = {
  accountId: string;
  email: string;
  locale: "fr" | "en";
  householdId: string;
  withheld: string[];
};

const SAID = {
  ACCEPTED: "accepted",
  REFUSED: "refused",
  WAITLISTED: "waitlisted",
  WITHDRAWN: "ended",
} as const;

/** Queues one mail per adult with a login of each household, with its children over whom the adult has a say. */
export async function announceEnrolments(actor: StaffActor, tx: Tx, decided: Decided[]): Promise<void> {
  const byHousehold = Map.groupBy(decided, ({ row }) => row.householdId);
  const readers = await tx.$queryRaw<Reader[]>`
    SELECT a.id AS "accountId", a.email::text, a.locale, ad.household_id AS "householdId",
           ARRAY(SELECT g.child_id FROM guardianship g
                 WHERE g.adult_id = ad.id AND g.parental_authority = 'WITHDRAWN') AS withheld
    FROM account a JOIN adult ad ON ad.id = a.adult_id
    WHERE (a.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM token t WHERE t.account_id = a.id))
      AND ad.household_id = ANY(${[...byHousehold.keys()]}::uuid[])
    ORDER BY a.id`;
  const mails = readers.flatMap(({ accountId, email, locale, householdId, withheld }) => {
    const own = byHousehold.get(householdId)!.filter(({ row }) => !withheld.includes(row.childId));
    if (own.length === 0) return [];
    const items = own.map(({ row, to, reason }) => ({
      child: row.child,
      activity: row.activity,
      period: row.period,
      outcome: SAID[to as keyof typeof SAID],
      reason,
    }));
    return {
      template: "enrolment-decision" as const,
      to: email,
      locale,
      params: { items },
      householdId,
      accountId,
    };
  });
  await queueMails(actor, tx, mails);
}
