import type { ParentActor, StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { sealJson } from "@/lib/seal";
import { changeContext } from "../queries/changes";
import { isSealed } from "../queries/reach";
import type { FileValue, Place } from "../schema";

export type Recorded = { field: string; old: FileValue; new: FileValue };

const json = (value: FileValue) =>
  value === null || value === undefined ? Prisma.DbNull : (value as Prisma.InputJsonValue);

/** The columns that hold the values of a change: sealed where its domain is. */
export function valueColumns(place: Place, changeId: string, values: { old: FileValue; new: FileValue }) {
  if (!isSealed(place.domain)) return { old: json(values.old), new: json(values.new), sealed: null };
  const { old = null, new: next = null } = values;
  const sealed = sealJson({ old, new: next }, changeContext(changeId));
  return { old: Prisma.DbNull, new: Prisma.DbNull, sealed };
}

/**
 * Writes one change set with its fields: in force at once as `version`, or waiting where that is null.
 */
export async function recordChanges(
  actor: ParentActor | StaffActor,
  tx: Tx,
  place: Place,
  householdId: string,
  changes: Recorded[],
  version: number | null,
): Promise<void> {
  const changeSetId = newId();
  const { subject, id: subjectId, domain } = place;
  await tx.changeSet.create({
    data: {
      id: changeSetId,
      householdId,
      accountId: actor.accountId,
      subject,
      subjectId,
      domain,
      createdAt: nowDate(),
    },
  });
  await tx.fieldChange.createMany({
    data: changes.map(({ field, ...values }) => {
      const id = newId();
      const state = version === null ? ("PENDING" as const) : ("APPLIED" as const);
      return { id, changeSetId, subjectId, field, state, version, ...valueColumns(place, id, values) };
    }),
  });
}

/** Tells the changes that wait what their fields hold by now: they are shown beside it. */
export async function refreshWaiting(
  tx: Tx,
  place: Place,
  waiting: readonly { id: string; field: string; new: FileValue }[],
  current: Readonly<Record<string, FileValue>>,
): Promise<void> {
  for (const { id, field, new: next } of waiting) {
    // A list of children is decided by what it adds and takes away.
    if (!(field in current) || field === "children") continue;
    const data = valueColumns(place, id, { old: current[field], new: next });
    await tx.fieldChange.updateMany({ where: { id, state: "PENDING" }, data });
  }
}
