import { db } from "@/lib/db";

/** Every row of every table as JSON text, by table. Counted failures (rate_limit) are nobody's data. */
export type Snapshot = ReadonlyMap<string, ReadonlySet<string>>;

const IGNORED = ["_prisma_migrations", "rate_limit"];

let known: Promise<string[]> | undefined;

async function readTables(): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  return rows.map(({ name }) => name).filter((name) => !IGNORED.includes(name));
}

export async function takeSnapshot(): Promise<Snapshot> {
  known ??= readTables();
  const names = await known;
  const selects = names.map((name) => `SELECT '${name}' AS name, to_jsonb(t)::text AS row FROM "${name}" t`);
  const rows = await db().$queryRawUnsafe<{ name: string; row: string }[]>(selects.join(" UNION ALL "));
  const grouped = Map.groupBy(rows, ({ name }) => name);
  return new Map(names.map((name) => [name, new Set(grouped.get(name)?.map(({ row }) => row))]));
}

/** The rows that came, went or changed, by table. */
export function changes(before: Snapshot, after: Snapshot): Map<string, string[]> {
  const changed = new Map<string, string[]>();
  for (const [name, rows] of before) {
    const different = [...rows.symmetricDifference(after.get(name) ?? new Set<string>())];
    if (different.length > 0) changed.set(name, different);
  }
  return changed;
}

/** Puts the rows of these tables back as they were, past every trigger. */
export async function restore(snapshot: Snapshot, names: Iterable<string>): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`DELETE FROM rate_limit`;
    for (const name of names) {
      const rows = `[${[...(snapshot.get(name) ?? [])].join(",")}]`;
      await tx.$executeRawUnsafe(`DELETE FROM "${name}"`);
      await tx.$executeRawUnsafe(
        `INSERT INTO "${name}" SELECT * FROM jsonb_populate_recordset(NULL::"${name}", $1::jsonb)`,
        rows,
      );
    }
  });
}
