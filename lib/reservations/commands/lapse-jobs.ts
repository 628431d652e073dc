import "server-only";
import { nowDate, realNow } from "@/lib/clock";
import type { Tx } from "@/lib/db";

/** Adds, in the transaction that offers places, the job that takes back what nobody has accepted by then. */
export async function addLapseJobs(tx: Tx, untils: readonly Date[]): Promise<void> {
  const ends = [...new Set(untils.map((until) => until.getTime()))];
  if (ends.length === 0) return;
  // Jobs live in real time, which a demonstration's frozen clock does not follow; a second later no clock is behind.
  const ahead = realNow().getTime() - nowDate().getTime() + 1_000;
  await tx.$queryRaw`
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT ('lapse-offers', '{}'::json, NULL, run_at, NULL, 'lapse-offers:' || run_at, NULL, NULL)::graphile_worker.job_spec
      FROM unnest(${ends.map((end) => new Date(end + ahead))}::timestamptz[]) AS run_at))`;
}
