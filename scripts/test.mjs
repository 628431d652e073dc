// npm test: everything that can be proved, from a fresh clone (Node 20, nothing installed) to a browser on the
// production build. The last line counts it all.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";

const startedAt = performance.now();
await bootstrap(import.meta.filename);
const { checkSources, prepareResult, RESULTS, runVitest, succeeds } = await import("./check.mjs");
const { endRunning, whenToldToStop } = await import("./processes.mjs");
const { ensureChromium } = await import("./chromium.mjs");
const { buildPortal } = await import("./build.mjs");

whenToldToStop(async (signal) => {
  await endRunning();
  process.exit(signal === "SIGINT" ? 130 : 143);
});

const timings = [["installation", performance.now() - startedAt]];
const total = { passed: 0, failed: 0 };
/** Why there is no browser, or nothing; known by the time it is needed, the download goes on beside the tests. */
const noBrowser = ensureChromium().then(
  () => undefined,
  (error) => error.message,
);

await stage("types and lint", checkSources);
await stage("unit and architecture tests", () => runVitest("unit"));
await stage("integration tests", () => runVitest("integration"));
const built = await stage("production build", build);
if (built.failed === 0) await stage("end-to-end tests", runBrowserTests);

for (const [name, ms] of timings) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function stage(name, work) {
  console.log(`\n── ${name}`);
  const from = performance.now();
  const result = await work();
  timings.push([name, performance.now() - from]);
  total.passed += result.passed;
  total.failed += result.failed;
  return result;
}

async function build() {
  try {
    await buildPortal();
    return { passed: 0, failed: 0 };
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

async function runBrowserTests() {
  const why = await noBrowser;
  if (why) {
    console.error(why);
    return { passed: 0, failed: 1 };
  }
  const file = join(RESULTS, "e2e.json");
  prepareResult(file);
  const ok = await succeeds("@playwright/test/cli.js", ["test"]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: ok ? failed : Math.max(failed, 1) };
}
