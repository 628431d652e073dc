import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { answersColumn } from "@/lib/reservations/queries";
import { clock, ownChildren } from "./own-children";

export type FamilyHome = {
  firstName: string;
  email: string;
  /** Days to come that wait for the structure's answer. */
  requests: number;
  cancellations: number;
  /** Places offered and days proposed that wait for the family's own answer. */
  answers: number;
  /** The next reserved slot, not over yet, and the children who are in it. */
  next: { date: PlainDate; activity: string; slot: string; children: string[] } | null;
  /** Whether a quotient familial is in force today. */
  hasQuotient: boolean;
};

/** What awaits a parent on the home page: the household's own bookings only. One statement. */
export async function familyHome(actor: ParentActor): Promise<FamilyHome> {
  allow(actor, "parent");
  const [row] = await db().$queryRaw<FamilyHome[]>`
    WITH clock AS ${clock()},
    coming AS (
      SELECT r.state, r.date, r.slot_id, s.name AS slot, s.starts_at, a.name AS activity, c.first_name
      FROM clock, ${ownChildren(actor)} own
      JOIN child c ON c.id = own.id
      JOIN reservation r ON r.child_id = own.id AND r.household_id = own.household_id
      JOIN slot s ON s.id = r.slot_id
      JOIN activity a ON a.id = s.activity_id
      WHERE r.date >= (SELECT today FROM clock) AND r.date + s.ends_at::time > clock.local
        AND r.state IN ('REQUESTED', 'RESERVED', 'CANCEL_REQUESTED'))
    SELECT adult.first_name AS "firstName", account.email::text AS email,
      (SELECT count(*)::int FROM coming WHERE state = 'REQUESTED') AS requests,
      (SELECT count(*)::int FROM coming WHERE state = 'CANCEL_REQUESTED') AS cancellations,
      json_array_length(${answersColumn(actor)})::int AS answers,
      (SELECT json_build_object('date', date, 'activity', activity, 'slot', slot,
                                'children', json_agg(first_name ORDER BY first_name))
       FROM coming WHERE state <> 'REQUESTED'
       GROUP BY date, starts_at, slot_id, slot, activity ORDER BY date, starts_at, activity LIMIT 1) AS next,
      EXISTS (SELECT 1 FROM quotient_familial q, clock
              WHERE q.household_id = ${actor.householdId}::uuid AND q.valid_from <= clock.today
                AND (q.valid_to IS NULL OR q.valid_to >= clock.today)) AS "hasQuotient"
    FROM adult JOIN account ON account.adult_id = adult.id
    WHERE adult.id = ${actor.adultId}::uuid AND account.id = ${actor.accountId}::uuid`;
  return row!;
}
