import type { StaffActor } from "@/lib/actor";
import { Prisma, type Tx } from "@/lib/db";
import { sees } from "../queries/scope";

/** The household's row, locked until the transaction ends; null where there is none or it is not the actor's. */
export async function lockHousehold(actor: StaffActor, tx: Tx, householdId: string) {
  const [household] = await lockHouseholds(actor, tx, [householdId]);
  return household ?? null;
}

/** The households among `ids` that are the actor's, locked in the order of their ids. */
export function lockHouseholds(actor: StaffActor, tx: Tx, ids: string[]) {
  return tx.$queryRaw<
    { id: string; status: "ACCEPTED" | "ACTIVE" | "ARCHIVED"; externalRef: string | null }[]
  >`
    SELECT h.id, h.status::text AS status, h.external_ref::text AS "externalRef" FROM household h
    WHERE h.id = ANY(${ids}::uuid[]) AND ${sees(actor, Prisma.sql`h.id`)} ORDER BY h.id FOR UPDATE`;
}
