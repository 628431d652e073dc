import type { Tx } from "@/lib/db";

const FAMILIES_LOCK = 2_026_001;

/** Until the transaction ends, nobody else looks for duplicates and then stores families. */
export async function lockFamilies(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FAMILIES_LOCK}::int)`;
}
