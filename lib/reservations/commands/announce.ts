import "server-only";
import { Temporal } from "temporal-polyfill";
import { type Actor, allow } from "@/lib/actor";
import type { Tx } from "@/lib/db";
import { queueMails } from "@/lib/mails/commands";
import type { DayOutcome, DecidedDay, DecisionAbout, NamedDay } from "@/lib/mails/schema";
import type { PlannedChange } from "./write";

/** One day of a decision, with the names that its mail shows. */
export type Announced = {
  row: { child: string; activity: string; slot: string };
  change: PlannedChange;
  /** What the mail calls it, where the change alone does not say: promoted, moved, added, closed, reopened, lapsed. */
  outcome?: DayOutcome;
  /** What is proposed in place of a refused day. */
  proposal?: "waiting-list" | NamedDay;
  /** Where a moved day was before; only the day where it is now is announced. */
  from?: NamedDay;
};

type Reader = {
  accountId: string;
  email: string;
  locale: "fr" | "en";
  householdId: string;
  timeZone: string;
  /** Children over whom this adult's authority was withdrawn. */
  withheld: string[];
};

/**
 * Queues one mail per adult with a login of each household that the decision concerns, with the days of that
 * household's children over whom the adult still has a say. A login is an account with a password, or one whose
 * identifiant was sent: an imported address that nobody has written to yet receives nothing about children. The
 * number of statements does not grow with the adults. `about`: the closure that the decision makes or ends.
 */
export async function announceDecision(
  actor: Actor,
  tx: Tx,
  decisionId: string,
  decided: Announced[],
  about?: DecisionAbout,
): Promise<void> {
  allow(actor, ["parent", "staff", "system"]);
  const byHousehold = Map.groupBy(decided, ({ change }) => change.householdId);
  const readers = await tx.$queryRaw<Reader[]>`
    SELECT a.id AS "accountId", a.email::text, a.locale, ad.household_id AS "householdId", o.time_zone AS "timeZone",
           ARRAY(SELECT g.child_id FROM guardianship g
                 WHERE g.adult_id = ad.id AND g.parental_authority = 'WITHDRAWN') AS withheld
    FROM account a JOIN adult ad ON ad.id = a.adult_id CROSS JOIN organisation o
    WHERE (a.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM token t WHERE t.account_id = a.id))
      AND ad.household_id = ANY(${[...byHousehold.keys()]}::uuid[])
    ORDER BY a.id`;
  const mails = readers.flatMap(({ accountId, email, locale, householdId, timeZone, withheld }) => {
    const days = byHousehold.get(householdId)!.filter(({ change }) => !withheld.includes(change.childId));
    if (days.length === 0) return [];
    const params = { ...(about && { about }), children: byChild(days, timeZone) };
    return { template: "decision" as const, to: email, locale, params, householdId, accountId, decisionId };
  });
  await queueMails(actor, tx, mails);
}

/** The days of one household's decision, child by child, in order of day. */
function byChild(decided: Announced[], timeZone: string) {
  const children = Map.groupBy(decided, ({ change }) => change.childId);
  return [...children.values()].map((list) => ({
    name: list[0]!.row.child,
    days: list
      .toSorted((a, b) => a.change.date.localeCompare(b.change.date))
      .map((day) => inMail(day, timeZone)),
  }));
}

function inMail(
  { row, change, outcome = outcomeOf(change), proposal, from }: Announced,
  timeZone: string,
): DecidedDay {
  const { date, reason, offerUntil } = change;
  return {
    date,
    activity: row.activity,
    slot: row.slot,
    outcome,
    reason,
    ...(offerUntil && { until: onTheClock(offerUntil, timeZone) }),
    ...(proposal && { proposal }),
    ...(from && { from }),
  };
}

/** "2026-11-23T18:00" where the organisation is. */
const onTheClock = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });

function outcomeOf({ from, to }: PlannedChange): DayOutcome {
  switch (to) {
    case "REFUSED":
      return "refused";
    case "CANCELLED":
      return from === "CANCEL_REQUESTED" ? "cancelled" : "removed";
    case "WAITLISTED":
      return "waitlisted";
    case "OFFERED":
      return "offered";
    default:
      return from === "CANCEL_REQUESTED" ? "kept" : "reserved";
  }
}
