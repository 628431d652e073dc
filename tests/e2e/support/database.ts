import pg from "pg";

/** The address of the database `name` on the server at `serverUrl`. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Creates a database, empty or as a copy of another that nobody uses, and returns its address. */
export async function createDatabase(serverUrl: string, name: string, copyOf = "template1"): Promise<string> {
  await query(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${copyOf}`);
  return databaseUrl(serverUrl, name);
}

/** The rows of one statement, on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
