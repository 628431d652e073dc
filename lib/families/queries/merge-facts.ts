import type { StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { readChildrenHealth } from "@/lib/health/commands";
import { NO_HEALTH } from "@/lib/health/schema";
import { type Belongings, becoming, type Pairing, type Side } from "../rules";
import type { MovedTable } from "../schema";

type Row = Omit<Side, "children"> & { children: Omit<Side["children"][number], "hasHealth">[] };

/** The two households of a merge. The caller has checked that they are the actor's. */
export async function readSides(actor: StaffActor, tx: Tx, ids: [string, string]): Promise<[Side, Side]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT h.id, h.status::text AS status, h.external_ref::text AS "externalRef",
      ARRAY(SELECT hs.structure_id::text FROM household_structure hs WHERE hs.household_id = h.id) AS "structureIds",
      COALESCE((SELECT json_agg(json_build_object('id', a.id, 'name', a.first_name || ' ' || a.last_name,
          'nameKey', a.name_key, 'birthDate', a.birth_date, 'email', ac.email, 'accountId', ac.id,
          'position', a.position) ORDER BY a.position, a.id)
        FROM adult a LEFT JOIN account ac ON ac.adult_id = a.id WHERE a.household_id = h.id), '[]') AS adults,
      COALESCE((SELECT json_agg(json_build_object('id', c.id, 'name', c.first_name || ' ' || c.last_name,
          'nameKey', c.name_key, 'birthDate', c.birth_date,
          'homes', (SELECT json_agg(json_build_object('householdId', o.household_id, 'rank', o.rank) ORDER BY o.rank)
                    FROM household_child o WHERE o.child_id = c.id),
          'hasCustody', EXISTS (SELECT 1 FROM custody_plan p WHERE p.child_id = c.id)
                        OR EXISTS (SELECT 1 FROM custody_day d WHERE d.child_id = c.id)) ORDER BY c.birth_date, c.id)
        FROM household_child hc JOIN child c ON c.id = hc.child_id WHERE hc.household_id = h.id), '[]') AS children
    FROM household h WHERE h.id = ANY(${ids}::uuid[])`;
  const health = await readChildrenHealth(
    actor,
    tx,
    rows.flatMap(({ children }) => children.map(({ id }) => id)),
  );
  const isFilled = (id: string) => JSON.stringify(health.get(id)) !== JSON.stringify(NO_HEALTH);
  const sides = rows.map((row) => ({
    ...row,
    children: row.children.map((child) => ({ ...child, hasHealth: isFilled(child.id) })),
  }));
  return ids.map((id) => sides.find((side) => side.id === id)!) as [Side, Side];
}

const OWNED = [
  "reservation_request",
  "reservation",
  "absence_declaration",
  "mail",
  "authorised_person",
  "change_set",
  "file_request",
  "family_upload",
  "published_document",
  "staff_note",
] as const satisfies MovedTable[];
const OF_CHILDREN = ["health_read", "consent", "family_upload"] as const satisfies MovedTable[];

/** All that changes hands when `merged` becomes one with `kept`; `today` tells days ahead from days gone. */
export async function readBelongings(
  tx: Tx,
  today: PlainDate,
  kept: Side,
  merged: Side,
  pairing: Pairing,
): Promise<Belongings> {
  const giving = pairing.children.map(({ from }) => from);
  const staying = giving.map(becoming(pairing.children));
  const adults = pairing.adults.map(({ from }) => from);
  const children = [...kept.children, ...merged.children].map(({ id }) => id);

  const owned: Belongings["owned"] = { quotient_familial: await freeQuotients(tx, kept, merged) };
  for (const table of OWNED) {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM ${Prisma.raw(table)} WHERE household_id = ${merged.id}::uuid ORDER BY id`;
    owned[table] = rows.map(({ id }) => id);
  }
  const requests = await requestsOf(tx, today, giving, staying);
  const staysBehind = new Set(requests.filter(({ rival }) => rival !== null).map(({ id }) => id));
  owned.enrolment_request = (
    await tx.enrolmentRequest.findMany({ where: { householdId: merged.id }, orderBy: { id: "asc" } })
  ).flatMap(({ id }) => (staysBehind.has(id) ? [] : [id]));
  const ofChildren: Belongings["ofChildren"] = {
    enrolment: await freeEnrolments(tx, giving, staying),
    enrolment_request: requests.filter(({ id }) => !staysBehind.has(id)),
  };
  for (const table of OF_CHILDREN) {
    ofChildren[table] = await tx.$queryRaw<{ id: string; childId: string }[]>`
      SELECT id, child_id AS "childId" FROM ${Prisma.raw(table)} WHERE child_id = ANY(${giving}::uuid[]) ORDER BY id`;
  }
  return {
    owned,
    ofChildren,
    twiceAsked: requests.flatMap(({ childId, rival, isAhead }) =>
      rival !== null && isAhead ? [{ childId, activity: rival }] : [],
    ),
    weeks: await tx.$queryRaw`
      SELECT w.id, w.household_id AS "householdId", w.name::text AS name, w.cells::text AS cells FROM week_template w
      WHERE w.household_id IN (${kept.id}::uuid, ${merged.id}::uuid) ORDER BY w.name, w.id`,
    consentsOfAdults: await tx.$queryRaw`
      SELECT id, adult_id AS "adultId" FROM consent WHERE adult_id = ANY(${adults}::uuid[]) ORDER BY id`,
    reservations: await tx.$queryRaw`
      SELECT f.id, f.child_id AS "childId", f.date::text AS date, f.date >= ${today}::date AS "isAhead",
        f.state NOT IN ('CANCELLED', 'REFUSED') AS "isAlive",
        CASE WHEN i.id IS NOT NULL
          THEN json_build_object('id', i.id, 'isAlive', i.state NOT IN ('CANCELLED', 'REFUSED')) END AS rival
      FROM reservation f
      JOIN unnest(${giving}::uuid[], ${staying}::uuid[]) AS pair (giving, staying) ON pair.giving = f.child_id
      LEFT JOIN reservation i ON i.child_id = pair.staying AND i.slot_id = f.slot_id AND i.date = f.date
      ORDER BY f.date, f.id`,
    ties: await rowsOf(
      tx,
      Prisma.sql`guardianship t WHERE t.child_id = ANY(${children}::uuid[]) OR t.adult_id = ANY(${adults}::uuid[])
        ORDER BY t.child_id, t.adult_id`,
    ),
    personTies: await tx.$queryRaw`
      SELECT t.person_id AS "personId", t.child_id AS "childId", EXISTS (SELECT 1 FROM authorised_person_child o
        WHERE o.person_id = t.person_id AND o.child_id = pair.staying) AS "isDouble"
      FROM authorised_person_child t
      JOIN unnest(${giving}::uuid[], ${staying}::uuid[]) AS pair (giving, staying) ON pair.giving = t.child_id`,
    custodyDays: await rowsOf(tx, Prisma.sql`custody_day t WHERE t.household_id = ${merged.id}::uuid`),
    pending: await waitingFor(tx, kept, merged, [...giving, ...adults]),
  };
}

