import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { db, Prisma, type Tx } from "@/lib/db";
import { id as uuid } from "@/lib/fields";
import { organisationFacts } from "@/lib/organisation/queries";
import { type Conflict, type Pairing, pairPeople, planMerge, type Side } from "../rules";
import { type MovedTable, type Step, type TieTable, UNDO_DAYS } from "../schema";
import { readBelongings, readSides } from "./merge-facts";
import { sees } from "./scope";

/** One household of a merge, with what its file says of it. */
export type MergeSide = {
  id: string;
  status: "ACCEPTED" | "ACTIVE" | "ARCHIVED";
  names: string;
  address: string;
  people: { id: string; name: string; email: string | null }[];
};

/** What a merge would do, before anything is done. */
export type MergePreview = {
  kept: MergeSide;
  merged: MergeSide;
  pairing: Pairing;
  /** How many rows change hands, by table. */
  counts: Partial<Record<MovedTable | TieTable, number>>;
  conflicts: Conflict[];
  /** Logins that no longer open anything, because their owner has another one. */
  closedLogins: string[];
};

/** What merging two households comes to, read as it stands in `tx`. The caller has checked that they are the actor's. */
export async function readPlan(actor: StaffActor, tx: Tx, keptId: string, mergedId: string) {
  const { timeZone } = await organisationFacts(actor);
  const [kept, merged] = await readSides(actor, tx, [keptId, mergedId]);
  const pairing = pairPeople(kept, merged);
  const belongings = await readBelongings(tx, dayOf(now(), timeZone), kept, merged, pairing);
  return { kept, merged, pairing, ...planMerge(kept, merged, pairing, belongings) };
}

/** The dry run of a merge of two open households of the actor's; null where one is not, or they are one. */
export async function mergePreview(
  actor: StaffActor,
  { keptId, mergedId }: { keptId: string; mergedId: string },
): Promise<MergePreview | null> {
  allow(actor, "staff", "FAMILIES");
  if (keptId === mergedId || ![keptId, mergedId].every((id) => uuid.safeParse(id).success)) return null;
  const rows = await db().$queryRaw<{ id: string; address: string }[]>`
    SELECT h.id, concat_ws(', ', NULLIF(h.address, ''), NULLIF(trim(h.postal_code || ' ' || h.city), '')) AS address
    FROM household h WHERE h.id = ANY(${[keptId, mergedId]}::uuid[]) AND h.status <> 'ARCHIVED'
      AND ${sees(actor, Prisma.sql`h.id`)}`;
  if (rows.length < 2) return null;
  const { kept, merged, pairing, steps, conflicts } = await readPlan(actor, db(), keptId, mergedId);
  const addressOf = (id: string) => rows.find((row) => row.id === id)?.address ?? "";
  return {
    kept: sideOf(kept, addressOf(keptId)),
    merged: sideOf(merged, addressOf(mergedId)),
    pairing,
    counts: countsOf(steps),
    conflicts,
    closedLogins: closedLogins(merged, steps, pairing).flatMap(({ email }) => email ?? []),
  };
}

function sideOf({ id, status, adults, children }: Side, address: string): MergeSide {
  const people = [
    ...adults.map(({ id, name, email }) => ({ id, name, email })),
    ...children.map(({ id, name }) => ({ id, name, email: null })),
  ];
  return { id, status, names: adults.map(({ name }) => name).join(", "), address, people };
}

function countsOf(steps: Step[]): MergePreview["counts"] {
  const counts: MergePreview["counts"] = {};
  for (const step of steps) {
    if (step.kind === "swap") continue;
    if (step.kind === "set" && (step.column === "position" || step.table === "household")) continue;
    if (step.kind !== "remove") counts[step.table] = Math.max(counts[step.table] ?? 0, step.rows.length);
  }
  return counts;
}

/** The adults who stay behind with a login of their own, because their double has one. */
export function closedLogins(merged: Side, steps: Step[], { adults }: Pairing) {
  const moved = steps.flatMap((step) => (step.kind === "set" && step.table === "account" ? step.rows : []));
  return merged.adults.filter(
    ({ id, accountId }) =>
      accountId && adults.some(({ from }) => from === id) && !moved.some((row) => row.id === accountId),
  );
}

/** A merge that can still be undone, as both households' pages tell it. */
export type OpenMerge = {
  id: string;
  keptId: string;
  mergedId: string;
  keptNames: string;
  mergedNames: string;
  at: Date;
  by: string;
};

/** The merges of a household of the actor's that can still be undone, newest first. One statement. */
export async function openMerges(actor: StaffActor, householdId: string): Promise<OpenMerge[]> {
  allow(actor, "staff", "FAMILIES");
  const names = (id: Prisma.Sql) => Prisma.sql`
    (SELECT string_agg(a.first_name || ' ' || a.last_name, ', ' ORDER BY a.position, a.id)
     FROM adult a WHERE a.household_id = ${id})`;
  return db().$queryRaw<OpenMerge[]>`
    SELECT m.id, m.kept_id AS "keptId", m.merged_id AS "mergedId", m.at, s.first_name || ' ' || s.last_name AS by,
      COALESCE(${names(Prisma.sql`m.kept_id`)}, '') AS "keptNames",
      COALESCE(m.moves->>'names', ${names(Prisma.sql`m.merged_id`)}, '') AS "mergedNames"
    FROM household_merge m JOIN staff s ON s.id = m.staff_id
    WHERE ${householdId}::uuid IN (m.kept_id, m.merged_id) AND m.undone_at IS NULL
      AND m.at > ${nowDate()}::timestamptz - ${`${UNDO_DAYS} days`}::interval
      AND ${sees(actor, Prisma.sql`m.kept_id`)} AND ${sees(actor, Prisma.sql`m.merged_id`)}
    ORDER BY m.at DESC, m.id DESC`;
}
