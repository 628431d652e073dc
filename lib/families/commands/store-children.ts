import "server-only";
import { fromDbDate, type PlainDate, toDbDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { nameKey } from "@/lib/names";
import { equalShares, groupFor, schoolYearEnd } from "../rules";
import type { NewChild } from "../schema";

type Arrival = { householdId: string; adultIds: string[]; structureIds: string[]; children: NewChild[] };
type Placed = Arrival & { childIds: string[] };

/**
 * Puts children into households, new or known, with the rights of all their adults and the enrolments of their
 * structures. Returns the ids in the order given. A part of storeHouseholds and addChildren, which check who asks.
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
  await storeTies(tx, placed);
  await enrol(tx, today, placed);
  return placed.map(({ childIds }) => childIds);
}

/** Whoever brings the child first pays all; the shares of a second household are agreed with the structure. */
async function storeTies(tx: Tx, placed: Placed[]) {
  const known = placed.flatMap(({ children }) => children.flatMap(({ childId }) => childId ?? []));
  const first = await tx.householdChild.findMany({
    where: { childId: { in: known }, rank: 1 },
    select: { childId: true },
  });
  const hasFirst = new Set(first.map(({ childId }) => childId));
  const rankOf = (childId: string) => (hasFirst.has(childId) ? 2 : 1);

  await tx.householdChild.createMany({
    data: placed.flatMap(({ householdId, childIds }) =>
      childIds.map((childId) => ({ householdId, childId, rank: rankOf(childId) })),
    ),
  });
  await tx.guardianship.createMany({
    data: placed.flatMap(({ adultIds, childIds }) => {
      const shares = equalShares(adultIds.length);
      return childIds.flatMap((childId) =>
        adultIds.map((adultId, index) => ({
          adultId,
          childId,
          payerShare: rankOf(childId) === 1 ? shares[index] : 0,
        })),
      );
    }),
  });
}

/**
 * Enrols each child in every AUTOMATIC activity of the household's structures that has a group for its school
 * cohort, from today to the end of the school year (our own rule: no text sets it), unless it already is.
 */
async function enrol(tx: Tx, today: PlainDate, placed: Placed[]) {
  const until = schoolYearEnd(today);
  const activities = await tx.activity.findMany({
    where: {
      structureId: { in: [...new Set(placed.flatMap(({ structureIds }) => structureIds))] },
      enrolmentMode: "AUTOMATIC",
    },
    select: {
      id: true,
      structureId: true,
      groups: {
        select: { id: true, minAge: true, maxAge: true },
        orderBy: [{ position: "asc" }, { minAge: "asc" }],
      },
    },
  });
  const known = placed.flatMap(({ children }) => children.flatMap(({ childId }) => childId ?? []));
  const births = await tx.child.findMany({
    where: { id: { in: known } },
    select: { id: true, birthDate: true },
  });
  const current = await tx.enrolment.findMany({
    where: {
      childId: { in: known },
      validFrom: { lte: toDbDate(until) },
      OR: [{ validTo: null }, { validTo: { gte: toDbDate(today) } }],
    },
    select: { childId: true, activityId: true },
  });
  const birthOf = new Map(births.map(({ id, birthDate }) => [id, fromDbDate(birthDate)]));
  const enrolled = new Set(current.map(({ childId, activityId }) => `${childId} ${activityId}`));

  const enrolments = placed.flatMap(({ structureIds, children, childIds }) =>
    children.flatMap((child, index) =>
      activities.flatMap(({ id: activityId, structureId, groups }) => {
        const childId = childIds[index]!;
        const group = groupFor(birthOf.get(childId) ?? child.birthDate, today, groups);
        const key = `${childId} ${activityId}`;
        if (!group || !structureIds.includes(structureId) || enrolled.has(key)) return [];
        enrolled.add(key);
        return [{ id: newId(), childId, activityId, groupId: group.id }];
      }),
    ),
  );
  await tx.enrolment.createMany({
    data: enrolments.map((enrolment) => ({
      ...enrolment,
      validFrom: toDbDate(today),
      validTo: toDbDate(until),
    })),
  });
}
