import type { Pool } from "pg";
import { Temporal } from "temporal-polyfill";
import { realNow } from "@/lib/clock";

/** What is done of itself: each hour, or each day at an hour of UTC. */
const SCHEDULE: readonly { task: string; hour?: number }[] = [
  { task: "sweep-files" },
  // Each offer has its own job; this finds what a dead process left.
  { task: "lapse-offers" },
  { task: "remind-expiring", hour: 5 },
  { task: "expire-proofs", hour: 4 },
];

/**
 * Makes sure that each scheduled task stands in the queue, once, for its next time. What was missed while no process
 * worked the queue is done at once, once. Every worker may call this at any moment.
 */
export async function planTasks(pool: Pool): Promise<void> {
  const now = Temporal.Instant.fromEpochMilliseconds(realNow().getTime());
  const tasks = SCHEDULE.map(({ task }) => task);
  const times = SCHEDULE.map(({ hour }) => nextTime(now, hour).toString());
  await pool.query(
    `SELECT graphile_worker.add_job(p.task, run_at := p.at, job_key := 'scheduled:' || p.task)
     FROM unnest($1::text[], $2::timestamptz[]) AS p (task, at)
     WHERE NOT EXISTS (
       SELECT 1 FROM graphile_worker.jobs j
       WHERE j.key = 'scheduled:' || p.task AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`,
    [tasks, times],
  );
}

/** The first full hour after `now`, or the first time that it is `hour` o'clock in UTC. */
export function nextTime(now: Temporal.Instant, hour?: number): Temporal.Instant {
  const next = now
    .toZonedDateTimeISO("UTC")
    .round({ smallestUnit: "hour", roundingMode: "floor" })
    .add({ hours: 1 });
  if (hour === undefined) return next.toInstant();
  return next.add({ hours: (hour - next.hour + 24) % 24 }).toInstant();
}
