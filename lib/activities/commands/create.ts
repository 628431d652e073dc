import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import { type PlainDate, toDbDate } from "@/lib/dates";
import { db, type Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type ActivitySettings, activitySettings, type TownSettings } from "../schema";

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

/** Creates an activity with its deadlines, groups, slots and prices, all in force from `validFrom`. */
export async function createActivity(
  actor: SystemActor,
  structureId: string,
  { position, validFrom, ...given }: NewActivity,
  tx: Tx = db(),
): Promise<string> {
  allow(actor, "system");
  const { bookRule, cancelRule, groups, slots, tariffs, ...settings } = activitySettings.parse(given);
  const from = toDbDate(validFrom);
  const json = (rule: unknown) => rule as Prisma.InputJsonValue;
  const { id } = await tx.activity.create({
    data: {
      id: newId(),
      structureId,
      position,
      ...settings,
      policies: { create: { validFrom: from, bookRule: json(bookRule), cancelRule: json(cancelRule) } },
      groups: { create: groups.map((group, index) => ({ ...group, position: index })) },
      slots: { create: slots.map((slot, index) => ({ ...slot, position: index })) },
      tariffs: { create: tariffs.map(({ name, rule }) => ({ name, rule: json(rule), validFrom: from })) },
    },
  });
  return id;
}
