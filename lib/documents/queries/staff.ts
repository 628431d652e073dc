import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { id as uuid } from "@/lib/fields";
import { normaliseName } from "@/lib/names";
import { displayState } from "../rules";
import type { StaffDocument } from "../schema";
import { adultsOf, isOwnStructure, today } from "./scope";

export const DOCUMENTS_PER_PAGE = 50;

type Row = Omit<StaffDocument, "state"> & { withdrawn: boolean; today: PlainDate; total: number };

/** Whether the actor sees the published document `d`: of its structures, or of the organisation, to its families. */
export function seesDocument(actor: StaffActor): Prisma.Sql {
  return Prisma.sql`(
    (d.structure_id IS NULL OR ${isOwnStructure(actor, "DOCUMENTS", Prisma.sql`d.structure_id`)})
    AND (d.audience <> 'HOUSEHOLD' OR ${seesAs(actor, "DOCUMENTS", Prisma.sql`d.household_id`)}))`;
}

/** Whether the actor may withdraw it: what it sees, but for the organisation's own, which are the administrator's. */
export function mayWithdraw(actor: StaffActor): Prisma.Sql {
  if (actor.isAdmin) return Prisma.sql`true`;
  return Prisma.sql`(${seesDocument(actor)} AND d.structure_id IS NOT NULL)`;
}

/** One page of what was published in the actor's scope, the newest first. One statement. */
export async function publishedDocuments(
  actor: StaffActor,
  { page }: { page: number },
): Promise<{ documents: StaffDocument[]; total: number }> {
  allow(actor, "staff", "DOCUMENTS");
  const rows = await db().$queryRaw<Row[]>`
    SELECT d.id, d.file_id AS "fileId", d.title, d.description, d.category::text AS category,
      d.audience::text AS audience, s.name::text AS structure, d.household_id AS "householdId",
      ${adultsOf(Prisma.sql`d.household_id`)} AS household, d.display_from::text AS "from", d.display_to::text AS "to",
      d.withdrawn_at IS NOT NULL AS withdrawn, f.mime, f.size, st.first_name || ' ' || st.last_name AS by,
      (SELECT count(*)::int FROM document_opening o WHERE o.document_id = d.id) AS openings,
      ${mayWithdraw(actor)} AS own, ${today()}::text AS today, count(*) OVER ()::int AS total
    FROM published_document d JOIN stored_file f ON f.id = d.file_id JOIN staff st ON st.id = d.staff_id
    LEFT JOIN structure s ON s.id = d.structure_id
    WHERE ${seesDocument(actor)} ORDER BY d.created_at DESC, d.id DESC
    LIMIT ${DOCUMENTS_PER_PAGE} OFFSET ${(page - 1) * DOCUMENTS_PER_PAGE}`;
  return {
    total: rows[0]?.total ?? 0,
    documents: rows.map(({ withdrawn, today: day, total, ...row }) => ({
      ...row,
      state: displayState({ from: row.from, to: row.to, withdrawn }, day),
    })),
  };
}

export type PublishChoices = {
  today: PlainDate;
  /** Where the actor publishes. */
  structures: { id: string; name: string }[];
  /** Whether the actor publishes in the organisation's own name, too. */
  organisation: boolean;
};

/** What staff choose from when they publish. One statement. */
export async function publishChoices(actor: StaffActor): Promise<PublishChoices> {
  allow(actor, "staff", "DOCUMENTS");
  const [row] = await db().$queryRaw<Omit<PublishChoices, "organisation">[]>`
    SELECT ${today()}::text AS today, COALESCE((
      SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.position, s.name)
      FROM structure s WHERE ${isOwnStructure(actor, "DOCUMENTS", Prisma.sql`s.id`)}), '[]') AS structures`;
  return { ...row!, organisation: actor.isAdmin };
}

export type Addressee = { id: string; adults: string; children: string; city: string };

const FOUND = 10;

/** The households of the actor's scope that bear a name, or the one that `id` names. One statement. */
export async function findAddressees(
  actor: StaffActor,
  wanted: { q: string } | { id: string },
): Promise<Addressee[]> {
  allow(actor, "staff", "DOCUMENTS");
  let which: Prisma.Sql;
  if ("id" in wanted) {
    if (!uuid.safeParse(wanted.id).success) return [];
    which = Prisma.sql`h.id = ${wanted.id}::uuid`;
  } else {
    const key = normaliseName(wanted.q);
    if (!key) return [];
    const near = (column: Prisma.Sql) => Prisma.sql`(${column} LIKE ${`%${key}%`} OR ${key} <% ${column})`;
    which = Prisma.sql`h.id IN (
      SELECT a.household_id FROM adult a WHERE ${near(Prisma.sql`a.name_key`)}
      UNION SELECT hc.household_id FROM child c JOIN household_child hc ON hc.child_id = c.id
      WHERE ${near(Prisma.sql`c.name_key`)})`;
  }
  return db().$queryRaw<Addressee[]>`
    SELECT h.id, COALESCE(${adultsOf(Prisma.sql`h.id`)}, '') AS adults, h.city,
      COALESCE((SELECT string_agg(c.first_name, ', ' ORDER BY c.birth_date, c.id)
        FROM household_child hc JOIN child c ON c.id = hc.child_id WHERE hc.household_id = h.id), '') AS children
    FROM household h WHERE h.status <> 'ARCHIVED' AND ${seesAs(actor, "DOCUMENTS", Prisma.sql`h.id`)} AND ${which}
    ORDER BY 2, h.id LIMIT ${FOUND}`;
}
