import "server-only";
import { z } from "zod";
import { allow, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import type { HealthReadPurpose } from "@/lib/generated/prisma/enums";

export type HealthReader = {
  at: Date;
  /** The member of staff; null once that person was erased. */
  by: string | null;
  purpose: HealthReadPurpose;
};

export type HealthReaders = {
  childId: string;
  firstName: string;
  lastName: string;
  /** Newest first, of one page. */
  readings: HealthReader[];
  total: number;
};

/** Readings of one page. */
export const READINGS_PER_PAGE = 50;

type Row = Omit<HealthReaders, "readings"> & {
  readings: { at: string; by: string | null; purpose: HealthReadPurpose }[];
};

/**
 * Who read the health of a child ("Qui a consulté"); null unless the child is of the actor's household and the actor
 * holds parental authority. One statement.
 */
export async function healthReaders(
  actor: ParentActor,
  childId: string,
  page = 1,
): Promise<HealthReaders | null> {
  allow(actor, "parent");
  if (!z.uuid().safeParse(childId).success) return null;
  const [found] = await db().$queryRaw<Row[]>`
    SELECT c.id AS "childId", c.first_name AS "firstName", c.last_name AS "lastName",
      (SELECT count(*)::int FROM health_read r WHERE r.child_id = c.id) AS total,
      (SELECT COALESCE(json_agg(json_build_object(
                'at', r.at, 'by', btrim(s.first_name || ' ' || s.last_name), 'purpose', r.purpose)
                ORDER BY r.at DESC, r.id DESC), '[]')
       FROM (SELECT * FROM health_read r WHERE r.child_id = c.id ORDER BY r.at DESC, r.id DESC
             LIMIT ${READINGS_PER_PAGE} OFFSET ${(page - 1) * READINGS_PER_PAGE}) r
       LEFT JOIN account ON account.id = r.account_id
       LEFT JOIN staff s ON s.id = account.staff_id) AS readings
    FROM child c
    JOIN household_child hc ON hc.child_id = c.id AND hc.household_id = ${actor.householdId}::uuid
    JOIN guardianship g ON g.child_id = c.id AND g.adult_id = ${actor.adultId}::uuid
      AND g.parental_authority = 'YES'
    WHERE c.id = ${childId}::uuid`;
  if (!found) return null;
  return { ...found, readings: found.readings.map((reading) => ({ ...reading, at: new Date(reading.at) })) };
}
