import "server-only";
import { Logger, type Runner, type RunnerOptions, run, runOnce, type WorkerPool } from "graphile-worker";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { sweepMails } from "@/lib/mails/commands";
import { freeJobsOfTheDead, holdLifeline, type Lifeline } from "./lifeline";
import { planTasks } from "./schedule";
import { systemActor, tasks } from "./tasks";

const CONCURRENCY = 4;
const ROUND_MS = 10_000;
const ROUNDS_PER_SWEEP = 6;

/**
 * Works the job queue until `stop()`, which lets the jobs under way finish. Any number of processes may do so
 * at once. A job whose process was killed starts again within ten seconds, elsewhere or here after a restart.
 */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const queue = await openQueue();
  let runner: Runner | null = null;
  let rounds = 0;

  const start = async () => {
    const started = await run(queue.options);
    runner = started;
    const ended = () => {
      runner = null;
    };
    started.promise.then(ended, ended);
  };
  const round = async () => {
    try {
      if (!runner) await start();
      await freeJobsOfTheDead(queue.pool);
      if (rounds++ % ROUNDS_PER_SWEEP === 0) {
        await sweepMails(systemActor("sweep-mails"));
        await planTasks(queue.pool);
      }
    } catch (error) {
      log().error({ err: error }, "job queue round failed");
    }
  };

  let latest = round();
  const timer = setInterval(() => {
    latest = latest.then(round);
  }, ROUND_MS);
  await latest;
  return {
    async stop() {
      clearInterval(timer);
      await latest;
      await runner?.stop();
      await queue.close();
    },
  };
}

/**
 * Works the jobs that are due, for at most `forMs`, then returns: for hosting without long-lived processes, whose
 * scheduler calls this every minute.
 */
export async function runJobsOnce(forMs: number): Promise<void> {
  const queue = await openQueue();
  let isTimeUp = false;
  const timer = setTimeout(() => {
    isTimeUp = true;
    queue.stopWorking();
  }, forMs);
  try {
    await freeJobsOfTheDead(queue.pool);
    await sweepMails(systemActor("sweep-mails"));
    await planTasks(queue.pool);
    if (!isTimeUp) await runOnce(queue.options);
  } finally {
    clearTimeout(timer);
    await queue.close();
  }
}

/** The queue's own connections, and the lifeline without which no job is taken. */
async function openQueue() {
  const connectionString = env().DATABASE_URL;
  const lifeline = await holdLifeline(connectionString);
  const pool = new Pool({ connectionString, max: CONCURRENCY + 2 });
  const lost = (error: Error) => log().warn({ err: error }, "job queue connection lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  let workerPool: WorkerPool | undefined;
  let isStopped = false;
  const options: RunnerOptions = {
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: [],
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: new Logger(
      () => (level, message) =>
        log()[level === "warning" ? "warn" : level === "info" ? "debug" : level](message),
    ),
    preset: {
      plugins: [
        lifelinePlugin(lifeline, (started) => {
          if (workerPool === started) return;
          workerPool = started;
          // Told to stop while it was starting.
          if (isStopped) void started.gracefulShutdown();
        }),
      ],
    },
  };
  const close = async () => {
    await lifeline.cut();
    await pool.end();
  };
  const stopWorking = () => {
    isStopped = true;
    void workerPool?.gracefulShutdown();
  };
  return { options, pool, close, stopWorking };
}

/** Each pool of workers makes its id known before it takes its first job. */
function lifelinePlugin(lifeline: Lifeline, onStart: (pool: WorkerPool) => void): GraphileConfig.Plugin {
  return {
    name: "LifelinePlugin",
    version: "1.0.0",
    worker: {
      hooks: {
        async startWorker(_context, { worker }) {
          onStart(worker.workerPool);
          await lifeline.add(worker.workerPool.id);
        },
      },
    },
  };
}
