import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import type { DayRange, HolidayRegion } from "@/lib/calendar/rules";
import { setUpOrganisation } from "@/lib/organisation/commands";
import type { TownSettings } from "../schema";
import { createActivity, createStructure } from "./create";
import { openDays } from "./open-days";

/** The ids of what was set up, by name. */
export type Town = { structures: Map<string, string>; activities: Map<string, string> };

/** Sets up a whole commune, its rules in force and its days written from `firstDay` to `lastDay`. */
export async function setUpTown(
  actor: SystemActor,
  { organisation, structures }: TownSettings,
  { firstDay, lastDay, isDemo }: DayRange & { isDemo: boolean },
): Promise<Town> {
  allow(actor, "system");
  const holidayRegion = organisation.holidayRegion as HolidayRegion;
  const organisationId = await setUpOrganisation(actor, { ...organisation, holidayRegion, isDemo });
  const town: Town = { structures: new Map(), activities: new Map() };
  for (const [position, { activities, ...structure }] of structures.entries()) {
    const structureId = await createStructure(actor, organisationId, { ...structure, position });
    town.structures.set(structure.name, structureId);
    for (const [index, { opening, ...activity }] of activities.entries()) {
      const id = await createActivity(actor, structureId, {
        ...activity,
        position: index,
        validFrom: firstDay,
      });
      town.activities.set(activity.name, id);
      if (opening) await openDays(actor, { activityId: id, firstDay, lastDay, ...opening });
    }
  }
  return town;
}
