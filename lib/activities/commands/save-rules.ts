import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { done, type Result } from "@/lib/result";
import type { SaveAbsenceRule, SaveActivityRules } from "../schema/rules-form";
import { changeActivity } from "./change";

/** Sets how an activity's requests are treated from now on; what waits or was decided stays as it is. */
export async function saveActivityRules(
  actor: StaffActor,
  { activityId, version, rules }: SaveActivityRules,
): Promise<Result<{ version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, { activityId, version }, "activity.rules", async (tx) => {
    await tx.activity.update({ where: { id: activityId }, data: rules });
    return done({ value: {}, details: rules });
  });
}

/** Sets which absences an activity takes for justified; those that were declared before stay as they are. */
export async function saveAbsenceRule(
  actor: StaffActor,
  { activityId, version, rule }: SaveAbsenceRule,
): Promise<Result<{ version: number }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, { activityId, version }, "activity.absences", async (tx) => {
    await tx.activity.update({ where: { id: activityId }, data: { absenceRule: rule } });
    return done({ value: {}, details: rule });
  });
}
