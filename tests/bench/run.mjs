import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { LOCKS } from "../../scripts/bootstrap.mjs";
import { buildPortal } from "../../scripts/build.mjs";
import { removePostgres, startPostgres } from "../../scripts/embedded-pg.mjs";
import { takeLock } from "../../scripts/lock.mjs";
import { endRunning, whenToldToStop } from "../../scripts/processes.mjs";
import { measure } from "./load.mjs";
import { PAGES, readersOf } from "./readers.mjs";
import { printTables } from "./report.mjs";
import { buildBare, startBare, startPortal } from "./servers.mjs";
import { statementCounter } from "./statements.mjs";
import { createTown } from "./town.mjs";
import { weigh } from "./weigh.mjs";
import { measureWrites } from "./writes.mjs";

/** What the bench may take once all is built; each measurement is bounded by itself. */
const LIMIT_MS = 900_000;
const FULL = { families: [200, 10_000], ms: 2_500, atMost: 1_000, runs: 20 };
const QUICK = { families: [200], ms: 1_500, atMost: 500, runs: 8 };
const CONCURRENCY = [1, 10];

/** A server that counts statements, and writes as little as it can: its data is thrown away. */
const POSTGRES = [
  ["shared_preload_libraries", "pg_stat_statements"],
  ["fsync", "off"],
  ["full_page_writes", "off"],
  ["wal_level", "minimal"],
  ["max_wal_senders", "0"],
  ["max_wal_size", "8GB"],
  ["max_connections", "60"],
  ["shared_buffers", "1GB"],
  ["maintenance_work_mem", "512MB"],
].flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/**
 * Runs the bench to its end, prints its tables, ends what it started and then the process.
 * @param {{ quick: boolean }} options
 */
export async function runBench({ quick }) {
  const undo = [];
  let stopping = false;
  const stop = async (exitCode) => {
    if (stopping) return;
    stopping = true;
    await endRunning();
    for (const step of undo.reverse()) await step();
    process.exit(exitCode);
  };
  whenToldToStop((signal) => stop(signal === "SIGINT" ? 130 : 143));
  try {
    await build(undo);
    setTimeout(() => {
      console.error(`The bench took more than ${LIMIT_MS / 1000} s: stopped.`);
      stop(1);
    }, LIMIT_MS).unref();
    printTables(await bench(quick ? QUICK : FULL, undo));
    await stop(0);
  } catch (error) {
    if (!stopping) console.error(error);
    await stop(1);
  }
}

async function build(undo) {
  undo.push(await takeLock(join(LOCKS, "bench"), { onWait: () => say("another bench is running, waiting") }));
  say("building");
  await buildPortal();
  await buildBare();
}

async function bench({ families, runs, ...bounds }, undo) {
  const dir = mkdtempSync(join(tmpdir(), "portail-bench-"));
  undo.push(() => rmSync(dir, { recursive: true, force: true }));
  undo.push(() => removePostgres(dir));
  const postgres = await startPostgres(dir, { args: POSTGRES });
  undo.push(() => postgres.stop());
  const counter = await statementCounter(postgres.url);
  undo.push(() => counter.end());
  const secret = randomBytes(32).toString("base64url");

  const towns = [];
  for (const count of families) {
    say(`loading ${count} families`);
    const { database, reservations } = await createTown(postgres.url, count);
    const server = await startPortal({ dir, database, secret });
    undo.push(server.stop);
    const readers = await readersOf(database, secret, server.url);
    towns.push({ families: count, reservations, server, readers });
  }
  const portal = [];
  for (const page of PAGES) {
    say(page.name ?? page.path);
    portal.push(...(await measurePage(page, towns, counter, bounds)));
  }
  const writes = [];
  for (const { families, server, readers } of towns) {
    say(`what is sent, ${families} families`);
    const done = await measureWrites(server.url, readers, counter, runs);
    writes.push(...done.map((one) => ({ families, ...one })));
  }
  for (const { server } of towns) await server.stop();

  say("the bare page");
  const bare = await startBare({ dir, secret });
  undo.push(bare.stop);
  return { towns, portal, writes, bare: await measureBare(bare.url, bounds) };
}

/** One page in every town, in turns. */
async function measurePage({ path, reader, light, ...page }, towns, counter, bounds) {
  const targets = towns.map(({ server, readers }) => ({ url: server.url + path, readers: readers[reader] }));
  const loads = await measureLoad(targets, bounds);
  const measured = [];
  for (const [index, target] of targets.entries()) {
    const weight = await weigh(target);
    if (light && weight.hasZod) throw new Error(`${path} loads zod in the browser`);
    const statements = await counter.perPage(target);
    const { families } = towns[index];
    measured.push({ path, ...page, families, statements, weight, load: loads[index], busy: loadavg()[0] });
  }
  return measured;
}

async function measureBare(origin, bounds) {
  const targets = ["/sans", "/avec"].map((path) => ({ url: origin + path, readers: [{ cookie: "none=1" }] }));
  const loads = await measureLoad(targets, bounds);
  return Promise.all(
    targets.map(async (target, index) => ({ weight: await weigh(target), load: loads[index] })),
  );
}

/** For each target, its load at each number of readers. */
async function measureLoad(targets, bounds) {
  await measure(targets, { concurrency: 4, ms: bounds.ms / 2, atMost: bounds.atMost / 2 }); // warm
  const loads = targets.map(() => []);
  for (const concurrency of CONCURRENCY) {
    const results = await measure(targets, { concurrency, ...bounds });
    for (const [index, result] of results.entries()) loads[index].push(result);
  }
  return loads;
}

const say = (text) => console.log(`… ${text} (${Math.round(performance.now() / 1000)} s)`);
