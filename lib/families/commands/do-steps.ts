import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { MOVED_COLUMNS, type Step, TIES, type TieTable } from "../schema";

const NO_DATE = new Date("2000-01-01T00:00:00Z");

type SetStep = Extract<Step, { kind: "set" }>;
type SwapStep = Extract<Step, { kind: "swap" }>;
type TieRows = { table: TieTable; rows: Record<string, unknown>[] };

/** How many rows of a step were no longer as it expects them. */
export type Missed = { step: Step; count: number };

/** Does the steps of a merge, in their order. The database lets a reservation change its child for that alone. */
export async function doSteps(tx: Tx, steps: readonly Step[]): Promise<Missed[]> {
  await tx.$executeRaw`SELECT set_config('portail.merging', 'on', true)`;
  const missed: Missed[] = [];
  for (const step of steps) {
    const count = await doStep(tx, step);
    if (count > 0) missed.push({ step, count });
  }
  await tx.$executeRaw`SELECT set_config('portail.merging', '', true)`;
  return missed;
}

/** The steps that take back what these did, last first. */
export function backwards(steps: readonly Step[]): Step[] {
  return steps.map(reversed).reverse();
}

function reversed(step: Step): Step {
  switch (step.kind) {
    case "set":
      return { ...step, rows: step.rows.map(({ id, from, to }) => ({ id, from: to, to: from })) };
    case "remove":
      return { ...step, kind: "add" };
    case "add":
      return { ...step, kind: "remove" };
    case "swap":
      return { ...step, coming: step.leaving, leaving: step.coming };
  }
}

function doStep(tx: Tx, step: Step): Promise<number> {
  switch (step.kind) {
    case "set":
      return set(tx, step);
    case "remove":
      return remove(tx, step);
    case "add":
      return add(tx, step);
    case "swap":
      return swap(tx, step);
  }
}

/** Tables and columns come from our own list alone. */
function nameOf(step: SetStep): { table: Prisma.Sql; column: Prisma.Sql; type: Prisma.Sql } {
  const columns: readonly string[] = MOVED_COLUMNS[step.table];
  if (!columns.includes(step.column)) throw new Error(`${step.table}.${step.column} never moves`);
  const types: Record<string, string> = {
    position: "int",
    external_ref: "citext",
    status: "household_status",
    name: "citext",
    cells: "jsonb",
  };
  return {
    table: Prisma.raw(step.table),
    column: Prisma.raw(step.column),
    type: Prisma.raw(types[step.column] ?? "uuid"),
  };
}

async function set(tx: Tx, step: SetStep): Promise<number> {
  const { table, column, type } = nameOf(step);
  const changed = await tx.$executeRaw`
    UPDATE ${table} t SET ${column} = g.after::${type}
    FROM unnest(${step.rows.map(({ id }) => id)}::uuid[], ${step.rows.map(({ from }) => from)}::text[],
                ${step.rows.map(({ to }) => to)}::text[]) AS g (id, before, after)
    WHERE t.id = g.id AND t.${column} IS NOT DISTINCT FROM g.before::${type}`;
  return step.rows.length - changed;
}

async function remove(tx: Tx, { table, rows }: TieRows): Promise<number> {
  const key = Prisma.raw(TIES[table].map((column) => `t.${column} = g.${column}`).join(" AND "));
  const name = Prisma.raw(table);
  const gone = await tx.$executeRaw`
    DELETE FROM ${name} t USING jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::jsonb) g WHERE ${key}`;
  return rows.length - gone;
}

async function add(tx: Tx, { table, rows }: TieRows): Promise<number> {
  const name = Prisma.raw(table);
  const made = await tx.$executeRaw`
    INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT DO NOTHING`;
  return rows.length - made;
}

/** Rows of one child for the same slots and days exist on both sides: a third child lends its place meanwhile. */
async function swap(tx: Tx, { from, into, coming, leaving }: SwapStep): Promise<number> {
  const { id: between } = await tx.child.create({
    data: { id: newId(), firstName: "-", lastName: "-", nameKey: "", birthDate: NO_DATE },
  });
  const move = (ids: string[], childId: string) =>
    tx.reservation.updateMany({ where: { id: { in: ids } }, data: { childId } });
  await move(leaving, between);
  const { count } = await move(coming, into);
  await move(leaving, from);
  await tx.child.delete({ where: { id: between } });
  return coming.length - count;
}
