import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { fromDbDate, type PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { NewChild } from "../schema";
import { enrol } from "./enrol";
import { storeChildren } from "./store-children";

/** What a known household receives: structures and children that it had not, a reference if it has none. */
export type Completion = {
  householdId: string;
  externalRef: string | null;
  structureIds: string[];
  children: NewChild[];
};

/**
 * Gives known households the reference, structures and children that they lack, with rights and enrolments, inside the
 * caller's transaction, which has checked that they are the actor's. Returns the ids of the children, as given.
 */
export async function completeHouseholds(
  actor: StaffActor,
  tx: Tx,
  today: PlainDate,
  completions: Completion[],
): Promise<string[][]> {
  allow(actor, "staff");
  if (completions.length === 0) return [];
  await tx.$executeRaw`
    UPDATE household h SET external_ref = given.ref::citext
    FROM unnest(${completions.map(({ householdId }) => householdId)}::uuid[],
                ${completions.map(({ externalRef }) => externalRef)}::text[]) AS given (id, ref)
    WHERE h.id = given.id AND h.external_ref IS NULL`;
  await tx.householdStructure.createMany({
    data: completions.flatMap(({ householdId, structureIds }) =>
      structureIds.map((structureId) => ({ householdId, structureId })),
    ),
    skipDuplicates: true,
  });
  const known = await tx.household.findMany({
    where: { id: { in: completions.map(({ householdId }) => householdId) } },
    select: {
      id: true,
      structures: { select: { structureId: true } },
      adults: { select: { id: true }, orderBy: { position: "asc" } },
      children: { select: { child: { select: { id: true, birthDate: true } } } },
    },
  });
  const byId = new Map(
    known.map(({ id, structures, adults, children }) => [
      id,
      {
        adultIds: adults.map((adult) => adult.id),
        structureIds: structures.map(({ structureId }) => structureId),
        children: children.map(({ child }) => ({ id: child.id, birthDate: fromDbDate(child.birthDate) })),
      },
    ]),
  );
  const childIds = await storeChildren(
    tx,
    today,
    completions.map(({ householdId, children }) => ({ householdId, children, ...facts(householdId) })),
  );
  await enrol(
    tx,
    today,
    completions.map(({ householdId, structureIds }) => ({
      structureIds,
      children: byId.get(householdId)?.children ?? [],
    })),
  );
  const at = nowDate();
  await tx.auditEvent.createMany({
    data: completions.map(({ householdId }) => ({
      id: newId(),
      at,
      kind: "household.completed",
      actorId: actor.accountId,
      householdId,
    })),
  });
  return childIds;

  function facts(householdId: string) {
    const { adultIds = [], structureIds = [] } = byId.get(householdId) ?? {};
    return { adultIds, structureIds };
  }
}
