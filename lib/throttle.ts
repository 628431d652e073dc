import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./db";

/** How many failures a key may have within a window of seconds. */
export type Limit = { name: string; points: number; seconds: number };

const limiters = new Map<string, RateLimiterPostgres>();

function limiter({ name, points, seconds }: Limit): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limiters.set(name, made);
  return made;
}

/** Whether `key` has used up its failures; counts nothing. */
export async function isThrottled(limit: Limit, key: string): Promise<boolean> {
  const state: RateLimiterRes | null = await limiter(limit).get(key);
  return state !== null && state.consumedPoints >= limit.points;
}

/** Counts one failure of `key`, in PostgreSQL, for every process. */
export async function countFailure(limit: Limit, key: string): Promise<void> {
  await limiter(limit).penalty(key, 1);
}

/** Counts one use by `key`, and whether it was still within the limit: exact under concurrent use. */
export async function spend(limit: Limit, key: string): Promise<boolean> {
  try {
    await limiter(limit).consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

/** Forgets the failures of `key`. */
export async function forgetFailures(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(key);
}
