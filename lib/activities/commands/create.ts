import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import { type PlainDate, toDbDate } from "@/lib/dates";
import { db, type Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type ActivitySettings, activitySettings, type NamedLink, type TownSettings } from "../schema";

export type NewStructure = Omit<TownSettings["structures"][number], "activities"> & { position: number };

export async function createStructure(
  actor: SystemActor,
  organisationId: string,
  structure: NewStructure,
  tx: Tx = db(),
): Promise<string> {
  allow(actor, "system");
  const { id } = await tx.structure.create({ data: { id: newId(), organisationId, ...structure } });
  return id;
}

export type NewActivity = ActivitySettings & { position: number; validFrom: PlainDate };

/**
 * Creates an activity with its deadlines, groups, slots, the links between its own slots and prices, all in force from
 * `validFrom`.
 */
export async function createActivity(
  actor: SystemActor,
  structureId: string,
  activity: NewActivity,
  tx: Tx = db(),
): Promise<string> {
  allow(actor, "system");
  return storeActivity(tx, structureId, activity);
}

/** See createActivity; inside the transaction of a command that has checked the rights. */
export async function storeActivity(
  tx: Tx,
  structureId: string,
  { position, validFrom, ...given }: NewActivity,
): Promise<string> {
  const { bookRule, cancelRule, groups, slots, links, tariffs, ...settings } = activitySettings.parse(given);
  const from = toDbDate(validFrom);
  const json = (rule: unknown) => rule as Prisma.InputJsonValue;
  const id = newId();
  await tx.activity.create({
    data: {
      id,
      structureId,
      position,
      ...settings,
      policies: { create: { validFrom: from, bookRule: json(bookRule), cancelRule: json(cancelRule) } },
      groups: { create: groups.map((group, index) => ({ ...group, position: index })) },
      slots: { create: slots.map((slot, index) => ({ ...slot, position: index })) },
      tariffs: { create: tariffs.map(({ name, rule }) => ({ name, rule: json(rule), validFrom: from })) },
    },
  });
  await linkSlots(
    tx,
    structureId,
    id,
    links.filter(({ activity }) => activity === undefined),
  );
  return id;
}

/** Links slots of an activity, named, to slots of its structure. */
export async function linkSlots(
  tx: Tx,
  structureId: string,
  activityId: string,
  links: readonly NamedLink[],
): Promise<void> {
  if (links.length === 0) return;
  const slots = await tx.slot.findMany({
    where: { activity: { structureId } },
    select: { id: true, name: true, activityId: true, activity: { select: { name: true } } },
  });
  const slotId = (name: string, isThere: (slot: (typeof slots)[number]) => boolean) => {
    const found = slots.find((slot) => slot.name === name && isThere(slot));
    if (!found) throw new Error(`no slot is named ${name}`);
    return found.id;
  };
  const own = (slot: { activityId: string }) => slot.activityId === activityId;
  await tx.slotLink.createMany({
    data: links.map(({ slot, other, kind, activity }) => ({
      slotId: slotId(slot, own),
      otherId: slotId(other, activity === undefined ? own : (it) => it.activity.name === activity),
      kind,
    })),
  });
}
