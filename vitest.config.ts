import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      "server-only": join(root, "scripts/server-only.ts"),
    },
  },
  test: {
    env: { TZ: "Pacific/Auckland" },
    projects: [
      {
        extends: true,
        // Properties take their time on a busy machine; nothing here measures it.
        test: {
          name: "unit",
          testTimeout: 60_000,
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/architecture.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/integration/global-setup.ts",
          setupFiles: ["tests/integration/setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
