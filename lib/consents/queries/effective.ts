import "server-only";
import { allow, holds, NotAllowed, type StaffActor } from "@/lib/actor";
import { Prisma } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { settleConsents } from "../rules";
import type { EffectiveConsents } from "../schema";
import { readFacts } from "./facts";

/**
 * What is consented to today for each of the children that the actor sees by FAMILIES or HEALTH, by child; children
 * that the actor does not see are left out. One statement.
 */
export async function effectiveConsents(
  actor: StaffActor,
  childIds: string[],
): Promise<Map<string, EffectiveConsents>> {
  allow(actor, "staff");
  if (!holds(actor, "FAMILIES") && !holds(actor, "HEALTH")) throw new NotAllowed("FAMILIES or HEALTH");
  const home = Prisma.sql`home.household_id`;
  const sees = Prisma.sql`EXISTS (SELECT 1 FROM household_child home WHERE home.child_id = c.id
    AND (${seesAs(actor, "FAMILIES", home)} OR ${seesAs(actor, "HEALTH", home)}))`;
  const all = await readFacts(Prisma.sql`c.id = ANY(${childIds}::uuid[]) AND ${sees}`);
  return new Map(
    all.map(({ childId, answers, guardians, everyAdult, today }) => [
      childId,
      settleConsents(answers, { adultIds: guardians.map(({ adultId }) => adultId), everyAdult, today }),
    ]),
  );
}
