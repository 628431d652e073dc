import "server-only";
import type { Actor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { queueMails } from "@/lib/mails/commands";
import type { AbsenceReason } from "../schema";

/** What became of one declared day. */
export type ToldDay = {
  householdId: string;
  childId: string;
  child: string;
  date: PlainDate;
  activity: string;
  slot: string;
  outcome: "accepted" | "refused" | "expired" | "justified" | "unjustified";
  /** Of staff; null: none. */
  refusal: string | null;
  /** Why the child did not come. */
  reason: AbsenceReason | null;
};

type Reader = {
  accountId: string;
  email: string;
  locale: "fr" | "en";
  householdId: string;
  /** Children over whom this adult's authority was withdrawn. */
  withheld: string[];
};

/**
 * One mail per adult with a login of each household, with the days of the children over whom the adult still has a
 * say. What staff wrote about an illness stays in the portal.
 */
export async function announce(actor: Actor, tx: Tx, days: readonly ToldDay[]): Promise<void> {
  if (days.length === 0) return;
  const byHousehold = Map.groupBy(days, ({ householdId }) => householdId);
  const readers = await tx.$queryRaw<Reader[]>`
    SELECT a.id AS "accountId", a.email::text, a.locale, ad.household_id AS "householdId",
           ARRAY(SELECT g.child_id FROM guardianship g
                 WHERE g.adult_id = ad.id AND g.parental_authority = 'WITHDRAWN') AS withheld
    FROM account a JOIN adult ad ON ad.id = a.adult_id
    WHERE (a.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM token t WHERE t.account_id = a.id))
      AND ad.household_id = ANY(${[...byHousehold.keys()]}::uuid[])
    ORDER BY a.id`;
  const mails = readers.flatMap(({ accountId, email, locale, householdId, withheld }) => {
    const told = byHousehold.get(householdId)!.filter(({ childId }) => !withheld.includes(childId));
    if (told.length === 0) return [];
    const children = [...Map.groupBy(told, ({ childId }) => childId).values()].map((list) => ({
      name: list[0]!.child,
      days: list.toSorted((a, b) => a.date.localeCompare(b.date)).map(inMail),
    }));
    return { template: "absence" as const, to: email, locale, params: { children }, householdId, accountId };
  });
  await queueMails(actor, tx, mails);
}

function inMail({ date, activity, slot, outcome, refusal, reason }: ToldDay) {
  return { date, activity, slot, outcome, reason: reason === "illness" ? null : refusal };
}
