// Applies prisma/migrations and records them in Prisma's own table, so that `prisma migrate status` agrees:
// a production host needs no Prisma command line.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runMigrations } from "graphile-worker";
import { connect } from "./database.mjs";

const MIGRATIONS = join(import.meta.dirname, "../prisma/migrations");
/** The advisory lock that Prisma's own engine takes. */
const PRISMA_LOCK = 72707369;

/**
 * Brings the database at `url` up to date: our migrations in the order of their names, then the job queue's own
 * schema. Of several calls at once one works and the others wait. A migration that fails is rolled back and the
 * error thrown; one that was edited after it was applied is refused.
 * @param {string} url
 * @returns {Promise<string[]>} the names of the migrations applied now
 */
export async function migrate(url) {
  const client = await connect(url);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    const applied = await applyPending(client);
    await runMigrations({ connectionString: url });
    return applied;
  } finally {
    await client.end();
  }
}

/**
 * The names of the migrations that the database at `url` still needs; reads only.
 * @param {string} url
 * @returns {Promise<string[]>}
 */
export async function pendingMigrations(url) {
  const client = await connect(url);
  try {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS recorded");
    const known = rows[0].recorded ? await readRecord(client) : new Map();
    return readMigrations().flatMap(({ name }) => (known.get(name)?.finished_at ? [] : [name]));
  } finally {
    await client.end();
  }
}

async function applyPending(client) {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
  const known = await readRecord(client);
  const applied = [];
  for (const migration of readMigrations()) {
    const row = known.get(migration.name);
    if (row && !row.finished_at) {
      throw new Error(`Migration ${migration.name} failed earlier: mend it, then prisma migrate resolve.`);
    }
    if (row && row.checksum !== migration.checksum) {
      throw new Error(`Migration ${migration.name} was edited after it was applied.`);
    }
    if (row) continue;
    await apply(client, migration);
    applied.push(migration.name);
  }
  return applied;
}

async function readRecord(client) {
  const { rows } = await client.query(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

function readMigrations() {
  return readdirSync(MIGRATIONS)
    .filter((name) => existsSync(join(MIGRATIONS, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** The script and its record are one transaction: neither exists without the other. */
async function apply(client, { name, sql, checksum }) {
  const started = new Date();
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, now(), 1)`,
      [randomUUID(), checksum, name, started],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${name} failed and changed nothing: ${error.message}`, { cause: error });
  }
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const url = process.env.DATABASE_URL;
  if (!url) {
    console.error("DATABASE_URL is missing: the address of the PostgreSQL database to migrate.");
    process.exit(1);
  }
  const applied = await migrate(url);
  console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
}
