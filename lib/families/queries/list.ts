import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma, type Tx, transaction } from "@/lib/db";
import { type FamilyFilters, LOGIN_FILTERS, PAGE_SIZE } from "../schema";
import { type Login, logins } from "./logins";
import { ownStructure, sees } from "./scope";
import { forgive, found } from "./search";

export type FamilyRow = {
  id: string;
  status: "ACCEPTED" | "ACTIVE" | "ARCHIVED";
  city: string;
  adults: ({ id: string; firstName: string; lastName: string } & Login)[];
  children: { id: string; firstName: string; lastName: string; birthDate: PlainDate }[];
  structures: string[];
};

/** Everything that makes the list of households named `h`, with its WHERE; a search goes with `forgive`. */
export function listed(actor: StaffActor, { q, structure, etat, archives }: FamilyFilters): Prisma.Sql {
  return Prisma.sql`
    FROM household h ${q ? Prisma.sql`JOIN ${found(q)} hit ON hit.household_id = h.id` : Prisma.empty}
    WHERE ${archives ? Prisma.empty : Prisma.sql`h.status <> 'ARCHIVED' AND`} ${sees(actor, Prisma.sql`h.id`)}
    ${
      structure
        ? Prisma.sql`AND EXISTS (SELECT 1 FROM household_structure hs
            WHERE hs.household_id = h.id AND hs.structure_id = ${structure}::uuid
              AND ${ownStructure(actor, Prisma.sql`hs.structure_id`)})`
        : Prisma.empty
    }
    ${
      etat
        ? Prisma.sql`AND h.id IN (SELECT login.household_id FROM ${logins()} login
            WHERE login.state = ANY(${[...LOGIN_FILTERS[etat]]}::text[]))`
        : Prisma.empty
    }`;
}

/**
 * One page of the families of the actor's structures, nearest to the search first, then by the name of the first
 * adult; archived ones only on demand. Of a family's structures only the actor's own are told. Two statements, and
 * one more for a search.
 */
export async function listFamilies(
  actor: StaffActor,
  filters: FamilyFilters,
): Promise<{ families: FamilyRow[]; total: number }> {
  allow(actor, "staff", "FAMILIES");
  if (!filters.q) return readPage(actor, db(), filters);
  return transaction(async (tx) => {
    await forgive(tx);
    return readPage(actor, tx, filters);
  });
}

async function readPage(
  actor: StaffActor,
  tx: Tx,
  filters: FamilyFilters,
): Promise<{ families: FamilyRow[]; total: number }> {
  const page = await tx.$queryRaw<{ id: string; total: number }[]>`
    SELECT h.id, count(*) OVER ()::int AS total ${listed(actor, filters)}
    ORDER BY ${filters.q ? Prisma.sql`hit.near DESC,` : Prisma.empty}
      (SELECT unaccent(lower(a.last_name || ' ' || a.first_name)) FROM adult a
       WHERE a.household_id = h.id ORDER BY a.position LIMIT 1), h.id
    LIMIT ${PAGE_SIZE} OFFSET ${(filters.page - 1) * PAGE_SIZE}`;
  const ids = page.map(({ id }) => id);
  const rows = await tx.$queryRaw<FamilyRow[]>`
    SELECT h.id, h.status::text AS status, h.city,
      (SELECT json_agg(json_build_object('id', a.id, 'firstName', a.first_name, 'lastName', a.last_name,
                'state', login.state, 'at', login.at, 'email', login.email) ORDER BY a.position, a.id)
       FROM adult a JOIN LATERAL (SELECT * FROM ${logins()} l WHERE l.adult_id = a.id) login ON true
       WHERE a.household_id = h.id) AS adults,
      COALESCE((SELECT json_agg(json_build_object('id', c.id, 'firstName', c.first_name, 'lastName', c.last_name,
                'birthDate', c.birth_date) ORDER BY c.birth_date, c.id)
       FROM household_child hc JOIN child c ON c.id = hc.child_id WHERE hc.household_id = h.id), '[]') AS children,
      COALESCE((SELECT json_agg(s.name ORDER BY s.position, s.name)
       FROM household_structure hs JOIN structure s ON s.id = hs.structure_id
       WHERE hs.household_id = h.id AND ${ownStructure(actor, Prisma.sql`s.id`)}), '[]') AS structures
    FROM household h WHERE h.id = ANY(${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, { ...row, adults: row.adults.map(withInstant) }]));
  return { families: ids.flatMap((id) => byId.get(id) ?? []), total: page[0]?.total ?? 0 };
}

/** JSON tells an instant as text. */
function withInstant<T extends { at: Date | null }>(adult: T): T {
  return { ...adult, at: adult.at && new Date(adult.at) };
}
