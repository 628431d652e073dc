import "server-only";
import { allow, type PendingActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { schoolYearOf } from "@/lib/families/rules";

type Person = {
  civility: "MADAME" | "MONSIEUR" | null;
  firstName: string;
  lastName: string;
  phone: string | null;
  email: string | null;
};

/** The first file of a household, as far as it is filled. */
export type HouseholdFile = {
  stepsDone: string[];
  structures: string[];
  address: string;
  postalCode: string;
  city: string;
  regime: "CAF" | "MSA" | "OTHER" | null;
  allocataireNumber: string | null;
  self: Person;
  /** `settled`: already has a password of their own, so nobody else edits what stands here. */
  second: (Person & { settled: boolean }) | null;
  children: {
    id: string;
    firstName: string;
    lastName: string;
    birthDate: PlainDate;
    sex: "F" | "M" | null;
    schoolClass: string | null;
  }[];
  /** "2026-27": the school year of today. */
  schoolYear: string;
};

/** The file that the actor's household has to finish. */
export async function householdFile(actor: PendingActor): Promise<HouseholdFile> {
  allow(actor, "pending");
  const [row] = await db().$queryRaw<(Omit<HouseholdFile, "schoolYear"> & { timeZone: string })[]>`
    SELECT COALESCE(h.steps_done, '{}') AS "stepsDone", h.address, h.postal_code AS "postalCode", h.city,
           h.regime, h.allocataire_number AS "allocataireNumber",
           (SELECT time_zone FROM organisation) AS "timeZone",
           ARRAY(SELECT s.name::text FROM household_structure hs JOIN structure s ON s.id = hs.structure_id
                 WHERE hs.household_id = h.id ORDER BY s.position, s.name) AS structures,
           (SELECT json_build_object('civility', a.civility, 'firstName', a.first_name, 'lastName', a.last_name,
                                     'phone', a.phone, 'email', ac.email)
            FROM adult a LEFT JOIN account ac ON ac.adult_id = a.id WHERE a.id = ${actor.adultId}::uuid) AS self,
           (SELECT json_build_object('civility', a.civility, 'firstName', a.first_name, 'lastName', a.last_name,
                                     'phone', a.phone, 'email', ac.email,
                                     'settled', ac.password_hash IS NOT NULL)
            FROM adult a LEFT JOIN account ac ON ac.adult_id = a.id
            WHERE a.household_id = h.id AND a.id <> ${actor.adultId}::uuid
            ORDER BY a.position LIMIT 1) AS second,
           COALESCE((SELECT json_agg(json_build_object('id', c.id, 'firstName', c.first_name,
                                       'lastName', c.last_name, 'birthDate', c.birth_date, 'sex', c.sex,
                                       'schoolClass', c.school_class) ORDER BY c.birth_date, c.id)
                     FROM household_child hc JOIN child c ON c.id = hc.child_id
                     WHERE hc.household_id = h.id), '[]') AS children
    FROM household h
    WHERE h.id = ${actor.householdId}::uuid`;
  if (!row) throw new Error("the actor's household is gone");
  const { timeZone, ...file } = row;
  const year = schoolYearOf(dayOf(now(), timeZone));
  return { ...file, schoolYear: `${year}-${String(year + 1).slice(2)}` };
}
