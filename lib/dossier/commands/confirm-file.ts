import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { loadFamily } from "../queries/family";
import { lockSubject } from "../queries/reach";

/**
 * "Je confirme que ces informations sont exactes", for the whole household, whichever of its parents says so. Refused as
 * required-missing while something required is not filled in among what this parent may open.
 */
export async function confirmFile(actor: ParentActor): Promise<Result> {
  allow(actor, "parent");
  return transaction(async (tx) => {
    await lockSubject(tx, "HOUSEHOLD", actor.householdId);
    const { household, adults, children, persons } = await loadFamily(actor, tx);
    const cards = [household, ...adults, ...children, ...persons];
    if (cards.some(({ domains }) => domains.some(({ missing }) => missing.length > 0))) {
      return refuse("required-missing");
    }
    const at = nowDate();
    await tx.household.updateMany({
      where: { id: actor.householdId, status: "ACTIVE" },
      data: { confirmedAt: at },
    });
    const { accountId: actorId, householdId } = actor;
    await tx.auditEvent.create({ data: { id: newId(), at, kind: "file.confirmed", actorId, householdId } });
    return done();
  });
}
