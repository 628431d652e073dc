import { addDays, mondayOf } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import { DeadlineRule, type DeadlineRuleInput } from "../schema";
import { type PolicyDates, policyTime } from "./policies";

/** Rules that communes publish, to begin from. */
export const TEMPLATES = [
  "tuesday-evening",
  "evening-before",
  "friday-noon",
  "tuesday-23",
  "wednesday-noon",
  "sunday-evening",
  "two-working-days",
  "window",
  "eight-days",
] as const;
export type Template = (typeof TEMPLATES)[number];

const weekBefore = (weekday: number, at?: string): DeadlineRuleInput => ({
  limit: { kind: "weekday", weekday, at, weeks: 1 },
});
const daysBefore = (days: number, at?: string): DeadlineRuleInput => ({
  limit: { kind: "days-before", days, at },
});
const twoWorkingDays: DeadlineRuleInput = { limit: { kind: "days-before", days: 2, counting: "ouvres" } };

/** Four weeks to book the eight weeks after them, the residents first; then until 48 h before, dearer. */
function bookingWindow(today: PlainDate): DeadlineRuleInput {
  const opens = addDays(mondayOf(today), 7);
  return {
    limit: {
      kind: "window",
      periods: [
        {
          firstDay: addDays(opens, 35),
          lastDay: addDays(opens, 90),
          opensAt: `${addDays(opens, 7)}T08:00`,
          closesAt: `${addDays(opens, 25)}T17:00`,
          stages: [{ priority: "residents", opensAt: `${opens}T08:00` }],
        },
      ],
    },
    after: [{ kind: "surcharge", percent: 20, until: { kind: "hours-before", hours: 48 } }],
  };
}

/** Both rules of a ready-made starting point; its periods, where it has some, lie ahead of `today`. */
export function templateRules(
  template: Template,
  today: PlainDate,
): { book: DeadlineRule; cancel: DeadlineRule } {
  const [book, cancel] = inputs(template, today);
  return { book: DeadlineRule.parse(book), cancel: DeadlineRule.parse(cancel) };
}

function inputs(template: Template, today: PlainDate): [DeadlineRuleInput, DeadlineRuleInput] {
  switch (template) {
    case "tuesday-evening":
      return [weekBefore(2), daysBefore(1, "17:00")];
    case "evening-before":
      return [daysBefore(1, "18:00"), daysBefore(1, "17:00")];
    case "friday-noon":
      return [weekBefore(5, "12:00"), daysBefore(1, "12:00")];
    case "tuesday-23":
      return [weekBefore(2, "23:00"), daysBefore(1)];
    case "wednesday-noon":
      return [weekBefore(3, "12:00"), weekBefore(3, "12:00")];
    case "sunday-evening":
      return [weekBefore(7), weekBefore(7)];
    case "two-working-days":
      return [twoWorkingDays, twoWorkingDays];
    case "window":
      return [bookingWindow(today), { limit: { kind: "hours-before", hours: 48 } }];
    case "eight-days":
      return [daysBefore(8), daysBefore(8)];
  }
}

type Rules = { book: DeadlineRule; cancel: DeadlineRule };

/**
 * What the editor begins with: a starting point, the policy that was chosen, or the one in force; from the first day
 * of a coming policy that was chosen, or else from next Monday, so that no week has two rules.
 */
export function beginPolicy(
  policies: readonly (PolicyDates & Rules)[],
  today: PlainDate,
  { template, chosen }: { template?: Template; chosen?: PolicyDates & Rules },
): Rules & { from: PlainDate } {
  const from = chosen && chosen.validFrom >= today ? chosen.validFrom : addDays(mondayOf(today), 7);
  if (template) return { ...templateRules(template, today), from };
  const current = policies.find((policy) => policyTime(policy, today) === "current");
  const { book, cancel } = chosen ?? current ?? policies.at(-1) ?? templateRules("evening-before", today);
  return { book, cancel, from };
}
