import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../../scripts/database.mjs";
import { migrate } from "../../scripts/migrate.mjs";

const SEED = readFileSync(join(import.meta.dirname, "seed.sql"), "utf8");

/**
 * Makes a database with a town of so many families (see seed.sql) and resolves to its address and what it holds.
 * @param {string} serverUrl
 * @param {number} families
 */
export async function createTown(serverUrl, families) {
  const name = `town_${families}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  await migrate(url.href);
  return withClient(url.href, async (client) => {
    await client.query(`SET bench.families = ${families}`);
    await client.query(SEED);
    await client.query("VACUUM ANALYZE");
    const { rows } = await client.query("SELECT count(*)::int AS reservations FROM reservation");
    return { database: url.href, ...rows[0] };
  });
}

async function withClient(url, work) {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
