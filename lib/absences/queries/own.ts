import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { type Declaration, readDeclarations } from "./declarations";

const SHOWN = 60;

export type OwnAbsences = { today: PlainDate; declarations: (Declaration & { withdrawable: string[] })[] };

/**
 * What the household declared for the children over whom the actor still has a say, the newest first, with the ids of
 * the days that can still be withdrawn. `timeZone` is the organisation's. One statement.
 */
export async function ownAbsences(actor: ParentActor, timeZone: string): Promise<OwnAbsences> {
  allow(actor, "parent");
  const at = now();
  const today = dayOf(at, timeZone);
  const clock = at.toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5);
  const declarations = await readDeclarations(db(), today, {
    where: Prisma.sql`d.household_id = ${actor.householdId}::uuid`,
    days: Prisma.sql`r.child_id IN (
      SELECT g.child_id FROM guardianship g
      JOIN household_child hc ON hc.child_id = g.child_id AND hc.household_id = ${actor.householdId}::uuid
      WHERE g.adult_id = ${actor.adultId}::uuid AND g.parental_authority <> 'WITHDRAWN')`,
    opens: Prisma.sql`EXISTS (
      SELECT 1 FROM guardianship g WHERE g.child_id = of_d."childId" AND g.adult_id = ${actor.adultId}::uuid
        AND g.parental_authority = 'YES')`,
    limit: SHOWN,
  });
  const isAhead = ({ date, startsAt }: { date: PlainDate; startsAt: string }) =>
    date > today || (date === today && startsAt > clock);
  return {
    today,
    declarations: declarations.map((one) => ({
      ...one,
      withdrawable: one.days.filter((day) => day.why !== "came" && isAhead(day)).map(({ id }) => id),
    })),
  };
}
