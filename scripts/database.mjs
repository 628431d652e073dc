import pg from "pg";

/**
 * A connection to the database at `url`, within ten seconds. Should it be lost, the query under way or the next one
 * rejects, and nothing else happens.
 * @param {string} url
 */
export async function connect(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  return client;
}
