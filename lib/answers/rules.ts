import type { Temporal } from "temporal-polyfill";

/** How a freed place reaches the first who waits. */
export type FreedPlace = {
  waitMode: "AUTOMATIC" | "OFFER";
  /** Whether the family could still cancel the place by the activity's own rule. */
  cancellable: boolean;
  /** Hours that a family has to accept an offer. */
  offerHours: number;
  startsAt: Temporal.Instant;
};

/**
 * What becomes of a freed place: reserved at once, where the activity says so and the family may still cancel in time,
 * else held until an instant: the activity's hours from now, never past the slot's start. Null once the slot has begun.
 */
export function giveTo(
  { waitMode, cancellable, offerHours, startsAt }: FreedPlace,
  now: Temporal.Instant,
): { offeredUntil: Temporal.Instant | null } | null {
  if (now.epochMilliseconds >= startsAt.epochMilliseconds) return null;
  if (waitMode === "AUTOMATIC" && cancellable) return { offeredUntil: null };
  const until = now.add({ hours: offerHours });
  return { offeredUntil: until.epochMilliseconds < startsAt.epochMilliseconds ? until : startsAt };
}

/** Whether a place offered until `until` can no longer be accepted: from that very instant on. */
export const isLapsed = (until: Date, now: Date) => now.getTime() >= until.getTime();
