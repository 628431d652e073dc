import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { db, transaction } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { lockAbsences } from "./lock";
import { settle, type Whose } from "./settle";

/** Further ones are for the next run. */
const AT_MOST = 1_000;

/**
 * Turns what was justified until a proof came into AI once its last day is over, with one mail per adult. Safe to run
 * at any time and twice at once. Returns how many days have lapsed.
 */
export async function expireProofs(actor: Actor): Promise<number> {
  allow(actor, "system");
  const { timeZone } = await organisationFacts(actor);
  const today = dayOf(now(), timeZone);
  const children = await db().$queryRaw<Whose[]>`
    SELECT DISTINCT r.household_id AS "householdId", r.child_id AS "childId"
    FROM absence_declaration d
    JOIN absence ab ON ab.declaration_id = d.id AND ab.withdrawn_at IS NULL
    JOIN reservation r ON r.id = ab.reservation_id AND r.state = 'RESERVED'
    JOIN attendance att ON att.reservation_id = r.id AND att.status = 'ABSENT_JUSTIFIED'
    LEFT JOIN family_upload u ON u.id = d.upload_id
    WHERE d.proof_due_on < ${today}::date AND ab.basis = 'PROOF' AND NOT ab.carence AND ab.decided IS NULL
      AND (u.id IS NULL OR u.state = 'WITHDRAWN')
    ORDER BY 1, 2 LIMIT ${AT_MOST}`;
  let lapsed = 0;
  // One household a transaction: a failure with one leaves the others alone, and one mail tells of all its children.
  for (const own of Map.groupBy(children, ({ householdId }) => householdId).values()) {
    lapsed += await transaction(async (tx) => {
      await lockAbsences(
        tx,
        own.map(({ childId }) => childId),
      );
      const settled = await settle(actor, tx, own);
      return settled.filter(
        ({ status, standing }) => status === "ABSENT_JUSTIFIED" && standing.why === "expired",
      ).length;
    });
  }
  return lapsed;
}
