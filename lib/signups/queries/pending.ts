import "server-only";
import { allow, type StaffActor, structuresOf } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { type Duplicate, groupDuplicates, type Match } from "../rules";

/** A sign-up that waits, as staff read it. */
export type PendingSignUp = {
  id: string;
  createdAt: Date;
  structureId: string;
  structure: string;
  person: {
    civility: "MADAME" | "MONSIEUR" | null;
    firstName: string;
    lastName: string;
    email: string;
    phone: string;
    address: string;
    postalCode: string;
    city: string;
  };
  children: { firstName: string; lastName: string; birthDate: PlainDate }[];
  duplicates: Duplicate[];
};

const within = (structureIds: "all" | string[], column: Prisma.Sql) =>
  structureIds === "all" ? Prisma.sql`true` : Prisma.sql`${column} = ANY(${structureIds}::uuid[])`;

/**
 * The sign-ups that wait in the actor's structures, oldest first, each with the households that it may double:
 * same child, e-mail, phone, or adult's name and postal code. Two statements however many they are.
 */
export async function pendingSignUps(
  actor: StaffActor,
  { limit }: { limit: number },
): Promise<PendingSignUp[]> {
  allow(actor, "staff", "REQUESTS");
  const own = structuresOf(actor, "REQUESTS");
  const signUps = await db().$queryRaw<Omit<PendingSignUp, "duplicates">[]>`
    SELECT s.id, s.created_at AS "createdAt", s.structure_id AS "structureId", st.name::text AS structure,
           json_build_object('civility', s.civility, 'firstName', s.first_name, 'lastName', s.last_name,
             'email', s.email, 'phone', s.phone, 'address', s.address, 'postalCode', s.postal_code,
             'city', s.city) AS person,
           COALESCE((SELECT json_agg(json_build_object('firstName', c.first_name, 'lastName', c.last_name,
                                                       'birthDate', c.birth_date) ORDER BY c.position)
                     FROM sign_up_child c WHERE c.sign_up_id = s.id), '[]') AS children
    FROM sign_up s JOIN structure st ON st.id = s.structure_id
    WHERE s.status = 'PENDING' AND ${within(own, Prisma.sql`s.structure_id`)}
    ORDER BY s.created_at, s.id
    LIMIT ${limit}`;
  const duplicates = groupDuplicates(
    await matches(
      signUps.map(({ id }) => id),
      own,
    ),
  );
  return signUps.map((signUp) => ({ ...signUp, duplicates: duplicates.get(signUp.id) ?? [] }));
}

/** Households of the actor's structures are named by their adults; of the others only the likeness is told. */
async function matches(signUpIds: string[], own: "all" | string[]): Promise<Match[]> {
  if (signUpIds.length === 0) return [];
  return db().$queryRaw<Match[]>`
    WITH given AS (SELECT * FROM sign_up WHERE id = ANY(${signUpIds}::uuid[])),
    match AS (
      SELECT g.id AS sign_up_id, hc.household_id, 'child' AS because
      FROM given g
      JOIN sign_up_child c ON c.sign_up_id = g.id
      JOIN child k ON k.name_key = c.name_key AND k.birth_date = c.birth_date
      JOIN household_child hc ON hc.child_id = k.id
      UNION
      SELECT g.id, a.household_id, 'email'
      FROM given g JOIN account ac ON ac.email = g.email JOIN adult a ON a.id = ac.adult_id
      UNION
      SELECT g.id, a.household_id, 'phone' FROM given g JOIN adult a ON a.phone = g.phone
      UNION
      SELECT g.id, a.household_id, 'adult-name'
      FROM given g
      JOIN adult a ON a.name_key = g.name_key
      JOIN household h ON h.id = a.household_id AND h.postal_code = g.postal_code
    )
    SELECT m.sign_up_id AS "signUpId", m.household_id AS "householdId", m.because,
           CASE WHEN EXISTS (SELECT 1 FROM household_structure hs
                             WHERE hs.household_id = m.household_id AND ${within(own, Prisma.sql`hs.structure_id`)})
                THEN (SELECT string_agg(a.first_name || ' ' || a.last_name, ', ' ORDER BY a.position)
                      FROM adult a WHERE a.household_id = m.household_id)
           END AS label
    FROM match m`;
}

/** How many sign-ups wait in the actor's structures. */
export async function countPendingSignUps(actor: StaffActor): Promise<number> {
  allow(actor, "staff", "REQUESTS");
  const own = structuresOf(actor, "REQUESTS");
  return db().signUp.count({
    where: { status: "PENDING", structureId: own === "all" ? undefined : { in: own } },
  });
}
