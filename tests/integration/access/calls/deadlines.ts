import { absenceRule } from "@/lib/absences/schema";
import * as commands from "@/lib/activities/commands";
import { activityRules } from "@/lib/activities/queries";
import * as queries from "@/lib/deadlines/queries";
import { templateRules } from "@/lib/deadlines/rules";
import { newId } from "@/lib/ids";
import type { World } from "../world";
import type { Calls } from "./call";

const { book, cancel } = templateRules("friday-noon", "2026-11-23");
const seen = ({ activity }: World) => ({ activityId: activity.activityId, version: 1 });

export const deadlines: Calls = {
  "deadlines.activityDeadlines [here]": (actor, { activity }) =>
    queries.activityDeadlines(actor, activity.activityId),
  "activities.savePolicy [here]": (actor, world) =>
    commands.savePolicy(actor, {
      ...seen(world),
      validFrom: "2027-02-01",
      bookRule: book,
      cancelRule: cancel,
    }),
  "activities.removePolicy [none of here]": (actor, world) =>
    commands.removePolicy(actor, { ...seen(world), policyId: newId() }),
  "activities.activityRules [here]": (actor, { activity }) => activityRules(actor, activity.activityId),
  "activities.saveActivityRules [here]": (actor, world) =>
    commands.saveActivityRules(actor, {
      ...seen(world),
      rules: {
        autoValidate: true,
        capacityMode: "FIRST_COME",
        cancelMode: "AT_ONCE",
        waitMode: "OFFER",
        offerHours: 12,
        limits: { week: { max: 4 } },
      },
    }),
  "activities.saveAbsenceRule [here]": (actor, world) =>
    commands.saveAbsenceRule(actor, { ...seen(world), rule: absenceRule.parse({ carenceDays: 1 }) }),
};
