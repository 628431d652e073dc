import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import type { QuotientSource } from "@/lib/generated/prisma/enums";
import type { Cents } from "@/lib/money";
import { clock, ownChildren } from "./own-children";

export type OwnFamily = {
  today: PlainDate;
  address: string;
  postalCode: string;
  city: string;
  /** The quotient familial in force today. */
  quotient: { valueCents: Cents; source: QuotientSource; validTo: PlainDate | null } | null;
  adults: {
    id: string;
    firstName: string;
    lastName: string;
    /** E.164. */
    phone: string | null;
    /** The reader's own; each adult's login is personal. */
    email: string | null;
  }[];
  children: {
    id: string;
    firstName: string;
    lastName: string;
    birthDate: PlainDate;
    schoolClass: string | null;
    hasOtherHome: boolean;
    activities: { structure: string; activity: string; group: string }[];
  }[];
};

/**
 * The parent's household as its structures know it today. Of a child's other home it tells that it exists,
 * nothing else. One statement.
 */
export async function ownFamily(actor: ParentActor): Promise<OwnFamily> {
  allow(actor, "parent");
  const [row] = await db().$queryRaw<OwnFamily[]>`
    WITH clock AS ${clock()}
    SELECT clock.today::text AS today, h.address, h.postal_code AS "postalCode", h.city,
      (SELECT json_build_object('valueCents', q.value_cents, 'source', q.source, 'validTo', q.valid_to)
       FROM quotient_familial q
       WHERE q.household_id = h.id AND q.valid_from <= clock.today
         AND (q.valid_to IS NULL OR q.valid_to >= clock.today)) AS quotient,
      (SELECT json_agg(json_build_object('id', a.id, 'firstName', a.first_name, 'lastName', a.last_name,
                         'phone', a.phone, 'email', account.email) ORDER BY a.position, a.id)
       FROM adult a LEFT JOIN account ON account.adult_id = a.id AND account.id = ${actor.accountId}::uuid
       WHERE a.household_id = h.id) AS adults,
      COALESCE((SELECT json_agg(json_build_object(
                  'id', c.id, 'firstName', c.first_name, 'lastName', c.last_name, 'birthDate', c.birth_date,
                  'schoolClass', c.school_class,
                  'hasOtherHome', EXISTS (SELECT 1 FROM household_child other
                                          WHERE other.child_id = c.id AND other.household_id <> h.id),
                  'activities', COALESCE((
                    SELECT json_agg(json_build_object('structure', s.name, 'activity', a.name, 'group', g.name)
                                    ORDER BY s.position, s.name, a.position, a.name)
                    FROM enrolment e
                    JOIN activity a ON a.id = e.activity_id
                    JOIN structure s ON s.id = a.structure_id
                    JOIN activity_group g ON g.id = e.group_id
                    WHERE e.child_id = c.id AND e.valid_from <= clock.today
                      AND (e.valid_to IS NULL OR e.valid_to >= clock.today)), '[]'))
                ORDER BY c.birth_date, c.id)
       FROM ${ownChildren(actor)} own JOIN child c ON c.id = own.id), '[]') AS children
    FROM clock, household h WHERE h.id = ${actor.householdId}::uuid`;
  return row!;
}
