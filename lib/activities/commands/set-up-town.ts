import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import type { DayRange } from "@/lib/calendar/rules";
import { transaction } from "@/lib/db";
import { setUpOrganisation } from "@/lib/organisation/commands";
import { setUpFileSettings } from "@/lib/settings/commands";
import { createStaff, type NewStaff } from "@/lib/staff/commands";
import type { TownSettings } from "../schema";
import { createActivity, createStructure, linkSlots } from "./create";
import { openDays } from "./open-days";

/** The ids of what was set up, by name. */
export type Town = { structures: Map<string, string>; activities: Map<string, string> };

type Circumstances = DayRange & {
  isDemo: boolean;
  /** Without one, staff are created afterwards. */
  administrator?: NewStaff;
};

/**
 * Sets up a whole commune, its rules in force, its days written from `firstDay` to `lastDay` and the usual documents
 * asked of its families, in one transaction: settings that break half-way leave a database that is still nobody's.
 */
export async function setUpTown(
  actor: SystemActor,
  { organisation, structures }: TownSettings,
  { firstDay, lastDay, isDemo, administrator }: Circumstances,
): Promise<Town> {
  allow(actor, "system");
  return transaction(async (tx) => {
    const organisationId = await setUpOrganisation(actor, { ...organisation, isDemo }, tx);
    const town: Town = { structures: new Map(), activities: new Map() };
    for (const [position, { activities, ...structure }] of structures.entries()) {
      const structureId = await createStructure(actor, organisationId, { ...structure, position }, tx);
      await setUpFileSettings(actor, tx, structureId);
      town.structures.set(structure.name, structureId);
      for (const [index, { openings, ...activity }] of activities.entries()) {
        const given = { ...activity, position: index, validFrom: firstDay };
        const id = await createActivity(actor, structureId, given, tx);
        town.activities.set(activity.name, id);
        for (const opening of openings) {
          await openDays(actor, { activityId: id, firstDay, lastDay, ...opening }, tx);
        }
      }
      for (const { name, links } of activities) {
        const elsewhere = links.filter(({ activity }) => activity !== undefined);
        await linkSlots(tx, structureId, town.activities.get(name)!, elsewhere);
      }
    }
    if (administrator) await createStaff(actor, administrator, tx);
    return town;
  });
}
