import type { StaffActor } from "@/lib/actor";
import type { Tx } from "@/lib/db";
import { queueMails } from "@/lib/mails/commands";

/** What became of one field or one wish, as its mail says it. */
export type DecidedItem = {
  householdId: string;
  /** The child whose file it is, if it is a child's. */
  childId: string | null;
  /** The children of the authorised person whom it is about. */
  ofChildren?: string[];
  /** The adult who is not told: it was asked that this one be removed, by somebody else. */
  untoldId?: string;
  /** Whom it is about; null: the household. */
  name: string | null;
  what: "field" | "domain" | "wish";
  key: string;
  accepted: boolean;
  reason: string | null;
};

type Reader = {
  accountId: string;
  email: string;
  locale: "fr" | "en";
  householdId: string;
  adultId: string;
  /** The children over whom this adult holds authority. */
  childIds: string[];
};

/**
 * Queues one mail per adult with a login of each household that asked: labels, never values. What is about a child goes
 * to those alone who hold authority over it. A login is an account with a password, or one whose identifiant was sent.
 */
export async function announceDecision(actor: StaffActor, tx: Tx, decided: DecidedItem[]): Promise<void> {
  const byHousehold = Map.groupBy(decided, ({ householdId }) => householdId);
  const readers = await tx.$queryRaw<Reader[]>`
    SELECT a.id AS "accountId", a.email::text, a.locale, ad.household_id AS "householdId", ad.id AS "adultId",
           ARRAY(SELECT g.child_id FROM guardianship g
                 WHERE g.adult_id = ad.id AND g.parental_authority = 'YES') AS "childIds"
    FROM account a JOIN adult ad ON ad.id = a.adult_id
    WHERE (a.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM token t WHERE t.account_id = a.id))
      AND ad.household_id = ANY(${[...byHousehold.keys()]}::uuid[])
    ORDER BY a.id`;
  const mails = readers.flatMap(({ accountId, email: to, locale, householdId, adultId, childIds }) => {
    const isOpen = ({ childId, ofChildren = [], untoldId }: DecidedItem) => {
      const about = childId ? [childId] : ofChildren;
      return untoldId !== adultId && (about.length === 0 || about.some((id) => childIds.includes(id)));
    };
    const own = byHousehold.get(householdId)!.filter(isOpen);
    if (own.length === 0) return [];
    const params = { items: inWords(own) };
    return { template: "file-decision" as const, params, to, locale, householdId, accountId };
  });
  await queueMails(actor, tx, mails);
}

/** One line each; what is said of a whole domain is said once. */
function inWords(decided: DecidedItem[]) {
  const lines = decided.map(({ name, what, key, accepted, reason }) => ({
    name,
    what,
    key,
    outcome: accepted ? ("accepted" as const) : ("refused" as const),
    reason,
  }));
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
}
