import { addDays } from "@/lib/calendar/rules";
import type { PlainDate } from "@/lib/dates";
import type { AbsenceReason, AbsenceRule, AbsenceStatus, AbsenceWhy } from "./schema";

/** What a rule says of a reason: justified as it is, with a proof, or never. */
export type Basis = "ACCEPTED" | "PROOF" | "NOT_ACCEPTED";

/** The proof of a declaration; null: none, or taken back. */
export type ProofState = "RECEIVED" | "VERIFIED" | "REFUSED" | null;

/** AJ or AI, and why; `provisional`: AJ only if the proof comes, and is good. */
export type Standing = { status: AbsenceStatus; why: AbsenceWhy; provisional: boolean };

/** How far back and ahead a day can be declared. */
export const DAYS_BACK = 31;
export const DAYS_AHEAD = 60;

/** Why the day of a slot can no longer, or not yet, be declared on `today`. */
export function outOfReach(date: PlainDate, today: PlainDate): "absence-too-old" | "absence-too-far" | null {
  if (date < addDays(today, -DAYS_BACK)) return "absence-too-old";
  return date > addDays(today, DAYS_AHEAD) ? "absence-too-far" : null;
}

export function basisOf({ reasons }: AbsenceRule, reason: AbsenceReason): Basis {
  const answer = reasons[reason];
  if (!answer?.accepted) return "NOT_ACCEPTED";
  return answer.proof ? "PROOF" : "ACCEPTED";
}

/** The last day to prove these days of one absence: the nearest of what their activities leave; null: nothing to prove. */
export function proofDueOn(
  days: readonly { activityId: string; date: PlainDate; basis: Basis; rule: AbsenceRule }[],
): PlainDate | null {
  const byActivity = Map.groupBy(
    days.filter(({ basis }) => basis === "PROOF"),
    ({ activityId }) => activityId,
  );
  const due = [...byActivity.values()].map((list) => {
    const first = list.map(({ date }) => date).toSorted()[0]!;
    return addDays(first, list[0]!.rule.proofDays);
  });
  return due.toSorted()[0] ?? null;
}

/** One day on which a child has a place in an activity; `reasons`: why it does not come, none where it does. */
export type ReservedDay = { date: PlainDate; reasons: readonly string[] };

/**
 * The days of carence of one child in one activity: the first `carence` reserved days in a row missed for the same
 * reason, whatever the number of declarations and of days in between on which nothing was reserved.
 */
export function carenceDays(days: readonly ReservedDay[], reason: string, carence: number): Set<PlainDate> {
  const found = new Set<PlainDate>();
  let inARow = 0;
  for (const { date, reasons } of days.toSorted((a, b) => a.date.localeCompare(b.date))) {
    inARow = reasons.includes(reason) ? inARow + 1 : 0;
    if (inARow > 0 && inARow <= carence) found.add(date);
  }
  return found;
}

export type AbsentDay = {
  basis: Basis;
  carence: boolean;
  decided: AbsenceStatus | null;
  proof: ProofState;
  proofDueOn: PlainDate | null;
};

const justified = (why: AbsenceWhy, provisional = false): Standing => ({
  status: "ABSENT_JUSTIFIED",
  why,
  provisional,
});
const unjustified = (why: AbsenceWhy): Standing => ({
  status: "ABSENT_UNJUSTIFIED",
  why,
  provisional: false,
});

/**
 * How an absence counts on `today`: what staff said by hand, then the reason, then the days of carence, then the proof.
 * A proof that came in time is justified for as long as nobody refuses it.
 */
export function standingOf(day: AbsentDay, today: PlainDate): Standing {
  if (day.decided) return { status: day.decided, why: "by-hand", provisional: false };
  if (day.basis === "NOT_ACCEPTED") return unjustified("reason");
  if (day.carence) return unjustified("carence");
  if (day.basis === "ACCEPTED") return justified("accepted");
  if (day.proof === "VERIFIED") return justified("proved");
  if (day.proof === "REFUSED") return unjustified("refused");
  if (day.proof === "RECEIVED") return justified("checking", true);
  return day.proofDueOn !== null && day.proofDueOn < today
    ? unjustified("expired")
    : justified("awaited", true);
}

/** Whether a proof may still be sent for a declaration: one is asked for, in time, and none is there or accepted. */
export function mayProve(
  { proof, proofDueOn: due }: Pick<AbsentDay, "proof" | "proofDueOn">,
  today: PlainDate,
): boolean {
  return due !== null && due >= today && (proof === null || proof === "REFUSED");
}

/** What a reason is worth in some activities, said before anything is sent. */
export type Worth = { activities: string[]; basis: Basis; proofDays: number; carenceDays: number };

/** What `reason` is worth, activities that answer alike told together. */
export function worthOf(
  activities: readonly { name: string; rule: AbsenceRule }[],
  reason: AbsenceReason,
): Worth[] {
  const worth = activities.map(({ name, rule }): Worth => {
    const basis = basisOf(rule, reason);
    return {
      activities: [name],
      basis,
      proofDays: basis === "PROOF" ? rule.proofDays : 0,
      carenceDays: basis === "NOT_ACCEPTED" ? 0 : rule.carenceDays,
    };
  });
  const alike = Map.groupBy(worth, ({ basis, proofDays, carenceDays: n }) => `${basis} ${proofDays} ${n}`);
  return [...alike.values()].map((list) => ({
    ...list[0]!,
    activities: [...new Set(list.flatMap(({ activities: names }) => names))],
  }));
}
