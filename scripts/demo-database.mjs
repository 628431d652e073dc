// Tells a demonstration's database from any other, so that the demo never fills or erases a real one.
import { connect } from "./database.mjs";

/**
 * What is in the database at `url`: nothing of anybody's, a demonstration (its organisation bears the marker), or
 * something else.
 * @param {string} url
 * @returns {Promise<"empty" | "demo" | "other">}
 */
export function inspectDatabase(url) {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    if (tables.length === 0) return "empty";
    const names = new Set(tables.map(({ name }) => name));
    if (!["organisation", "household", "adult"].every((name) => names.has(name))) return "other";
    const { rows: organisations } = await client.query(
      "SELECT to_jsonb(organisation) ->> 'is_demo' AS demo FROM organisation",
    );
    if (organisations.length > 0)
      return organisations.every(({ demo }) => demo === "true") ? "demo" : "other";
    // Migrated and never filled: the start was interrupted.
    const { rows: people } = await client.query(
      "SELECT 1 FROM household UNION ALL SELECT 1 FROM adult LIMIT 1",
    );
    return people.length === 0 ? "empty" : "other";
  });
}

/**
 * Drops everything in the database. Call it only after `inspectDatabase` said "demo" or "empty".
 * @param {string} url
 */
export function eraseDatabase(url) {
  return withClient(url, async (client) => {
    await client.query("DROP SCHEMA IF EXISTS graphile_worker CASCADE");
    await client.query("DROP SCHEMA IF EXISTS public CASCADE");
    await client.query("CREATE SCHEMA public");
  });
}

async function withClient(url, use) {
  const client = await connect(url);
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
