// The browser of the end-to-end tests: the system's Chromium, or the one Playwright downloaded.
import { existsSync } from "node:fs";
import { run } from "./processes.mjs";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/**
 * Makes sure that there is a Chromium, installing the system's where it is missing and we may (root, apt). Rejects with
 * an Error that says what to do where we may not.
 */
export async function ensureChromium() {
  const { chromium } = await import("@playwright/test");
  if (existsSync(SYSTEM_CHROMIUM) || existsSync(chromium.executablePath())) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) await installWithApt();
  if (existsSync(SYSTEM_CHROMIUM)) return;
  throw new Error(
    "Chromium manque : installez-le par « apt-get install chromium » (en root) ou « npx playwright install --with-deps chromium ».",
  );
}

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = ["chromium", "fonts-liberation"];
  try {
    await run("apt-get", ["update"], { env, quiet: true });
    await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env, quiet: true });
  } catch (error) {
    console.error(error.message);
  }
}
