import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { nameKey } from "@/lib/names";
import { newChildPayload, type WaitingWish } from "../schema";
import { accountName, householdNames, subjectName } from "./names";

/** What families wish for and staff decide, the oldest first. Two statements. */
export async function waitingWishes(
  actor: StaffActor,
  { limit, householdId }: { limit: number; householdId?: string },
): Promise<WaitingWish[]> {
  allow(actor, "staff", "FAMILIES");
  const within = householdId ? Prisma.sql`AND r.household_id = ${householdId}::uuid` : Prisma.empty;
  const wishes = await db().$queryRaw<Omit<WaitingWish, "knownChild">[]>`
    SELECT r.id, r.household_id AS "householdId", ${householdNames(Prisma.sql`r.household_id`)} AS household,
      r.kind::text AS kind, r.subject_id AS "subjectId", ${subjectName(Prisma.sql`r.subject_id`)} AS "subjectName",
      r.payload, r.message, r.created_at AS "createdAt", ${accountName(Prisma.sql`r.account_id`)} AS by,
      CASE WHEN r.kind <> 'ADD_CHILD' THEN '[]' ELSE COALESCE((
        SELECT json_agg(json_build_object('id', a.id, 'name', btrim(a.first_name || ' ' || a.last_name),
                                          'asker', ac.id IS NOT NULL AND ac.id = r.account_id)
                        ORDER BY ac.id IS NOT NULL AND ac.id = r.account_id DESC, a.position)
        FROM adult a LEFT JOIN account ac ON ac.adult_id = a.id
        WHERE a.household_id = r.household_id), '[]') END AS adults
    FROM file_request r
    WHERE r.state = 'PENDING' AND ${seesAs(actor, "FAMILIES", Prisma.sql`r.household_id`)} ${within}
    ORDER BY r.created_at, r.id LIMIT ${limit}`;
  const known = await knownChildren(wishes);
  return wishes.map((wish) => ({ ...wish, knownChild: known.has(wish.id) }));
}

/** The wishes for a child of whom one of the same name and birth date is known. */
async function knownChildren(wishes: { id: string; payload: unknown }[]): Promise<Set<string>> {
  const children = wishes.flatMap(({ id, payload }) => {
    const child = newChildPayload.safeParse(payload);
    if (!child.success) return [];
    const { firstName, lastName, birthDate } = child.data;
    return [{ id, key: nameKey({ firstName: firstName ?? "", lastName: lastName ?? "" }), birthDate }];
  });
  if (children.length === 0) return new Set();
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT given.id FROM unnest(${children.map(({ id }) => id)}::uuid[], ${children.map(({ key }) => key)}::text[],
                                ${children.map(({ birthDate }) => birthDate)}::text[]) AS given(id, key, day)
    WHERE EXISTS (SELECT 1 FROM child c WHERE c.name_key = given.key AND c.birth_date = given.day::date)`;
  return new Set(rows.map(({ id }) => id));
}
