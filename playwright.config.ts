import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const systemChromium = "/usr/bin/chromium";
const args = ["--disable-quic", "--disable-background-networking"];
// Chromium's sandbox refuses to start for root.
if (process.getuid?.() === 0) args.push("--no-sandbox");

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: ".test/e2e",
  globalSetup: "./tests/e2e/global-setup.ts",
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  reporter: [["line"], ["json", { outputFile: ".test/results/e2e.json" }]],
  use: {
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Pacific/Auckland",
    screenshot: "only-on-failure",
    launchOptions: {
      args,
      ...(existsSync(systemChromium) && { executablePath: systemChromium }),
    },
  },
  projects: [
    {
      name: "mobile",
      testMatch: "journeys/*.spec.ts",
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: "desktop", testMatch: "journeys/*.spec.ts", use: { viewport: { width: 1280, height: 800 } } },
    { name: "once", testMatch: "once/*.spec.ts", use: { viewport: { width: 1280, height: 800 } } },
    { name: "coverage", testMatch: "coverage.spec.ts", dependencies: ["mobile", "desktop", "once"] },
  ],
});
