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

type Row = Omit<PendingSignUp, "duplicates"> & { matches: Omit<Match, "signUpId">[] };

/**
 * The sign-ups that wait in the actor's structures, oldest first, each with the households that it may double:
 * same child, e-mail, phone, or adult's name and postal code. Households of the actor's structures are named by
 * their adults; of the others only the likeness is told. One statement however many they are.
 */
export async function pendingSignUps(
  actor: StaffActor,
  { limit }: { limit: number },
): Promise<PendingSignUp[]> {
  allow(actor, "staff", "REQUESTS");
  const own = structuresOf(actor, "REQUESTS");
  const rows = await db().$queryRaw<Row[]>`
    WITH pending AS MATERIALIZED (
      SELECT s.* FROM sign_up s
      WHERE s.status = 'PENDING' AND ${within(own, Prisma.sql`s.structure_id`)}
      ORDER BY s.created_at, s.id
      LIMIT ${limit}),
    match AS MATERIALIZED (
      SELECT p.id AS sign_up_id, hc.household_id, 'child' AS because
      FROM pending p
      JOIN sign_up_child c ON c.sign_up_id = p.id
      JOIN child k ON k.name_key = c.name_key AND k.birth_date = c.birth_date
      JOIN household_child hc ON hc.child_id = k.id
      UNION
      SELECT p.id, a.household_id, 'email'
      FROM pending p JOIN account ac ON ac.email = p.email JOIN adult a ON a.id = ac.adult_id
      UNION
      SELECT p.id, a.household_id, 'phone' FROM pending p JOIN adult a ON a.phone = p.phone
      UNION
      SELECT p.id, a.household_id, 'adult-name'
      FROM pending p
      JOIN adult a ON a.name_key = p.name_key
      JOIN household h ON h.id = a.household_id AND h.postal_code = p.postal_code)
    SELECT p.id, p.created_at AS "createdAt", p.structure_id AS "structureId", st.name::text AS structure,
           json_build_object('civility', p.civility, 'firstName', p.first_name, 'lastName', p.last_name,
             'email', p.email, 'phone', p.phone, 'address', p.address, 'postalCode', p.postal_code,
             'city', p.city) AS person,
           COALESCE((SELECT json_agg(json_build_object('firstName', c.first_name, 'lastName', c.last_name,
                                                       'birthDate', c.birth_date) ORDER BY c.position)
                     FROM sign_up_child c WHERE c.sign_up_id = p.id), '[]') AS children,
           COALESCE((SELECT json_agg(json_build_object('householdId', m.household_id, 'because', m.because,
                       'label', CASE WHEN EXISTS (
                           SELECT 1 FROM household_structure hs
                           WHERE hs.household_id = m.household_id AND ${within(own, Prisma.sql`hs.structure_id`)})
                         THEN (SELECT string_agg(a.first_name || ' ' || a.last_name, ', ' ORDER BY a.position)
                               FROM adult a WHERE a.household_id = m.household_id) END)
                       ORDER BY m.household_id, m.because)
                     FROM match m WHERE m.sign_up_id = p.id), '[]') AS matches
    FROM pending p JOIN structure st ON st.id = p.structure_id
    ORDER BY p.created_at, p.id`;
  const duplicates = groupDuplicates(
    rows.flatMap(({ id, matches }) => matches.map((match) => ({ signUpId: id, ...match }))),
  );
  return rows.map(({ matches: _, ...signUp }) => ({
    ...signUp,
    duplicates: duplicates.get(signUp.id) ?? [],
  }));
}
