import { setCustody } from "@/lib/custody/commands";
import type { CustodyPattern } from "@/lib/custody/schema";
import { db } from "@/lib/db";
import { child, makeFamily, makeStaff, makeTown, parentOf } from "../factories";

/** Home 1 takes the child on the Friday of even weeks at 16:30: home 2 has it on Tuesday 24 November 2026. */
export const WEEKS: Extract<CustodyPattern, { kind: "alternate-weeks" }> = {
  kind: "alternate-weeks",
  evenWeeks: 1,
  changeDay: 5,
  changeTime: "16:30",
  holidays: { kind: "as-weeks" },
};

/** A town whose structure knows both homes of one child, with an agent of its families. */
export async function twoHomes(given: Parameters<typeof makeTown>[0] = {}) {
  const town = await makeTown(given);
  const mother = await makeFamily([town.structureId], { adults: [{ firstName: "Zéphyrine" }] });
  const [childId] = mother.childIds as [string];
  const father = await makeFamily([town.structureId], {
    adults: [{ firstName: "Hippolyte" }],
    children: [child({ childId })],
  });
  const agent = await makeStaff([town.structureId], ["FAMILIES"]);
  const settle = (pattern: CustodyPattern, from = "2026-11-16", seen: string | null = null) =>
    setCustody(agent, { householdId: mother.householdId, childId, seen, from, pattern });
  return {
    ...town,
    ...{ mother, father, childId, agent, settle },
    mum: parentOf(mother),
    dad: parentOf(father),
  };
}

export const plansOf = (childId: string) =>
  db().custodyPlan.findMany({ where: { childId }, orderBy: { validFrom: "asc" } });

export const freeDaysOf = (childId: string) =>
  db().custodyDay.findMany({ where: { childId }, orderBy: { date: "asc" } });
