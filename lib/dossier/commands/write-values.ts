import type { ParentActor, StaffActor } from "@/lib/actor";
import { toDbDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { writeChildHealth } from "@/lib/health/commands";
import { childHealthSchema } from "@/lib/health/schema";
import { nameKey } from "@/lib/names";
import { isSealed, type Reached } from "../queries/reach";
import { hasAuthority } from "../queries/scope";
import type { Values } from "../rules";
import type { FileValue, Place } from "../schema";

/** Columns that hold an empty text where the field holds nothing. */
const NEVER_NULL = ["address", "addressExtra", "postalCode", "city", "firstName", "lastName", "relation"];

function columnValue(field: string, value: FileValue): unknown {
  if (field === "birthDate") return value === null ? null : toDbDate(String(value));
  return value === null && NEVER_NULL.includes(field) ? "" : value;
}

/** The columns that changes of open fields write; a new name is found under its new key. */
function columns({ subject }: Place, values: Values, changes: Values): Record<string, unknown> {
  const data = Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [field, columnValue(field, value)]),
  );
  if (!("firstName" in changes || "lastName" in changes) || subject === "PERSON") return data;
  const { firstName, lastName } = { ...values, ...changes };
  return {
    ...data,
    nameKey: nameKey({ firstName: String(firstName ?? ""), lastName: String(lastName ?? "") }),
  };
}

/**
 * Puts changes of one domain in force and makes the subject's next version, which is returned. The caller holds the
 * subject's row.
 */
export async function writeValues(
  actor: ParentActor | StaffActor,
  tx: Tx,
  place: Place,
  { values, version }: Reached,
  changes: Values,
): Promise<number> {
  const { children, ...columnsOnly } = changes;
  const where = { id: place.id, fileVersion: version };
  const written = isSealed(place.domain) ? {} : columns(place, values, columnsOnly);
  const { count } = await update(tx, place, where, { ...written, fileVersion: version + 1 });
  if (count !== 1) throw new Error(`version ${version} of ${place.subject} ${place.id} is not the last one`);
  if (isSealed(place.domain)) {
    await writeChildHealth(actor, tx, place.id, childHealthSchema.partial().parse(changes));
  }
  if (Array.isArray(children)) await setChildren(actor, tx, place.id, children);
  return version + 1;
}

type Where = { id: string; fileVersion: number };

function update(tx: Tx, { subject }: Place, where: Where, data: Record<string, unknown>) {
  switch (subject) {
    case "HOUSEHOLD":
      return tx.household.updateMany({ where, data });
    case "ADULT":
      return tx.adult.updateMany({ where, data });
    case "CHILD":
      return tx.child.updateMany({ where, data });
    case "PERSON":
      return tx.authorisedPerson.updateMany({ where, data });
  }
}

/** A parent who changes the list leaves alone the children whose file is not theirs to open. */
async function setChildren(
  actor: ParentActor | StaffActor,
  tx: Tx,
  personId: string,
  childIds: string[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM authorised_person_child pc
    WHERE pc.person_id = ${personId}::uuid AND pc.child_id <> ALL(${childIds}::uuid[])
      AND ${hasAuthority(actor, Prisma.sql`pc.child_id`)}`;
  await tx.authorisedPersonChild.createMany({
    data: childIds.map((childId) => ({ personId, childId })),
    skipDuplicates: true,
  });
}
