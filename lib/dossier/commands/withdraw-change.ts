import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { transaction } from "@/lib/db";
import { done, type Result, refuse } from "@/lib/result";
import { lockSubject, reach } from "../queries/reach";
import { DOMAINS, type Domain, type Place } from "../schema";

const isDomain = (name: string): name is Domain => Object.hasOwn(DOMAINS, name);

/**
 * Takes back a change of the parent's household that waits for staff; the answer is where it waited. Refusals: not-found; change-decided where it does
 * not wait any more.
 */
export async function withdrawChange(
  actor: ParentActor,
  { changeId }: { changeId: string },
): Promise<Result<Place>> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    const change = await tx.fieldChange.findFirst({
      where: { id: changeId, changeSet: { householdId: actor.householdId } },
      select: { changeSet: { select: { subject: true, subjectId: true, domain: true } } },
    });
    if (!change || !isDomain(change.changeSet.domain)) return refuse("not-found");
    const { subject, subjectId: id, domain } = change.changeSet;
    await lockSubject(tx, subject, id);
    if (!(await reach(actor, tx, { subject, id, domain }))) return refuse("not-found");
    const { count } = await tx.fieldChange.updateMany({
      where: { id: changeId, state: "PENDING" },
      data: { state: "WITHDRAWN", decidedAt: nowDate(), decidedById: actor.accountId },
    });
    return count === 1 ? done({ subject, id, domain }) : refuse("change-decided");
  });
}
