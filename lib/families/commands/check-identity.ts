import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Result, refuse } from "@/lib/result";
import { sees } from "../queries/scope";

/** Says that staff saw an identity document of an authorised person, or takes it back. Saying it twice is once. */
export async function checkIdentity(
  actor: StaffActor,
  { personId, checked }: { personId: string; checked: boolean },
): Promise<Result> {
  allow(actor, "staff", "FAMILIES");
  return transaction(async (tx) => {
    const [person] = await tx.$queryRaw<{ householdId: string; checked: boolean }[]>`
      SELECT p.household_id AS "householdId", p.identity_checked_at IS NOT NULL AS checked FROM authorised_person p
      WHERE p.id = ${personId}::uuid AND p.removed_at IS NULL AND ${sees(actor, Prisma.sql`p.household_id`)}
      FOR UPDATE`;
    if (!person) return refuse("not-found");
    if (person.checked === checked) return done();
    const at = nowDate();
    await tx.authorisedPerson.update({
      where: { id: personId },
      data: {
        identityCheckedAt: checked ? at : null,
        identityCheckedById: checked ? actor.staffId : null,
      },
    });
    await tx.auditEvent.create({
      data: {
        id: newId(),
        at,
        kind: checked ? "person.identity-checked" : "person.identity-unchecked",
        actorId: actor.accountId,
        householdId: person.householdId,
        details: { personId },
      },
    });
    return done();
  });
}
