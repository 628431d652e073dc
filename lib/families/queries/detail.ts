import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { id as uuid } from "@/lib/fields";
import type { Regime } from "@/lib/generated/prisma/enums";
import { type Login, logins } from "./logins";
import { type FamilyQuotient, quotientsOf } from "./quotients";
import { ownStructure, sees } from "./scope";

export type FamilyAdult = {
  id: string;
  civility: "MADAME" | "MONSIEUR" | null;
  firstName: string;
  lastName: string;
  phone: string | null;
} & Login;

export type FamilyChild = {
  id: string;
  firstName: string;
  lastName: string;
  birthDate: PlainDate;
  sex: "F" | "M" | null;
  schoolClass: string | null;
  hasOtherHome: boolean;
  /** The other household, where the actor may see that one too. */
  otherHouseholdId: string | null;
  enrolments: { structure: string; activity: string; group: string; from: PlainDate; to: PlainDate | null }[];
};

/** Somebody authorised to collect, or to be called. */
export type FamilyPerson = {
  id: string;
  name: string;
  relation: string;
  phone: string | null;
  mayCollect: boolean;
  emergencyContact: boolean;
  identityChecked: boolean;
  children: string[];
};

export type FamilyEvent = { id: string; at: Date; kind: string; by: string | null };

export type FamilyDetail = {
  id: string;
  status: "ACCEPTED" | "ACTIVE" | "ARCHIVED";
  externalRef: string | null;
  address: string;
  postalCode: string;
  city: string;
  regime: Regime | null;
  allocataireNumber: string | null;
  createdAt: Date;
  structures: string[];
  /** When a parent last confirmed the whole file. */
  confirmedAt: Date | null;
  quotients: FamilyQuotient[];
  adults: FamilyAdult[];
  children: FamilyChild[];
  persons: FamilyPerson[];
  events: FamilyEvent[];
};

const EVENTS_SHOWN = 50;

/**
 * A household of the actor's structures with its people, its quotients and its last events; null where there is
 * none or it is not the actor's. Structures and enrolments are those of the actor's own structures; of a child's
 * other home it tells that it exists, and who it is only where the actor sees that one too. Three statements.
 */
export async function familyDetail(actor: StaffActor, id: string): Promise<FamilyDetail | null> {
  allow(actor, "staff", "FAMILIES");
  if (!uuid.safeParse(id).success) return null;
  const [household] = await db().$queryRaw<Omit<FamilyDetail, "adults" | "events">[]>`
    SELECT h.id, h.status::text AS status, h.external_ref::text AS "externalRef", h.address,
      h.postal_code AS "postalCode", h.city, h.regime::text AS regime,
      h.allocataire_number AS "allocataireNumber", h.created_at AS "createdAt",
      h.confirmed_at AS "confirmedAt",
      COALESCE((SELECT json_agg(s.name ORDER BY s.position, s.name)
       FROM household_structure hs JOIN structure s ON s.id = hs.structure_id
       WHERE hs.household_id = h.id AND ${ownStructure(actor, Prisma.sql`s.id`)}), '[]') AS structures,
      ${quotientsOf(Prisma.sql`h.id`)} AS quotients, ${childrenOf(actor)} AS children, ${PERSONS} AS persons
    FROM household h WHERE h.id = ${id}::uuid AND ${sees(actor, Prisma.sql`h.id`)}`;
  if (!household) return null;

  const [adults, events] = await Promise.all([
    db().$queryRaw<FamilyAdult[]>`
      SELECT a.id, a.civility::text AS civility, a.first_name AS "firstName", a.last_name AS "lastName", a.phone,
             login.state, login.at, login.email
      FROM adult a JOIN ${logins()} login ON login.adult_id = a.id
      WHERE a.household_id = ${id}::uuid ORDER BY a.position, a.id`,
    db().$queryRaw<FamilyEvent[]>`
      SELECT e.id, e.at, e.kind,
             COALESCE(st.first_name || ' ' || st.last_name, a.first_name || ' ' || a.last_name) AS by
      FROM audit_event e
      LEFT JOIN account ac ON ac.id = e.actor_id
      LEFT JOIN staff st ON st.id = ac.staff_id
      LEFT JOIN adult a ON a.id = ac.adult_id AND a.household_id = e.household_id
      WHERE e.household_id = ${id}::uuid ORDER BY e.at DESC, e.id DESC LIMIT ${EVENTS_SHOWN}`,
  ]);
  return { ...household, adults, events };
}

/** The children of the household `h`, as one JSON column. */
const childrenOf = (actor: StaffActor) => Prisma.sql`
  COALESCE((
    SELECT json_agg(json_build_object('id', c.id, 'firstName', c.first_name, 'lastName', c.last_name,
        'birthDate', c.birth_date, 'sex', c.sex, 'schoolClass', c.school_class,
        'hasOtherHome', other.household_id IS NOT NULL,
        'otherHouseholdId', CASE WHEN ${sees(actor, Prisma.sql`other.household_id`)} THEN other.household_id END,
        'enrolments', COALESCE((
          SELECT json_agg(json_build_object('structure', s.name, 'activity', ac.name, 'group', g.name,
                            'from', e.valid_from, 'to', e.valid_to) ORDER BY s.position, ac.position, e.valid_from DESC)
          FROM enrolment e JOIN activity ac ON ac.id = e.activity_id JOIN structure s ON s.id = ac.structure_id
          JOIN activity_group g ON g.id = e.group_id
          WHERE e.child_id = c.id AND ${ownStructure(actor, Prisma.sql`s.id`)}), '[]')) ORDER BY c.birth_date, c.id)
    FROM household_child hc JOIN child c ON c.id = hc.child_id
    LEFT JOIN household_child other ON other.child_id = c.id AND other.household_id <> hc.household_id
    WHERE hc.household_id = h.id), '[]')`;

/** Those whom the household `h` authorises or names to be called, as one JSON column. */
const PERSONS = Prisma.sql`
  COALESCE((
    SELECT json_agg(json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name),
        'relation', p.relation, 'phone', p.phone, 'mayCollect', p.may_collect,
        'emergencyContact', p.emergency_contact, 'identityChecked', p.identity_checked_at IS NOT NULL,
        'children', ARRAY(SELECT c.first_name FROM authorised_person_child t JOIN child c ON c.id = t.child_id
                          WHERE t.person_id = p.id ORDER BY c.birth_date, c.id)) ORDER BY p.position, p.id)
    FROM authorised_person p WHERE p.household_id = h.id AND p.removed_at IS NULL), '[]')`;
