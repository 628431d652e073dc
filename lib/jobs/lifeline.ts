import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Client, type Pool } from "pg";
import { log } from "@/lib/log";

const RETRY_MS = 1_000;

/**
 * The advisory lock that says "the process working under this id is alive". It is held by a transaction that
 * stays open: PostgreSQL frees it as soon as the process is gone, and a pooler in transaction mode keeps it.
 */
const lockKey = (id: string) => `hashtextextended('portail-famille worker ' || ${id}, 0)`;

export type Lifeline = {
  /** Resolves once PostgreSQL knows this id to be alive; jobs may be taken under it only then. */
  add(workerId: string): Promise<void>;
  cut(): Promise<void>;
};

/** Opens the connection by whose life other processes know that this one lives; it is opened again when lost. */
export async function holdLifeline(connectionString: string): Promise<Lifeline> {
  const ids = new Map<string, Promise<void>>();
  let stopped = false;
  let held: Client | null = await open(connectionString, []);
  void keep(held);

  async function keep(first: Client): Promise<void> {
    await ended(first);
    held = null;
    while (!stopped) {
      log().warn("worker lifeline lost");
      await delay(RETRY_MS);
      held = await open(connectionString, ids.keys()).catch(() => null);
      if (held) await ended(held);
      held = null;
    }
  }

  async function lockAtLast(workerId: string): Promise<void> {
    while (!(held && (await lock(held, workerId)))) await delay(RETRY_MS);
  }

  return {
    add(workerId) {
      const known = ids.get(workerId) ?? lockAtLast(workerId);
      ids.set(workerId, known);
      return known;
    },
    async cut() {
      stopped = true;
      await held?.end();
    },
  };
}

async function open(connectionString: string, ids: Iterable<string>): Promise<Client> {
  const client = new Client({ connectionString, keepAlive: true });
  client.on("error", (error) => log().warn({ err: error }, "worker lifeline"));
  await client.connect();
  await client.query("BEGIN");
  await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
  // A machine that vanishes without a word is found dead after some 25 seconds, not after two hours.
  await client.query(`SELECT set_config('tcp_keepalives_idle', '10', true),
    set_config('tcp_keepalives_interval', '5', true), set_config('tcp_keepalives_count', '3', true)`);
  for (const id of ids) await lock(client, id);
  return client;
}

const ended = (client: Client) => once(client, "end").catch(() => undefined);

async function lock(client: Client, id: string): Promise<boolean> {
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${lockKey("$1")})`, [id]);
    return true;
  } catch {
    return false;
  }
}

/** Gives back the jobs that dead processes had taken; those of a living one are never touched. */
export async function freeJobsOfTheDead(pool: Pool): Promise<void> {
  await pool.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(dead.locked_by))
    FROM (SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL) dead
    WHERE pg_try_advisory_xact_lock(${lockKey("dead.locked_by")})`);
}
