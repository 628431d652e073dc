import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Pool } from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { freeJobsOfTheDead, holdLifeline } from "@/lib/jobs/lifeline";
import { runJobsOnce, startWorker } from "@/lib/jobs/worker";
import { makeStructure, notice, queue, sendThrough, startSmtp } from "../factories/mails";

const PATIENCE = { timeout: 30_000, interval: 50 };
const ROOT = join(import.meta.dirname, "../..");

const smtp = await startSmtp();
const pool = new Pool({ connectionString: env().DATABASE_URL });
afterAll(async () => {
  await smtp.stop();
  await pool.end();
});
await makeStructure();

beforeEach(async () => {
  sendThrough({ SMTP_URL: smtp.url });
  smtp.received.length = 0;
  smtp.state.gate = Promise.resolve();
  smtp.state.waiting = 0;
  delete smtp.steps.recipient;
  delete smtp.steps.data;
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await db().mail.deleteMany();
});

const workers: { stop(): Promise<void> }[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function work() {
  const worker = await startWorker();
  workers.push(worker);
  return worker;
}

/** Until opened, the mail server answers nothing to the mails it was given. */
function closeGate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  smtp.state.gate = promise;
  return resolve;
}

const statusOf = async (id: string) => (await db().mail.findUniqueOrThrow({ where: { id } })).status;
const allSent = () =>
  vi.waitFor(
    async () => expect(await db().mail.count({ where: { status: { not: "SENT" } } })).toBe(0),
    PATIENCE,
  );

type JobRow = { attempts: number; locked_by: string | null; last_error: string | null; later: boolean };
const jobs = () =>
  db().$queryRaw<JobRow[]>`
    SELECT attempts, locked_by, last_error, run_at > now() AS later FROM graphile_worker.jobs
    WHERE task_identifier = 'deliver-mail'`;

describe("the queue", () => {
  test("delivers what was queued before it started and what is queued while it runs", async () => {
    const before = await queue(notice());
    await work();
    await vi.waitFor(async () => expect(await statusOf(before)).toBe("SENT"), PATIENCE);
    const after = await queue(notice());
    await vi.waitFor(async () => expect(await statusOf(after)).toBe("SENT"), PATIENCE);
    expect(smtp.received).toHaveLength(2);
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), PATIENCE);
  });

  test("two workers at once send each mail once", async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => queue(notice())));
    await Promise.all([work(), work()]);
    await allSent();
    const sent = smtp.received.map((mail) => mail.messageId).sort();
    expect(sent).toEqual(ids.map((id) => `<${id}@127.0.0.1>`).sort());
  });

  test("tries again later, ever more rarely, and gives up after the last attempt", async () => {
    smtp.steps.recipient = { code: 450, text: "Greylisted" };
    const id = await queue(notice());
    await work();
    await vi.waitFor(
      async () => expect(await jobs()).toMatchObject([{ attempts: 1, locked_by: null, later: true }]),
      PATIENCE,
    );
    expect(await statusOf(id)).toBe("QUEUED");

    await db().$executeRaw`
      UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1, run_at = now()`;
    await vi.waitFor(async () => expect(await statusOf(id)).toBe("FAILED"), PATIENCE);
    expect(smtp.received).toEqual([]);
  });

  test("what waited for a transport leaves when a worker starts with one", async () => {
    sendThrough();
    const id = await queue(notice());
    const idle = await startWorker();
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), PATIENCE);
    await idle.stop();
    expect(await statusOf(id)).toBe("QUEUED");

    sendThrough({ SMTP_URL: smtp.url });
    await work();
    await vi.waitFor(async () => expect(await statusOf(id)).toBe("SENT"), PATIENCE);
  });

  test("stopping lets the mail under way finish", async () => {
    const open = closeGate();
    const id = await queue(notice());
    const worker = await startWorker();
    await vi.waitFor(() => expect(smtp.state.waiting).toBe(1), PATIENCE);
    const stopped = worker.stop();
    open();
    await stopped;
    expect(await statusOf(id)).toBe("SENT");
    expect(await jobs()).toEqual([]);
  });
});

