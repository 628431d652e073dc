import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, fromDbDate, type PlainDate, toDbDate } from "@/lib/dates";
import type { Prisma, Tx } from "@/lib/db";
import { keepPrepaid, planPolicy, planRemoval } from "@/lib/deadlines/rules";
import { DeadlineRule, type NewPolicy, type RemovePolicy } from "@/lib/deadlines/schema";
import { newId } from "@/lib/ids";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { changeActivity } from "./change";

const json = (rule: DeadlineRule) => rule as Prisma.InputJsonValue;
const dbDay = (day: PlainDate | null) => day && toDbDate(day);

async function policiesOf(tx: Tx, activityId: string) {
  const rows = await tx.activityPolicy.findMany({ where: { activityId }, orderBy: { validFrom: "asc" } });
  return rows.map((row) => ({
    ...row,
    validFrom: fromDbDate(row.validFrom),
    validTo: row.validTo && fromDbDate(row.validTo),
  }));
}

async function today(actor: StaffActor, tx: Tx): Promise<PlainDate> {
  return dayOf(now(), (await organisationFacts(actor, tx)).timeZone);
}

/**
 * Sets until when families may add and cancel, for the days from `validFrom` on: the rule of the days before ends the
 * day before, one that begins on that very day is written anew. Nothing that was asked or decided changes.
 */
export async function savePolicy(
  actor: StaffActor,
  { activityId, version, validFrom, bookRule, cancelRule }: NewPolicy,
): Promise<Result<{ version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, { activityId, version }, "activity.deadlines", async (tx) => {
    const policies = await policiesOf(tx, activityId);
    const plan = planPolicy(policies, await today(actor, tx), validFrom);
    if ("refused" in plan) return refuse("form-invalid", { fields: { debut: plan.refused } });
    const former = policies.find(({ id }) => id === plan.former);
    const follow = (rule: DeadlineRule, before: unknown) =>
      json(keepPrepaid(rule, former ? DeadlineRule.parse(before) : null));
    const rules = {
      bookRule: follow(bookRule, former?.bookRule),
      cancelRule: follow(cancelRule, former?.cancelRule),
    };
    if (plan.close) {
      const { id, validTo } = plan.close;
      await tx.activityPolicy.update({ where: { id }, data: { validTo: toDbDate(validTo) } });
    }
    if (plan.replace) {
      await tx.activityPolicy.update({ where: { id: plan.replace }, data: rules });
    } else {
      const dates = { validFrom: toDbDate(validFrom), validTo: dbDay(plan.validTo) };
      await tx.activityPolicy.create({ data: { id: newId(), activityId, ...dates, ...rules } });
    }
    return done({ value: {}, details: { validFrom } });
  });
}

/** Takes away a rule that has not begun: the one before it goes on in its place. */
export async function removePolicy(
  actor: StaffActor,
  { activityId, version, policyId }: RemovePolicy,
): Promise<Result<{ version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, { activityId, version }, "activity.deadlines-removed", async (tx) => {
    const policies = await policiesOf(tx, activityId);
    const plan = planRemoval(policies, await today(actor, tx), policyId);
    if ("refused" in plan) return refuse(plan.refused);
    await tx.activityPolicy.delete({ where: { id: policyId } });
    const { id, validTo } = plan.extend;
    await tx.activityPolicy.update({ where: { id }, data: { validTo: dbDay(validTo) } });
    const removed = policies.find((policy) => policy.id === policyId);
    return done({ value: {}, details: { validFrom: removed!.validFrom } });
  });
}
