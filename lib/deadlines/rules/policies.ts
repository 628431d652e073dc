import { addDays } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type { DeadlineRule } from "../schema";

/** One of an activity's dated deadlines: those of the days from `validFrom` to `validTo`. */
export interface PolicyDates {
  id: string;
  validFrom: PlainDate;
  /** Null: until another one follows. */
  validTo: PlainDate | null;
}

export type PolicyTime = "past" | "current" | "coming";

/** How far ahead a rule may be set, in days. */
const FARTHEST = 730;

/** What a new policy does to those that are there. */
export interface PolicyPlan {
  /** The one that ends the day before. */
  close: { id: string; validTo: PlainDate } | null;
  /** The one of the same first day, whose rules are written anew. */
  replace: string | null;
  /** The last day of the new one: it lasts until the next one begins. */
  validTo: PlainDate | null;
  /** The one that had those days until now. */
  former: string | null;
}

export function policyTime({ validFrom, validTo }: PolicyDates, today: PlainDate): PolicyTime {
  if (validFrom > today) return "coming";
  return validTo !== null && validTo < today ? "past" : "current";
}

/** Places a policy that begins on `validFrom`, today at the earliest: what has begun before today is never rewritten. */
export function planPolicy(
  policies: readonly PolicyDates[],
  today: PlainDate,
  validFrom: PlainDate,
): PolicyPlan | { refused: "policy-past" | "policy-too-far" } {
  if (validFrom < today) return { refused: "policy-past" };
  if (validFrom > addDays(today, FARTHEST)) return { refused: "policy-too-far" };
  const covering = policies.find(
    (policy) => policy.validFrom <= validFrom && (policy.validTo === null || policy.validTo >= validFrom),
  );
  if (covering) {
    const { id, validTo } = covering;
    const isSame = covering.validFrom === validFrom;
    const close = isSame ? null : { id, validTo: addDays(validFrom, -1) };
    return { close, replace: isSame ? id : null, validTo, former: id };
  }
  const later = policies.map((policy) => policy.validFrom).filter((day) => day > validFrom);
  const next = later.sort()[0];
  return { close: null, replace: null, validTo: next ? addDays(next, -1) : null, former: null };
}

/** Takes a coming policy away: the one before it lasts as long as it would have. */
export function planRemoval(
  policies: readonly PolicyDates[],
  today: PlainDate,
  id: string,
):
  | { extend: { id: string; validTo: PlainDate | null } }
  | { refused: "not-found" | "policy-begun" | "policy-first" } {
  const removed = policies.find((policy) => policy.id === id);
  if (!removed) return { refused: "not-found" };
  if (policyTime(removed, today) !== "coming") return { refused: "policy-begun" };
  const before = policies.find((policy) => policy.validTo === addDays(removed.validFrom, -1));
  return before ? { extend: { id: before.id, validTo: removed.validTo } } : { refused: "policy-first" };
}

/** A new rule asks for payment in advance where the one that it follows did: the form does not speak of it. */
export function keepPrepaid(rule: DeadlineRule, former: DeadlineRule | null): DeadlineRule {
  return { ...rule, prepaid: former?.prepaid ?? false };
}
