import "server-only";
import { fromDbDate, type PlainDate, toDbDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { nameKey } from "@/lib/names";
import { equalShares } from "../rules";
import type { NewChild } from "../schema";
import { enrol } from "./enrol";

type Arrival = { householdId: string; adultIds: string[]; structureIds: string[]; children: NewChild[] };
type Placed = Arrival & { childIds: string[] };

/**
 * Puts children into households, new or known, with the rights of all their adults and the enrolments of their
 * structures. Returns the ids in the order given. A part of storeHouseholds and completeHouseholds.
 */
export async function storeChildren(tx: Tx, today: PlainDate, arrivals: Arrival[]): Promise<string[][]> {
  const placed = arrivals.map((arrival) => ({
    ...arrival,
    childIds: arrival.children.map((child) => child.childId ?? newId()),
  }));
  const created = placed.flatMap(({ children, childIds }) =>
    children.flatMap(({ childId, birthDate, ...child }, index) =>
      childId
        ? []
        : [{ ...child, id: childIds[index]!, nameKey: nameKey(child), birthDate: toDbDate(birthDate) }],
    ),
  );
  await tx.child.createMany({ data: created });
  const known = await tx.child.findMany({
    where: { id: { in: placed.flatMap(({ children }) => children.flatMap(({ childId }) => childId ?? [])) } },
    select: { id: true, birthDate: true, households: { where: { rank: 1 }, select: { rank: true } } },
  });
  await storeTies(
    tx,
    placed,
    new Set(known.flatMap(({ id, households }) => (households.length > 0 ? id : []))),
  );

  const birthDates = new Map([...created, ...known].map(({ id, birthDate }) => [id, fromDbDate(birthDate)]));
  const families = placed.map(({ structureIds, childIds }) => ({
    structureIds,
    children: childIds.map((id) => ({ id, birthDate: birthDates.get(id)! })),
  }));
  await enrol(tx, today, families);
  return placed.map(({ childIds }) => childIds);
}

/** Whoever brings the child first pays all; the shares of a second household are agreed with the structure. */
async function storeTies(tx: Tx, placed: Placed[], hasFirstHome: Set<string>) {
  await tx.householdChild.createMany({
    data: placed.flatMap(({ householdId, childIds }) =>
      childIds.map((childId) => ({ householdId, childId, rank: hasFirstHome.has(childId) ? 2 : 1 })),
    ),
  });
  await tx.guardianship.createMany({
    // Rights that an adult holds already, or lost, are not this command's to change.
    skipDuplicates: true,
    data: placed.flatMap(({ adultIds, childIds }) => {
      const shares = equalShares(adultIds.length);
      return childIds.flatMap((childId) =>
        adultIds.map((adultId, index) => ({
          adultId,
          childId,
          payerShare: hasFirstHome.has(childId) ? 0 : shares[index],
        })),
      );
    }),
  });
}
