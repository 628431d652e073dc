// npm run check: types, lint, architecture and unit tests, all that needs neither database nor build.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { bootstrap, ROOT } from "./bootstrap.mjs";
import { endRunning, run, whenToldToStop } from "./processes.mjs";

/** Where the test tools leave their results. */
export const RESULTS = join(ROOT, ".test/results");

/**
 * Runs a tool of node_modules and says whether it succeeded; `env` is added to ours.
 * @param {string} script
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export async function succeeds(script, args, env = {}) {
  try {
    const tool = join(ROOT, "node_modules", script);
    await run(process.execPath, [tool, ...args], { cwd: ROOT, env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}

/**
 * Types, those of the routes included, and lint; each counts as one failure when it fails.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function checkSources() {
  const { generateClient } = await import("./build.mjs");
  await generateClient();
  const typed = await succeeds("next/dist/bin/next", ["typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
  const results = await Promise.all([
    typed && succeeds("typescript/bin/tsc", ["--noEmit"]),
    succeeds("@biomejs/biome/bin/biome", ["ci"]),
  ]);
  return { passed: 0, failed: results.filter((ok) => !ok).length };
}

/**
 * Runs one of vitest's projects. A file that cannot be run counts as one failure, and so does a run that fails outside
 * of any test.
 * @param {"unit" | "integration"} project
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitest(project) {
  const file = join(RESULTS, `${project}.json`);
  prepareResult(file);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ok = await succeeds("vitest/vitest.mjs", ["run", "--project", project, ...reporters]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(file, "utf8"));
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = numFailedTests + brokenFiles.length;
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

/** A result must come from this run, never from an earlier one. */
export function prepareResult(file) {
  mkdirSync(RESULTS, { recursive: true });
  rmSync(file, { force: true });
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  await bootstrap(import.meta.filename);
  whenToldToStop(async (signal) => {
    await endRunning();
    process.exit(signal === "SIGINT" ? 130 : 143);
  });
  const results = [await checkSources(), await runVitest("unit")];
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  process.exit(total("failed") > 0 ? 1 : 0);
}
