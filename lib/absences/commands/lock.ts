import "server-only";
import type { Tx } from "@/lib/db";

const ABSENCES_LOCK = 2_026_004;

/**
 * Nobody else declares, withdraws, proves or decides absences of these children until the transaction ends: one day of
 * carence depends on the days around it, which no row lock names. Who takes it holds nothing but documents that a
 * family sent (FamilyUpload, locked first, in order of their ids), and locks reservations, in order of their ids, and
 * the household after it; no slot day, for no place moves.
 */
export async function lockAbsences(tx: Tx, childIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(${ABSENCES_LOCK}::int, k.key)
    FROM (SELECT DISTINCT hashtext(id) AS key FROM unnest(${[...childIds]}::text[]) AS id ORDER BY 1) k`;
}
