import { z } from "zod";
import type { ParentActor, StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { unsealJson } from "@/lib/seal";
import type { FileValue } from "../schema";
import { accountName } from "./names";
import { isOwn } from "./scope";

/** A change as its row says it, its values opened. */
export type Change = {
  id: string;
  field: string;
  state: "PENDING" | "APPLIED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN";
  old: FileValue;
  new: FileValue;
  version: number | null;
  householdId: string;
  /** Who asked for it: unnamed where the reader may not know, without a household where that was no parent. */
  author: { name: string | null; householdId: string | null } | null;
  reason: string | null;
  /** The days on which it was asked for and decided, in the organisation's time zone. */
  on: PlainDate;
  decidedOn: PlainDate | null;
};

type Stored = Change & { sealed: Uint8Array | null };

const sealedValues = z.object({ old: z.unknown(), new: z.unknown() });

/** Where the values of a sealed change belong. */
export const changeContext = (changeId: string) => `field-change:${changeId}`;

/** The values of a change, opened where they are sealed. */
export function openedValues({ id, old, new: next, sealed }: Pick<Stored, "id" | "old" | "new" | "sealed">) {
  if (!sealed) return { old, new: next };
  const opened = sealedValues.parse(unsealJson(sealed, changeContext(id)));
  return { old: opened.old ?? null, new: opened.new ?? null };
}

/** A parent knows its household, staff those of their structures. */
const knows = (actor: ParentActor | StaffActor, householdId: Prisma.Sql) =>
  Prisma.sql`(${isOwn(actor, "FAMILIES", householdId)} OR ${isOwn(actor, "HEALTH", householdId)})`;

const columns = (actor: ParentActor | StaffActor) => Prisma.sql`
  fc.id, fc.field, fc.state::text AS state, fc.old_value AS old, fc.new_value AS new, fc.sealed, fc.version,
  cs.household_id AS "householdId", (
    SELECT json_build_object('householdId', ad.household_id, 'name', CASE
      WHEN ${knows(actor, Prisma.sql`ad.household_id`)} THEN ${accountName(Prisma.sql`cs.account_id`)} END)
    FROM account ac LEFT JOIN adult ad ON ad.id = ac.adult_id WHERE ac.id = cs.account_id) AS author, fc.reason,
  (cs.created_at AT TIME ZONE clock.time_zone)::date::text AS "on",
  (fc.decided_at AT TIME ZONE clock.time_zone)::date::text AS "decidedOn"`;

function opened(rows: Stored[]): Change[] {
  return rows.map(({ sealed, ...row }) => ({ ...row, ...openedValues({ ...row, sealed }) }));
}

/** The changes of a subject's fields that wait, and the last one of each field, oldest first. */
export async function lastChanges(
  actor: ParentActor | StaffActor,
  tx: Tx,
  subjectId: string,
  fields: string[],
): Promise<Change[]> {
  return opened(
    await tx.$queryRaw<Stored[]>`
      SELECT ${columns(actor)} FROM organisation clock, field_change fc JOIN change_set cs ON cs.id = fc.change_set_id
      WHERE fc.subject_id = ${subjectId}::uuid AND fc.field = ANY(${fields}::text[])
        AND (fc.state = 'PENDING' OR NOT EXISTS (
          SELECT 1 FROM field_change newer
          WHERE newer.subject_id = fc.subject_id AND newer.field = fc.field AND newer.id > fc.id))
      ORDER BY fc.id`,
  );
}

/** What was put in force since a version of the subject, oldest first. */
export async function changesSince(
  actor: ParentActor | StaffActor,
  tx: Tx,
  subjectId: string,
  fields: string[],
  version: number,
): Promise<Change[]> {
  return opened(
    await tx.$queryRaw<Stored[]>`
      SELECT ${columns(actor)} FROM organisation clock, field_change fc JOIN change_set cs ON cs.id = fc.change_set_id
      WHERE fc.subject_id = ${subjectId}::uuid AND fc.field = ANY(${fields}::text[]) AND fc.version > ${version}
      ORDER BY fc.version, fc.id`,
  );
}
