import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf, fromDbDate, toDbDate } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { dayBefore, earliestStart } from "../rules";
import type { NewQuotient } from "../schema";
import { lockHousehold } from "./lock-household";

/**
 * Records a quotient that staff checked, inside the caller's transaction or in one of its own. It takes effect from
 * the first of the following month at the earliest, the household's first one from the current month; what was in
 * force then ends the day before, and what was planned for later gives way (its values stay in the history).
 * Refusals, by the fields of the form: not-found · end-before-start (fin) · quotient-too-early (debut), whose `day`
 * is the first possible one.
 */
export async function recordQuotient(
  actor: StaffActor,
  quotient: NewQuotient,
  tx?: Tx,
): Promise<Result<{ quotientId: string }>> {
  allow(actor, "staff", "FAMILIES");
  const { timeZone } = await organisationFacts(actor);
  const today = dayOf(now(), timeZone);
  const { householdId, valueCents, source, referenceMonth, from, to, uploadId } = quotient;
  if (to !== null && to < from) return refuse("form-invalid", { fields: { fin: "end-before-start" } });
  if (referenceMonth !== null && referenceMonth > today) {
    return refuse("form-invalid", { fields: { mois: "date-in-future" } });
  }
  const record = async (tx: Tx): Promise<Result<{ quotientId: string }>> => {
    if (!(await lockHousehold(actor, tx, householdId))) return refuse("not-found");
    const known = await tx.quotientFamilial.findMany({
      where: { householdId },
      orderBy: { validFrom: "asc" },
    });
    const earliest = earliestStart(today, known.length === 0);
    if (from < earliest) {
      return refuse("quotient-too-early", {
        params: { day: earliest.split("-").reverse().join("/") },
        fields: { debut: "quotient-too-early" },
      });
    }
    const replaced = known.filter(({ validFrom }) => fromDbDate(validFrom) >= from);
    await tx.quotientFamilial.deleteMany({ where: { id: { in: replaced.map(({ id }) => id) } } });
    await tx.quotientFamilial.updateMany({
      where: { householdId, OR: [{ validTo: null }, { validTo: { gte: toDbDate(from) } }] },
      data: { validTo: toDbDate(dayBefore(from)) },
    });
    const at = nowDate();
    const { id: quotientId } = await tx.quotientFamilial.create({
      data: {
        id: newId(),
        householdId,
        valueCents,
        source,
        referenceMonth: referenceMonth === null ? null : toDbDate(referenceMonth),
        validFrom: toDbDate(from),
        validTo: to === null ? null : toDbDate(to),
        uploadId: uploadId ?? null,
        checkedAt: at,
        checkedById: actor.staffId,
      },
    });
    await tx.auditEvent.create({
      data: {
        id: newId(),
        at,
        kind: "quotient.recorded",
        actorId: actor.accountId,
        householdId,
        details: {
          quotientId,
          replaced: replaced.map((old) => ({
            valueCents: old.valueCents,
            source: old.source,
            from: fromDbDate(old.validFrom),
            to: old.validTo && fromDbDate(old.validTo),
          })),
        },
      },
    });
    return done({ quotientId });
  };
  return tx ? record(tx) : transaction(record);
}
