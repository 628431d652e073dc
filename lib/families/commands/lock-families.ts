import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import type { Tx } from "@/lib/db";

const FAMILIES_LOCK = 2_026_001;

/** Until the transaction ends, nobody else looks for duplicates and then stores families. */
export async function lockFamilies(actor: StaffActor, tx: Tx): Promise<void> {
  allow(actor, "staff");
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FAMILIES_LOCK}::int)`;
}