async function rowsOf<Row>(tx: Tx, from: Prisma.Sql): Promise<Row[]> {
  const rows = await tx.$queryRaw<{ row: Row }[]>`SELECT to_jsonb(t) AS row FROM ${from}`;
  return rows.map(({ row }) => row);
}

/** The quotients of the household that goes whose period is free in the one that stays. */
async function freeQuotients(tx: Tx, kept: Side, merged: Side): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT q.id FROM quotient_familial q WHERE q.household_id = ${merged.id}::uuid
      AND NOT EXISTS (SELECT 1 FROM quotient_familial o WHERE o.household_id = ${kept.id}::uuid
        AND daterange(o.valid_from, o.valid_to, '[]') && daterange(q.valid_from, q.valid_to, '[]'))
    ORDER BY q.id`;
  return rows.map(({ id }) => id);
}

/**
 * What was asked for children that give: `rival` is the activity, where the child that stays has a request that stands
 * for the same period too; `isAhead`: the period is not over.
 */
async function requestsOf(tx: Tx, today: PlainDate, giving: string[], staying: string[]) {
  return tx.$queryRaw<{ id: string; childId: string; isAhead: boolean; rival: string | null }[]>`
    SELECT r.id, r.child_id AS "childId", p.last_day >= ${today}::date AS "isAhead",
      (SELECT a.name FROM enrolment_request o JOIN activity a ON a.id = p.activity_id
       WHERE o.child_id = pair.staying AND o.period_id = r.period_id AND o.state IN ('REQUESTED', 'ACCEPTED', 'WAITLISTED')
         AND r.state IN ('REQUESTED', 'ACCEPTED', 'WAITLISTED')) AS rival
    FROM enrolment_request r JOIN enrolment_period p ON p.id = r.period_id
    JOIN unnest(${giving}::uuid[], ${staying}::uuid[]) AS pair (giving, staying) ON pair.giving = r.child_id
    ORDER BY r.id`;
}

/** The enrolments of children that give, where the child that stays has none for the same activity and time. */
async function freeEnrolments(tx: Tx, giving: string[], staying: string[]) {
  return tx.$queryRaw<{ id: string; childId: string }[]>`
    SELECT e.id, e.child_id AS "childId" FROM enrolment e
    JOIN unnest(${giving}::uuid[], ${staying}::uuid[]) AS pair (giving, staying) ON pair.giving = e.child_id
    WHERE NOT EXISTS (SELECT 1 FROM enrolment o WHERE o.child_id = pair.staying AND o.activity_id = e.activity_id
      AND daterange(o.valid_from, o.valid_to, '[]') && daterange(e.valid_from, e.valid_to, '[]'))
    ORDER BY e.id`;
}

/** The names of the people that give, and of the household that goes ("" for it), of whom a change or a wish waits. */
async function waitingFor(tx: Tx, kept: Side, merged: Side, people: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT subject_id AS id FROM (
      SELECT subject_id FROM field_change WHERE state = 'PENDING'
      UNION ALL SELECT subject_id FROM file_request WHERE state = 'PENDING') waiting
    WHERE subject_id = ANY(${[merged.id, ...people]}::uuid[]) ORDER BY 1`;
  const all = [...merged.adults, ...merged.children, ...kept.children];
  return rows.map(({ id }) => all.find((person) => person.id === id)?.name ?? "");
}
