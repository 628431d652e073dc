import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import type { QuotientSource } from "@/lib/generated/prisma/enums";
import { sees } from "./scope";

export type FamilyQuotient = {
  id: string;
  valueCents: number;
  source: QuotientSource;
  /** First day of the month that the value speaks of. */
  month: PlainDate | null;
  from: PlainDate;
  to: PlainDate | null;
  /** Who of the staff checked it; null for what was imported or declared. */
  checkedBy: string | null;
};

/** Every quotient of a household, the latest first, as one JSON column. */
export const quotientsOf = (householdId: Prisma.Sql) => Prisma.sql`
  COALESCE((SELECT json_agg(json_build_object('id', q.id, 'valueCents', q.value_cents, 'source', q.source,
              'month', q.reference_month, 'from', q.valid_from, 'to', q.valid_to,
              'checkedBy', s.first_name || ' ' || s.last_name) ORDER BY q.valid_from DESC)
    FROM quotient_familial q LEFT JOIN staff s ON s.id = q.checked_by_id WHERE q.household_id = ${householdId}), '[]')`;

/** The quotients of a household of the actor's, the latest first; empty where it is not. One statement. */
export async function familyQuotients(actor: StaffActor, householdId: string): Promise<FamilyQuotient[]> {
  allow(actor, "staff", "FAMILIES");
  const [row] = await db().$queryRaw<{ quotients: FamilyQuotient[] }[]>`
    SELECT ${quotientsOf(Prisma.sql`h.id`)} AS quotients
    FROM household h WHERE h.id = ${householdId}::uuid AND ${sees(actor, Prisma.sql`h.id`)}`;
  return row?.quotients ?? [];
}
