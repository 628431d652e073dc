import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { normaliseName } from "@/lib/names";
import { type FamilyFilters, LOGIN_FILTERS, PAGE_SIZE } from "../schema";
import { type Login, logins } from "./logins";
import { ownStructure, sees } from "./scope";

export type FamilyRow = {
  id: string;
  status: "ACCEPTED" | "ACTIVE";
  city: string;
  adults: ({ id: string; firstName: string; lastName: string } & Login)[];
  children: { id: string; firstName: string; lastName: string; birthDate: PlainDate }[];
  structures: string[];
};

/** The households that a search finds, each with how near it comes (1 at most). */
function found(q: string): Prisma.Sql {
  const key = normaliseName(q);
  const pattern = `%${key}%`;
  const byName = key
    ? Prisma.sql`
      SELECT household_id, CASE WHEN name_key LIKE ${pattern} THEN 1 ELSE word_similarity(${key}, name_key) END AS near
      FROM adult WHERE name_key LIKE ${pattern} OR ${key} <% name_key
      UNION ALL
      SELECT hc.household_id, CASE WHEN c.name_key LIKE ${pattern} THEN 1 ELSE word_similarity(${key}, c.name_key) END
      FROM child c JOIN household_child hc ON hc.child_id = c.id
      WHERE c.name_key LIKE ${pattern} OR ${key} <% c.name_key
      UNION ALL`
    : Prisma.empty;
  const email = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const digits = q.replace(/\D/g, "").replace(/^(33|0)/, "");
  const byPhone =
    digits.length >= 4
      ? Prisma.sql`UNION ALL SELECT household_id, 1 FROM adult WHERE phone LIKE ${`%${digits}%`}`
      : Prisma.empty;
  return Prisma.sql`(
    SELECT household_id, max(near) AS near FROM (
      ${byName}
      SELECT a.household_id, 1 AS near FROM account ac JOIN adult a ON a.id = ac.adult_id
      WHERE ac.email::text ILIKE ${email}
      UNION ALL
      SELECT id, 1 FROM household WHERE external_ref = ${q}::citext
      ${byPhone}
    ) hit GROUP BY household_id)`;
}

/** Everything that makes the list of households named `h`, up to its WHERE. */
export function listed(actor: StaffActor, { q, structure, etat }: FamilyFilters): Prisma.Sql {
  return Prisma.sql`
    FROM household h ${q ? Prisma.sql`JOIN ${found(q)} hit ON hit.household_id = h.id` : Prisma.empty}
    WHERE h.status <> 'ARCHIVED' AND ${sees(actor, Prisma.sql`h.id`)}
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
 * adult. Of a family's structures only the actor's own are told. Two statements.
 */
export async function listFamilies(
  actor: StaffActor,
  filters: FamilyFilters,
): Promise<{ families: FamilyRow[]; total: number }> {
  allow(actor, "staff", "FAMILIES");
  const page = await db().$queryRaw<{ id: string; total: number }[]>`
    SELECT h.id, count(*) OVER ()::int AS total ${listed(actor, filters)}
    ORDER BY ${filters.q ? Prisma.sql`hit.near DESC,` : Prisma.empty}
      (SELECT unaccent(lower(a.last_name || ' ' || a.first_name)) FROM adult a
       WHERE a.household_id = h.id ORDER BY a.position LIMIT 1), h.id
    LIMIT ${PAGE_SIZE} OFFSET ${(filters.page - 1) * PAGE_SIZE}`;
  const ids = page.map(({ id }) => id);
  const rows = await db().$queryRaw<FamilyRow[]>`
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
