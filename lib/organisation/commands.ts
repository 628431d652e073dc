import "server-only";
import { allow, type SystemActor } from "@/lib/actor";
import { type HolidayRegion, type SchoolZone, schoolHolidays } from "@/lib/calendar/rules";
import { toDbDate } from "@/lib/dates";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";

export type NewOrganisation = {
  name: string;
  timeZone: string;
  schoolZone: SchoolZone;
  holidayRegion: HolidayRegion;
  isDemo: boolean;
  /** Families who live there are residents. */
  residentPostalCodes?: string[];
};

/** Sets up the one organisation of this deployment, with the school holidays known for its zone. */
export async function setUpOrganisation(
  actor: SystemActor,
  organisation: NewOrganisation,
  tx: Tx = db(),
): Promise<string> {
  allow(actor, "system");
  const id = newId();
  await tx.organisation.create({
    data: {
      id,
      ...organisation,
      schoolHolidays: {
        create: schoolHolidays(organisation.schoolZone).map(({ name, firstDay, lastDay }) => ({
          name,
          firstDay: toDbDate(firstDay),
          lastDay: toDbDate(lastDay),
        })),
      },
    },
  });
  return id;
}

/** The organisation's id and whether it is the demonstration's; null before it is set up. */
export async function findOrganisation(actor: SystemActor) {
  allow(actor, "system");
  return db().organisation.findFirst({ select: { id: true, isDemo: true } });
}
