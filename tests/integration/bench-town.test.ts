import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/lib/env";

const FAMILIES = 120;
const client = new pg.Client({ connectionString: env().DATABASE_URL });

beforeAll(async () => {
  await client.connect();
  await client.query(`SET bench.families = ${FAMILIES}`);
  await client.query(readFileSync(join(import.meta.dirname, "../bench/seed.sql"), "utf8"));
});
afterAll(() => client.end());

async function rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  return (await client.query<Row>(sql)).rows;
}

test("the town of the bench has the families asked for, two children each, and about four hundred reservations a child", async () => {
  const [counts] = await rows<{ families: number; children: number; reservations: number; waiting: number }>(`
    SELECT (SELECT count(*)::int FROM household) AS families, (SELECT count(*)::int FROM child) AS children,
           (SELECT count(*)::int FROM reservation) AS reservations,
           (SELECT count(*)::int FROM reservation WHERE state IN ('REQUESTED', 'CANCEL_REQUESTED')) AS waiting`);
  expect(counts).toMatchObject({ families: FAMILIES, children: 2 * FAMILIES });
  const each = (counts?.reservations ?? 0) / (2 * FAMILIES);
  expect(each).toBeGreaterThan(380);
  expect(each).toBeLessThan(440);
  expect(counts?.waiting).toBeGreaterThan(0);
});

test("nothing in it breaks what foreign keys and triggers, off while it loads, would have refused", async () => {
  const keys = await rows<{ child: string; columns: string[]; parent: string; targets: string[] }>(`
    SELECT c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
      (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(num, n)
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num) AS columns,
      (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k(num, n)
       JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num) AS targets
    FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace`);
  expect(keys.length).toBeGreaterThan(30);
  for (const { child, parent, columns, targets } of keys) {
    const known = columns.map((column) => `c.${column} IS NOT NULL`).join(" AND ");
    const same = columns.map((column, index) => `p.${targets[index]} = c.${column}`).join(" AND ");
    const orphans = await rows(
      `SELECT 1 FROM ${child} c WHERE ${known} AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE ${same}) LIMIT 1`,
    );
    expect(orphans, `${child} (${columns}) of ${parent}`).toEqual([]);
  }
  const untold = await rows(`
    SELECT 1 FROM reservation r WHERE NOT EXISTS (
      SELECT 1 FROM reservation_history h
      WHERE h.reservation_id = r.id AND h.version = r.version AND h.to_state = r.state)`);
  expect(untold).toEqual([]);
  const miscounted = await rows(`
    SELECT 1 FROM slot_day d
    WHERE d.held <> (SELECT count(*) FROM reservation r WHERE r.slot_day_id = d.id AND r.holds)`);
  expect(miscounted).toEqual([]);
});
