import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import type { AbsenceFilter, AbsenceReason, AbsenceStatus } from "../schema";
import { type Declaration, readDeclarations } from "./declarations";
import { isOwnDay } from "./scope";

export const ABSENCES_PER_PAGE = 30;

/** One declaration more than a page says that another page follows. */
export type StaffAbsences = { declarations: Declaration[]; hasMore: boolean };

type StaffFilter = { filter: AbsenceFilter; today: PlainDate; date?: PlainDate; page?: number };

/**
 * What families declared in the structures where the actor answers them, the newest first: what is to check, all, or
 * what touches one day (today unless named); `today` is the organisation's. Of a proof of illness the actor is told only that it is there without the
 * permission HEALTH. One statement.
 */
export async function staffAbsences(
  actor: StaffActor,
  { filter, today, date = today, page = 1 }: StaffFilter,
): Promise<StaffAbsences> {
  allow(actor, "staff", "REQUESTS");
  const where = {
    verifier: Prisma.sql`u.state = 'RECEIVED'`,
    toutes: Prisma.sql`true`,
    jour: Prisma.sql`EXISTS (
      SELECT 1 FROM absence ab JOIN reservation r ON r.id = ab.reservation_id
      WHERE ab.declaration_id = d.id AND ab.withdrawn_at IS NULL AND r.date = ${date}::date AND ${isOwnDay(actor)})`,
  }[filter];
  const found = await readDeclarations(db(), today, {
    where,
    days: isOwnDay(actor),
    opens: Prisma.sql`(NOT u.health OR ${seesAs(actor, "HEALTH", Prisma.sql`u.household_id`)})`,
    limit: ABSENCES_PER_PAGE + 1,
    offset: (page - 1) * ABSENCES_PER_PAGE,
  });
  return {
    declarations: found.slice(0, ABSENCES_PER_PAGE),
    hasMore: found.length > ABSENCES_PER_PAGE,
  };
}

export type AbsentChild = {
  absenceId: string;
  declarationId: string;
  childId: string;
  child: string;
  structure: string;
  activity: string;
  slot: string;
  reason: AbsenceReason;
  status: AbsenceStatus | "PRESENT" | null;
};

/** The children declared absent on one day in the actor's structures. One statement. */
export async function absentOn(actor: StaffActor, date: PlainDate): Promise<AbsentChild[]> {
  allow(actor, "staff", "REQUESTS");
  return db().$queryRaw<AbsentChild[]>`
    SELECT ab.id AS "absenceId", d.id AS "declarationId", c.id AS "childId", c.first_name || ' ' || c.last_name AS child,
      st.name::text AS structure, a.name AS activity, s.name AS slot, d.reason, att.status::text AS status
    FROM reservation r
    JOIN absence ab ON ab.reservation_id = r.id AND ab.withdrawn_at IS NULL
    JOIN absence_declaration d ON d.id = ab.declaration_id
    JOIN child c ON c.id = r.child_id JOIN slot s ON s.id = r.slot_id JOIN activity a ON a.id = s.activity_id
    JOIN structure st ON st.id = a.structure_id
    LEFT JOIN attendance att ON att.reservation_id = r.id
    WHERE r.date = ${date}::date AND r.state = 'RESERVED' AND ${isOwnDay(actor)}
    ORDER BY st.position, st.name, a.position, a.name, s.starts_at, s.name, c.last_name, c.first_name, r.id`;
}

/** How many proofs wait for the actor, as one column of a statement. */
export function proofsToCheck(actor: StaffActor): Prisma.Sql {
  allow(actor, "staff", "REQUESTS");
  return Prisma.sql`(
    SELECT count(*)::int FROM absence_declaration d JOIN family_upload u ON u.id = d.upload_id AND u.state = 'RECEIVED'
    WHERE EXISTS (SELECT 1 FROM absence ab JOIN reservation r ON r.id = ab.reservation_id AND r.state = 'RESERVED'
                  WHERE ab.declaration_id = d.id AND ab.withdrawn_at IS NULL AND ${isOwnDay(actor)}))`;
}
