import type { PlainDate } from "@/lib/dates";
import { groupFor } from "@/lib/families/rules";
import type { EnrolmentState, EnrolmentVerdict } from "./schema";

export type PeriodFacts = {
  firstDay: PlainDate;
  /** Epoch milliseconds. */
  opensAt: number;
  closesAt: number;
  groups: { id: string; name: string; minAge: number; maxAge: number; capacity: number; held: number }[];
};

/** Where a child stands towards a period, when it has not asked yet. */
export type Offer =
  | { kind: "age" }
  | { kind: "not-yet" | "closed" }
  | { kind: "lacking"; pieces: string[] }
  /** `full`: what is asked joins the waiting list. */
  | { kind: "open"; groupId: string; group: string; full: boolean };

/**
 * Whether a child may be asked into a period at `now` (epoch milliseconds): of an age that one of its groups takes on
 * the first day, within the window, with the documents asked for.
 */
export function offerOf(
  period: PeriodFacts,
  child: { birthDate: PlainDate; lacking: string[] },
  now: number,
): Offer {
  const group = groupFor(child.birthDate, period.firstDay, period.groups);
  if (!group) return { kind: "age" };
  if (now < period.opensAt) return { kind: "not-yet" };
  if (now >= period.closesAt) return { kind: "closed" };
  if (child.lacking.length > 0) return { kind: "lacking", pieces: child.lacking };
  return { kind: "open", groupId: group.id, group: group.name, full: group.held >= group.capacity };
}

/** The state that an answer makes of a request; null where there is nothing to answer. */
export function answered(state: EnrolmentState, verdict: EnrolmentVerdict): EnrolmentState | null {
  if (state !== "REQUESTED" && state !== "WAITLISTED") return null;
  if ("wait" in verdict) return state === "REQUESTED" ? "WAITLISTED" : null;
  return verdict.accept ? "ACCEPTED" : "REFUSED";
}
