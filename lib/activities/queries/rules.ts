import "server-only";
import { type AbsenceRule, absenceRule } from "@/lib/absences/schema";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import { db } from "@/lib/db";
import { id as uuid } from "@/lib/fields";
import { activityLimits } from "../schema/limits";
import type { ActivityRules } from "../schema/rules-form";

export type RulesOfActivity = {
  activity: { id: string; name: string; structure: string; version: number };
  rules: ActivityRules;
  absences: AbsenceRule;
};

/** How an activity's requests and absences are treated; null where it is none of the actor's structures. */
export async function activityRules(actor: StaffActor, activityId: string): Promise<RulesOfActivity | null> {
  allow(actor, "staff", "SETTINGS");
  if (!uuid.safeParse(activityId).success) return null;
  const own = structuresOf(actor, "SETTINGS");
  const found = await db().activity.findFirst({
    where: { id: activityId, ...(own !== "all" && { structureId: { in: own } }) },
    select: {
      id: true,
      name: true,
      version: true,
      autoValidate: true,
      capacityMode: true,
      cancelMode: true,
      waitMode: true,
      offerHours: true,
      limits: true,
      absenceRule: true,
      structure: { select: { name: true } },
    },
  });
  if (!found) return null;
  const { id, name, version, structure, limits, absenceRule: stored, ...rules } = found;
  return {
    activity: { id, name, structure: structure.name, version },
    rules: { ...rules, limits: activityLimits.parse(limits) },
    absences: absenceRule.parse(stored),
  };
}
