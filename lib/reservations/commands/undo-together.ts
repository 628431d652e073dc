import "server-only";
import type { ParentActor } from "@/lib/actor";
import type { Tx } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { type Change, type Fall, fallsTogether, occupies } from "../rules";
import { readAround } from "./around";
import type { TakenBack } from "./outcome";
import { slotNames } from "./plan";
import { readTargets } from "./targets";

/** What a cell of a sending goes back to; null where it stays as it is. */
type Back = { undo: TakenBack; childId: string; change: Change | null };

export type UndoJudge = {
  /** Which of these cells may not go back beside what the children have, and why. */
  judge: (backs: Back[]) => Map<string, Fall>;
  /** The names of the slots that the reasons speak of. */
  nameOf: (slotId: string) => string | null;
};

const NO_RULES: UndoJudge = { judge: () => new Map(), nameOf: () => null };

/**
 * Judges what the children have once these cells go back: slots of one day and days of a week or period as a sending
 * is judged. What goes back whole, for a child of whom nothing else changed since, stood so before and may again.
 * Locks the children whose days have rules, after the reservations that the caller has locked.
 */
export async function undoJudge(
  tx: Tx,
  actor: ParentActor,
  { ids, since }: { ids: string[]; since: Date },
): Promise<UndoJudge> {
  const wishes = ids.map((reservationId) => ({ kind: "withdraw" as const, reservationId, version: 1 }));
  const targets = await readTargets(tx, actor, wishes);
  if (targets.length === 0) return NO_RULES;
  const dates = targets.map(({ date }) => date).sort();
  const organisation = await organisationFacts(actor, tx);
  const range = { firstDay: dates[0]!, lastDay: dates.at(-1)! };
  const around = await readAround(tx, targets, range, organisation, true);
  if (around.links.length === 0 && around.limits.size === 0) return NO_RULES;
  const named = await tx.$queryRaw<{ id: string; childId: string; slotDayId: string }[]>`
    SELECT id, child_id AS "childId", slot_day_id AS "slotDayId" FROM reservation WHERE id = ANY(${ids}::uuid[])`;
  const changed = await tx.$queryRaw<{ childId: string }[]>`
    SELECT DISTINCT child_id AS "childId" FROM reservation
    WHERE child_id = ANY(${targets.map(({ childId }) => childId)}::uuid[]) AND updated_at >= ${since}::timestamptz
      AND id <> ALL(${ids}::uuid[])`;
  const targetOf = new Map(targets.map((one) => [`${one.childId} ${one.slotDayId}`, one]));
  const cellOf = new Map(
    named.map(({ id, childId, slotDayId }) => [id, targetOf.get(`${childId} ${slotDayId}`)]),
  );
  const others = new Set(changed.map(({ childId }) => childId));
  const { links, limits, held } = around;
  const keyOf = (one: { childId: string; slotId: string; date: string }) =>
    `${one.childId} ${one.slotId} ${one.date}`;
  const judge = (backs: Back[]) => {
    const torn = new Set(backs.filter(({ change }) => !change).map(({ childId }) => childId));
    const granted = backs.flatMap(({ undo, childId, change }) => {
      const cell = cellOf.get(undo.id);
      if (!cell || !change || !(others.has(childId) || torn.has(childId))) return [];
      const keeps = change.to === "CANCEL_REQUESTED";
      return [{ ...cell, key: undo.id, takes: occupies(change.to) && !keeps, keeps }];
    });
    const moving = new Set(granted.map(keyOf));
    const standing = held.filter((one) => !moving.has(keyOf(one)));
    return fallsTogether(granted, standing, { links, limits, schoolHolidays: organisation.schoolHolidays });
  };
  return { judge, nameOf: slotNames({ around }) };
}
