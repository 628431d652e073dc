import { Prisma } from "@/lib/db";

/** The adults of a household, as staff know it: "Claire Martin, Karim Martin". */
export const householdNames = (householdId: Prisma.Sql) => Prisma.sql`
  COALESCE((SELECT string_agg(btrim(a.first_name || ' ' || a.last_name), ', ' ORDER BY a.position, a.id)
            FROM adult a WHERE a.household_id = ${householdId}), '')`;

/** The name of an adult, a child or an authorised person by its id; null for a household. */
export const subjectName = (subjectId: Prisma.Sql) => Prisma.sql`
  (SELECT btrim(found.first_name || ' ' || found.last_name) FROM (
     SELECT first_name, last_name FROM adult WHERE id = ${subjectId}
     UNION ALL SELECT first_name, last_name FROM child WHERE id = ${subjectId}
     UNION ALL SELECT first_name, last_name FROM authorised_person WHERE id = ${subjectId}) found)`;

/** Who holds an account: a member of staff or an adult; null for a job or an erased login. */
export const accountName = (accountId: Prisma.Sql) => Prisma.sql`
  (SELECT COALESCE(st.first_name || ' ' || st.last_name, btrim(parent.first_name || ' ' || parent.last_name))
   FROM account holder LEFT JOIN staff st ON st.id = holder.staff_id
   LEFT JOIN adult parent ON parent.id = holder.adult_id
   WHERE holder.id = ${accountId})`;
