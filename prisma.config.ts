import { accessSync, chmodSync, constants, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "prisma/config";

// Every Prisma command wants a schema engine and downloads one when none was installed. Where the native
// one is there it is used; elsewhere (no network) the same engine runs as WebAssembly, which npm installed.
const engines = join(import.meta.dirname, "node_modules/@prisma/engines");
const hasNativeEngine =
  existsSync(engines) && readdirSync(engines).some((file) => file.startsWith("schema-engine-"));

// Windows cannot start a script as if it were a program: there, Prisma downloads its own.
if (!hasNativeEngine && process.platform !== "win32") {
  const engine = join(import.meta.dirname, "scripts/schema-engine.mjs");
  try {
    accessSync(engine, constants.X_OK);
  } catch {
    chmodSync(engine, 0o755);
  }
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= engine;
}

// Prisma 7 leaves reading .env to its caller.
const dotEnv = join(import.meta.dirname, ".env");
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: {
    url: process.env.DATABASE_URL ?? "",
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL,
  },
});
