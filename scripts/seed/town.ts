import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createActivity, openDays, setUpTown } from "@/lib/activities/commands";
import { townSettings } from "@/lib/activities/schema";
import type { SystemActor } from "@/lib/actor";
import { addDays } from "@/lib/calendar/rules";
import { schoolYearOf } from "@/lib/families/rules";

const EXAMPLE = join(import.meta.dirname, "../../examples/commune.json");
const LEISURE = "Accueil de loisirs Les Tilleuls";
const SCHOOL = "Espace enfance Jules-Ferry";
/** The outing of ten places that every demonstration family may ask for. */
export const OUTING = "Sortie piscine";

/** Places given by allocation, asked for within windows. */
export const CAMP = "Stage multisport";
/** Children come to it by a request for enrolment. */
export const WORKSHOP = "Atelier théâtre";

export type DemoTown = { leisure: string; school: string; outing: string; camp: string; workshop: string };

/** The example commune, from the first school year known to the current one or the last one known. */
export async function seedTown(actor: SystemActor, today: string): Promise<DemoTown> {
  const settings = townSettings.parse(JSON.parse(readFileSync(EXAMPLE, "utf8")));
  const year = schoolYearOf(today);
  const town = await setUpTown(actor, settings, {
    firstDay: `${Math.min(2025, year)}-09-01`,
    lastDay: `${Math.max(2026, year) + 1}-08-31`,
    isDemo: true,
  });
  const leisure = town.structures.get(LEISURE) ?? "";
  const camp = await makeCamp(actor, leisure, today);
  const workshop = await makeWorkshop(actor, leisure, today);
  const school = town.structures.get(SCHOOL) ?? "";
  return { leisure, school, outing: town.activities.get(OUTING) ?? "", camp, workshop };
}

/** Saturdays whose first window is over, whose second is open and whose third is to come. */
async function makeCamp(actor: SystemActor, leisure: string, today: string): Promise<string> {
  const at = (days: number, time = "09:00") => `${addDays(today, days)}T${time}`;
  const window = (from: number, to: number, opens: number, closes: number) => ({
    firstDay: addDays(today, from),
    lastDay: addDays(today, to),
    opensAt: at(opens),
    closesAt: at(closes, "23:59"),
    stages: [],
  });
  const periods = [window(0, 13, -40, -1), window(14, 34, -10, 12), window(35, 70, 15, 40)];
  const untilTwoDays = { kind: "hours-before" as const, hours: 48 };
  const activityId = await createActivity(actor, leisure, {
    name: CAMP,
    position: 10,
    validFrom: `${schoolYearOf(today)}-09-01`,
    capacityMode: "ALLOCATE",
    waitMode: "OFFER",
    offerHours: 48,
    bookRule: {
      limit: { kind: "window", periods },
      after: [{ kind: "surcharge", percent: 20, until: untilTwoDays }],
    },
    cancelRule: { limit: untilTwoDays },
    groups: [{ name: "6-11 ans", minAge: 6, maxAge: 11 }],
    slots: [{ name: "Journée", startsAt: "09:00", endsAt: "17:00" }],
  });
  const days = { firstDay: addDays(today, -60), lastDay: addDays(today, 70) };
  await openDays(actor, {
    activityId,
    ...days,
    weekdays: [6],
    season: "always",
    capacities: { "6-11 ans": 6 },
  });
  return activityId;
}

async function makeWorkshop(actor: SystemActor, leisure: string, today: string): Promise<string> {
  const activityId = await createActivity(actor, leisure, {
    name: WORKSHOP,
    position: 11,
    validFrom: `${schoolYearOf(today)}-09-01`,
    enrolmentMode: "ON_REQUEST",
    bookRule: { limit: { kind: "weekday", weekday: 7, at: "23:59", weeks: 1 } },
    cancelRule: { limit: { kind: "days-before", days: 1, at: "12:00" } },
    groups: [{ name: "7-11 ans", minAge: 7, maxAge: 11 }],
    slots: [{ name: "Séance", startsAt: "17:00", endsAt: "18:30" }],
    limits: { week: { max: 1 } },
  });
  const year = schoolYearOf(today);
  const days = { firstDay: `${year}-09-01`, lastDay: `${year + 1}-06-30` };
  await openDays(actor, {
    activityId,
    ...days,
    weekdays: [4],
    season: "school",
    capacities: { "7-11 ans": 12 },
  });
  return activityId;
}
