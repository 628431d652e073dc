import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setUpTown } from "@/lib/activities/commands";
import { townSettings } from "@/lib/activities/schema";
import type { SystemActor } from "@/lib/actor";
import { schoolYearOf } from "@/lib/families/rules";

const EXAMPLE = join(import.meta.dirname, "../../examples/commune.json");
const LEISURE = "Accueil de loisirs Les Tilleuls";
/** The outing of ten places that every demonstration family may ask for. */
export const OUTING = "Sortie piscine";

export type DemoTown = { leisure: string; outing: string };

/** The example commune, from the first school year known to the current one or the last one known. */
export async function seedTown(actor: SystemActor, today: string): Promise<DemoTown> {
  const settings = townSettings.parse(JSON.parse(readFileSync(EXAMPLE, "utf8")));
  const year = schoolYearOf(today);
  const town = await setUpTown(actor, settings, {
    firstDay: `${Math.min(2025, year)}-09-01`,
    lastDay: `${Math.max(2026, year) + 1}-08-31`,
    isDemo: true,
  });
  return { leisure: town.structures.get(LEISURE) ?? "", outing: town.activities.get(OUTING) ?? "" };
}
