import { connect } from "../../scripts/database.mjs";
import { getPage } from "./load.mjs";

const PAGES = 20;

/** Counts, on the server at `url`, the statements that the portal sends to any of its databases. */
export async function statementCounter(url) {
  const client = await connect(url);
  await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  // A transaction's own BEGIN and COMMIT read and write nothing; what its deferred triggers check, the server asks itself.
  const sent = async () => {
    const { rows } = await client.query(`
      SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements
      WHERE dbid <> (SELECT oid FROM pg_database WHERE datname = current_database())
        AND query NOT IN ('BEGIN', 'COMMIT') AND query NOT LIKE 'NOT EXISTS%'`);
    return rows[0].calls;
  };
  return {
    /** Statements per page, session included, once the server's connections are open. */
    async perPage(target) {
      const before = await sent();
      for (let turn = 0; turn < PAGES; turn += 1) await getPage(target, { turn });
      return ((await sent()) - before) / PAGES;
    },
    /** What `work` resolves to, with the statements sent meanwhile, those of its session included. */
    async during(work) {
      const before = await sent();
      const value = await work();
      return { value, statements: (await sent()) - before };
    },
    end: () => client.end(),
  };
}
