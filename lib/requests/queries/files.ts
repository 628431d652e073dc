import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db, Prisma } from "@/lib/db";
import { waitingChanges, waitingWishes } from "@/lib/dossier/queries";
import { SEALED_DOMAINS, type WaitingChange, type WaitingWish } from "@/lib/dossier/schema";
import { seesAs } from "@/lib/families/queries";
import { id as uuid } from "@/lib/fields";
import { QUEUE_LENGTH } from "./queue";

export type FileRequests = (({ type: "change" } & WaitingChange) | ({ type: "wish" } & WaitingWish))[];

/** All that waits of one family's file. */
export type FamilyRequests = {
  householdId: string;
  household: string;
  entries: FileRequests;
  /** The next family that waits, so that one decision leads to the next. */
  next: string | null;
};

const byAge = (changes: WaitingChange[], wishes: WaitingWish[]): FileRequests =>
  [
    ...changes.map((change) => ({ type: "change" as const, ...change })),
    ...wishes.map((wish) => ({ type: "wish" as const, ...wish })),
  ].toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());

/**
 * What families changed and wish for, the oldest first: QUEUE_LENGTH of either at most, none of which is left out once its
 * health values were read and that was logged.
 */
export async function fileRequests(actor: StaffActor): Promise<FileRequests> {
  allow(actor, "staff", "FAMILIES");
  const limit = QUEUE_LENGTH;
  const [changes, wishes] = await Promise.all([
    waitingChanges(actor, { limit }),
    waitingWishes(actor, { limit }),
  ]);
  return byAge(changes, wishes);
}

const MOST_OF_ONE = 200;

/** What waits of one family, and the family that comes after it; null where nothing of it waits for the actor. */
export async function familyRequests(actor: StaffActor, householdId: string): Promise<FamilyRequests | null> {
  allow(actor, "staff", "FAMILIES");
  if (!uuid.safeParse(householdId).success) return null;
  const only = { limit: MOST_OF_ONE, householdId };
  const [changes, wishes] = await Promise.all([waitingChanges(actor, only), waitingWishes(actor, only)]);
  const entries = byAge(changes, wishes);
  const first = entries[0];
  if (!first) return null;
  const next = await nextFamily(actor, householdId, first.createdAt);
  return { householdId, household: first.household, entries, next };
}

/** The family whose oldest request comes after that of another; what the actor may not decide does not count. */
async function nextFamily(actor: StaffActor, householdId: string, since: Date): Promise<string | null> {
  const household = Prisma.sql`waiting.household_id`;
  const [next] = await db().$queryRaw<{ householdId: string }[]>`
    WITH waiting AS (
      SELECT cs.household_id, cs.created_at, cs.domain = ANY(${[...SEALED_DOMAINS]}::text[]) AS sealed
      FROM change_set cs
      WHERE EXISTS (SELECT 1 FROM field_change fc WHERE fc.change_set_id = cs.id AND fc.state = 'PENDING')
      UNION ALL
      SELECT r.household_id, r.created_at, false FROM file_request r WHERE r.state = 'PENDING')
    SELECT waiting.household_id AS "householdId" FROM waiting
    WHERE waiting.household_id <> ${householdId}::uuid AND ${seesAs(actor, "FAMILIES", household)}
      AND (NOT waiting.sealed OR ${seesAs(actor, "HEALTH", household)})
    GROUP BY waiting.household_id HAVING min(waiting.created_at) >= ${since}
    ORDER BY min(waiting.created_at), waiting.household_id LIMIT 1`;
  return next?.householdId ?? null;
}
