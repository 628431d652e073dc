import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { done, type Refusal, type Result, refuse } from "@/lib/result";
import { type LinkedSlot, linkProblem } from "../rules";
import type { EndSlot, SaveSlot } from "../schema";
import { changeActivity } from "./change";
import { todayOf } from "./today";
import { writeDays } from "./write-days";

type Saved = { version: number; eventId: string };

/** The slots that a structure offers, with their links both as they are stored. */
async function linkedSlots(tx: Tx, structureId: string): Promise<LinkedSlot[]> {
  const slots = await tx.slot.findMany({
    where: { archivedAt: null, activity: { structureId, archivedAt: null } },
    select: { id: true, links: { select: { otherId: true, kind: true } } },
  });
  const of = (links: (typeof slots)[number]["links"], wanted: string) =>
    links.filter(({ kind }) => kind === wanted).map(({ otherId }) => otherId);
  return slots.map(({ id, links }) => ({
    id,
    excludes: of(links, "EXCLUDES"),
    needs: of(links, "NEEDS"),
  }));
}

/** Whether a slot that stays would lack all that it comes with once these are no longer offered. */
export async function isNeeded(tx: Tx, structureId: string, leaving: string[]): Promise<boolean> {
  const staying = (await linkedSlots(tx, structureId)).filter(({ id }) => !leaving.includes(id));
  return staying.some(
    ({ needs }) =>
      needs.some((need) => leaving.includes(need)) &&
      !needs.some((need) => staying.some(({ id }) => id === need)),
  );
}

/** Whether every chosen slot is one of the structure's, and the links can stand with the others. */
async function checkLinks(tx: Tx, structureId: string, slot: LinkedSlot): Promise<Refusal | null> {
  const known = await linkedSlots(tx, structureId);
  const isKnown = (id: string) => id !== slot.id && known.some((other) => other.id === id);
  if (![...slot.excludes, ...slot.needs].every(isKnown)) return refuse("not-found");
  // An exclusion is read both ways and stored once: what this slot no longer excludes, it is no longer excluded by.
  const others = known
    .filter(({ id }) => id !== slot.id)
    .map((other) => ({ ...other, excludes: other.excludes.filter((id) => id !== slot.id) }));
  const problem = linkProblem([slot, ...others]);
  return problem && refuse("form-invalid", { fields: { avec: problem } });
}

/** Adds a slot or changes it, with its links. An opening that is for all slots writes the days of a new one. */
export async function saveSlot(
  actor: StaffActor,
  { activityId, version, slotId, excludes, needs, ...text }: SaveSlot,
): Promise<Result<Saved & { slotId: string }>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(
    actor,
    { activityId, version },
    slotId ? "activity.slot-saved" : "activity.slot-added",
    async (tx, activity) => {
      const known = slotId
        ? await tx.slot.findFirst({ where: { id: slotId, activityId }, select: { id: true } })
        : null;
      if (slotId && !known) return refuse("not-found");
      const id = slotId ?? newId();
      const problem = await checkLinks(tx, activity.structureId, { id, excludes, needs });
      if (problem) return problem;
      await tx.slot.upsert({
        where: { id },
        create: { id, activityId, ...text },
        update: text,
      });
      await tx.slotLink.deleteMany({ where: { OR: [{ slotId: id }, { otherId: id, kind: "EXCLUDES" }] } });
      const link = (kind: "EXCLUDES" | "NEEDS") => (otherId: string) => ({ slotId: id, otherId, kind });
      await tx.slotLink.createMany({
        data: [...excludes.map(link("EXCLUDES")), ...needs.map(link("NEEDS"))],
        skipDuplicates: true,
      });
      const { report } = await writeDays(actor, tx, activityId, { firstDay: await todayOf(actor, tx) });
      return done({ value: { slotId: id }, details: { slotId: id, ...text, excludes, needs, report } });
    },
    "slot-name-taken",
  );
}

/**
 * Stops offering a slot (what is booked stands), offers it again, or deletes one that was never booked. Refused while
 * another slot comes with no other.
 */
export async function endSlot(actor: StaffActor, { slotId, what, ...seen }: EndSlot): Promise<Result<Saved>> {
  allow(actor, "staff", "SETTINGS");
  return changeActivity(actor, seen, `activity.slot-${KINDS[what]}`, async (tx, activity) => {
    const slot = await tx.slot.findFirst({
      where: { id: slotId, activityId: activity.id },
      select: { id: true },
    });
    if (!slot) return refuse("not-found");
    if (what !== "reprendre") {
      if (await isNeeded(tx, activity.structureId, [slotId])) return refuse("slot-needed");
    }
    if (what === "supprimer") {
      if (await isSlotUsed(tx, slotId)) return refuse("slot-used");
      // An opening for this slot alone would be one for all slots without it.
      await tx.activityOpening.deleteMany({
        where: { slots: { some: { slotId }, every: { slotId } } },
      });
      await tx.slot.delete({ where: { id: slotId } });
    } else {
      const archivedAt = what === "archiver" ? nowDate() : null;
      await tx.slot.update({ where: { id: slotId }, data: { archivedAt } });
    }
    const { report } = await writeDays(actor, tx, activity.id, { firstDay: await todayOf(actor, tx) });
    return done({ value: {}, details: { slotId, report } });
  });
}

const KINDS = { archiver: "archived", reprendre: "restored", supprimer: "removed" } as const;

async function isSlotUsed(tx: Tx, slotId: string): Promise<boolean> {
  const [used] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM reservation WHERE slot_id = ${slotId}::uuid
    UNION ALL SELECT 1 FROM proposal p JOIN slot_day d ON d.id = p.slot_day_id WHERE d.slot_id = ${slotId}::uuid
    LIMIT 1`;
  return used !== undefined;
}
