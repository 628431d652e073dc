import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma, type Tx } from "@/lib/db";
import { confirmationDue } from "../rules";
import { confirmationFacts } from "../schema";

/** `due`: since when the yearly confirmation is asked for; `unconfirmed`: reservations are blocked until then. */
export type FileBlocks = { due: PlainDate | null; unconfirmed: boolean };

/**
 * One JSON column for statements of other nouns: the confirmationFacts of the actor's household, what decides whether
 * its yearly confirmation is due.
 */
export function confirmationColumn(actor: ParentActor): Prisma.Sql {
  allow(actor, "parent");
  return Prisma.sql`(
    SELECT json_build_object('today', clock.today,
      'confirmedOn', (h.confirmed_at AT TIME ZONE clock.time_zone)::date,
      'settings', COALESCE((
        SELECT json_agg(json_build_object('confirmFrom', fs.confirm_from, 'blockUnconfirmed', fs.block_unconfirmed))
        FROM household_structure hs JOIN file_settings fs ON fs.structure_id = hs.structure_id
        WHERE hs.household_id = h.id AND fs.confirm_from IS NOT NULL), '[]'))
    FROM household h, (SELECT (${nowDate()}::timestamptz AT TIME ZONE o.time_zone)::date AS today, o.time_zone
                       FROM organisation o) clock
    WHERE h.id = ${actor.householdId}::uuid)`;
}

/** Whether a parent must confirm the household's file, and what is blocked until then. One statement. */
export async function fileBlocks(actor: ParentActor, tx: Tx = db()): Promise<FileBlocks> {
  allow(actor, "parent");
  const [row] = await tx.$queryRaw<{ facts: unknown }[]>`SELECT ${confirmationColumn(actor)} AS facts`;
  const { settings, confirmedOn, today } = confirmationFacts.parse(row?.facts);
  const { due, blocking } = confirmationDue(settings, confirmedOn, today);
  return { due, unconfirmed: blocking };
}
