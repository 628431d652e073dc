import "server-only";
import type { Actor } from "@/lib/actor";
import type { Tx } from "@/lib/db";
import { queueMails } from "@/lib/mails/commands";
import type { PlannedChange } from "./write";

/** One day of a decision, with the names that its mail shows. */
type DecidedDay = { row: { child: string; activity: string; slot: string }; change: PlannedChange };

type Reader = {
  accountId: string;
  email: string;
  locale: "fr" | "en";
  householdId: string;
  /** Children over whom this adult's authority was withdrawn. */
  withheld: string[];
};

/**
 * Queues one mail per adult with a login of each household that the decision concerns, with the days of that
 * household's children over whom the adult still has a say. A login is an account with a password, or one whose
 * identifiant was sent: an imported address that nobody has written to yet receives nothing about children. The
 * number of statements does not grow with the adults.
 */
export async function announceDecision(
  actor: Actor,
  tx: Tx,
  decisionId: string,
  decided: DecidedDay[],
): Promise<void> {
  const byHousehold = Map.groupBy(decided, ({ change }) => change.householdId);
  const readers = await tx.$queryRaw<Reader[]>`
    SELECT a.id AS "accountId", a.email::text, a.locale, ad.household_id AS "householdId",
           ARRAY(SELECT g.child_id FROM guardianship g
                 WHERE g.adult_id = ad.id AND g.parental_authority = 'WITHDRAWN') AS withheld
    FROM account a JOIN adult ad ON ad.id = a.adult_id
    WHERE (a.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM token t WHERE t.account_id = a.id))
      AND ad.household_id = ANY(${[...byHousehold.keys()]}::uuid[])
    ORDER BY a.id`;
  const mails = readers.flatMap(({ accountId, email, locale, householdId, withheld }) => {
    const days = byHousehold.get(householdId)!.filter(({ change }) => !withheld.includes(change.childId));
    if (days.length === 0) return [];
    const params = { children: byChild(days) };
    return { template: "decision" as const, to: email, locale, params, householdId, accountId, decisionId };
  });
  await queueMails(actor, tx, mails);
}

/** The days of one household's decision, child by child, in order of day. */
function byChild(decided: DecidedDay[]) {
  const children = Map.groupBy(decided, ({ change }) => change.childId);
  return [...children.values()].map((list) => ({
    name: list[0]!.row.child,
    days: list
      .toSorted((a, b) => a.change.date.localeCompare(b.change.date))
      .map(({ row, change }) => ({
        date: change.date,
        activity: row.activity,
        slot: row.slot,
        outcome: outcomeOf(change),
        reason: change.reason,
      })),
  }));
}

function outcomeOf({ from, to }: PlannedChange): "reserved" | "refused" | "cancelled" | "kept" {
  if (to === "REFUSED") return "refused";
  if (to === "CANCELLED") return "cancelled";
  return from === "CANCEL_REQUESTED" ? "kept" : "reserved";
}