describe("processes that die", () => {
  function startChild() {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
      cwd: ROOT,
      env: { ...process.env, TSX_TSCONFIG_PATH: "scripts/tsconfig.json", SMTP_URL: smtp.url },
      stdio: "ignore",
    });
    children.push(child);
    return child;
  }

  test("kill -9 in the middle of a delivery: another worker delivers it once, within seconds", async () => {
    const open = closeGate();
    const id = await queue(notice());
    const child = startChild();
    await vi.waitFor(() => expect(smtp.state.waiting).toBe(1), PATIENCE);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await jobs()).toMatchObject([{ locked_by: expect.stringMatching(/^pool-/) }]);

    // The server had not accepted the dead process's mail.
    smtp.steps.data = { code: 451, text: "Client gone" };
    open();
    await smtp.state.gate;
    delete smtp.steps.data;

    await work();
    await vi.waitFor(async () => expect(await statusOf(id)).toBe("SENT"), { timeout: 15_000, interval: 50 });
    expect(smtp.received).toHaveLength(1);
    expect(smtp.received[0]?.messageId).toBe(`<${id}@127.0.0.1>`);
  });

  test("a job locked by a worker that nobody knows is given back", async () => {
    await queue(notice());
    await db().$executeRaw`
      UPDATE graphile_worker._private_jobs SET locked_by = 'pool-dead', locked_at = now(), attempts = 1`;
    await freeJobsOfTheDead(pool);
    expect(await jobs()).toMatchObject([{ locked_by: null }]);
  });

  test("the job of a living worker is never given back, however long it takes", async () => {
    const open = closeGate();
    const id = await queue(notice());
    await work();
    await vi.waitFor(() => expect(smtp.state.waiting).toBe(1), PATIENCE);
    const [held] = await jobs();
    await work();
    await freeJobsOfTheDead(pool);
    expect(await jobs()).toEqual([held]);
    open();
    await vi.waitFor(async () => expect(await statusOf(id)).toBe("SENT"), PATIENCE);
    expect(smtp.received).toHaveLength(1);
  });

  test("a worker whose lifeline was cut by the server is soon known to live again", async () => {
    await queue(notice());
    const lifeline = await holdLifeline(env().DATABASE_URL);
    await lifeline.add("pool-alive");
    const holders = async () =>
      (await pool.query("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted")).rows;
    const [before] = await holders();
    await pool.query("SELECT pg_terminate_backend($1)", [before.pid]);
    await vi.waitFor(async () => {
      const [after] = await holders();
      expect(after?.pid).toEqual(expect.any(Number));
      expect(after?.pid).not.toBe(before.pid);
    }, PATIENCE);
    await db().$executeRaw`
      UPDATE graphile_worker._private_jobs SET locked_by = 'pool-alive', locked_at = now()`;
    await freeJobsOfTheDead(pool);
    expect(await jobs()).toMatchObject([{ locked_by: "pool-alive" }]);
    await lifeline.cut();
    await vi.waitFor(async () => {
      await freeJobsOfTheDead(pool);
      expect(await jobs()).toMatchObject([{ locked_by: null }]);
    }, PATIENCE);
  });
});

describe("without long-lived processes", () => {
  test("one call does all that is due, those of dead processes too, then returns", async () => {
    await Promise.all(Array.from({ length: 5 }, () => queue(notice())));
    await db().$executeRaw`
      UPDATE graphile_worker._private_jobs SET locked_by = 'otpool-dead', locked_at = now()
      WHERE id = (SELECT min(id) FROM graphile_worker._private_jobs)`;
    await runJobsOnce(30_000);
    expect(smtp.received).toHaveLength(5);
    expect(await jobs()).toEqual([]);
  });

  test("a call stops in time and leaves the rest to the next", async () => {
    await Promise.all(Array.from({ length: 60 }, () => queue(notice())));
    // Also when the time is up before the first job is taken.
    for (const forMs of [0, 20, 50]) await runJobsOnce(forMs);
    expect(smtp.received.length).toBeLessThan(60);
    const left = await jobs();
    expect(left).toHaveLength(60 - smtp.received.length);
    expect(left.every((job) => job.locked_by === null)).toBe(true);
    await runJobsOnce(30_000);
    expect(smtp.received).toHaveLength(60);
  });
});
